import type { Columns } from "../base/columns.ts";
import type { InstrumentTable } from "../contracts/instrument-table.ts";
import type { Account } from "../ledger/accounts.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { RandomStream } from "../math/random-stream.ts";
import { FEE } from "../messages/admin-commands.ts";
import type { Rows } from "../messages/rows.ts";

/** The clearing house and the back office: everything that happens becomes entries. */
export interface Clearing {
  readonly instruments: InstrumentTable;
  readonly ledger: Ledger;
  readonly events: Rows;
  readonly accounts: readonly Account[];
  /** Whom short sellers of the stock borrow from, and pay its dividends to. */
  readonly lender: number;
  /** Draws the shorts that are assigned. */
  readonly assignment: RandomStream;
  /** Cash in $0.0001 that is the account's own starting money: it earns no interest here. */
  readonly ownMoney: Float64Array;
  /** [0]: exercises before expiry so far: each has its own draw. */
  readonly exercises: Float64Array;
  /** abandoned[instrument x accounts + account]: contracts that are not to be exercised. */
  readonly abandoned: Float64Array;
  /** feeRates[account x FEE_KINDS + FEE[kind]]; 0 is free. */
  readonly feeRates: Float64Array;
}

export const FEE_KINDS: number = Object.keys(FEE).length;

export function createClearing(
  columns: Columns,
  parts: Omit<Clearing, "ownMoney" | "exercises" | "abandoned" | "feeRates">,
): Clearing {
  const accounts = parts.accounts.length;
  return {
    // Field by field: with a spread each market would have a hidden class of its own.
    instruments: parts.instruments,
    ledger: parts.ledger,
    events: parts.events,
    accounts: parts.accounts,
    lender: parts.lender,
    assignment: parts.assignment,
    ownMoney: columns.float64("clearing.ownMoney", accounts),
    exercises: columns.float64("clearing.exercises", 1),
    abandoned: columns.float64("clearing.abandoned", parts.instruments.capacity * accounts),
    feeRates: columns.float64("clearing.feeRates", accounts * FEE_KINDS),
  };
}
