import type { Columns } from "../base/columns.ts";
import type { InstrumentTable } from "../contracts/instrument-table.ts";
import type { Account } from "../ledger/accounts.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Rows } from "../messages/rows.ts";

/** The clearing house and the back office: everything that happens becomes entries. */
export interface Clearing {
  readonly instruments: InstrumentTable;
  readonly ledger: Ledger;
  readonly events: Rows;
  readonly accounts: readonly Account[];
  /** Whom short sellers of the stock borrow from, and pay its dividends to. */
  readonly lender: number;
  /** Cash in $0.0001 that is the account's own starting money: it earns no interest here. */
  readonly ownMoney: Float64Array;
}

export function createClearing(columns: Columns, parts: Omit<Clearing, "ownMoney">): Clearing {
  return { ...parts, ownMoney: columns.float64("clearing.ownMoney", parts.accounts.length) };
}
