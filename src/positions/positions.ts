import { FIRST_SERIES, STOCK } from "../contracts/instrument-table.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import { CASH } from "../money/cash.ts";

/** Positions are read from the ledger, never stored a second time (rule L7). */

/** Cash plus every holding at its mark, in $0.0001. */
export function wealthOf(ledger: Ledger, marks: Marks, account: number): number {
  return balanceOf(ledger, account, CASH) + holdingsOf(ledger, marks, account);
}

/** Shares and contracts of an account at their marks, in $0.0001. */
function holdingsOf(ledger: Ledger, marks: Marks, account: number): number {
  let value = balanceOf(ledger, account, STOCK) * marks.mark[STOCK]!;
  for (let series = FIRST_SERIES; series < ledger.assets; series++) {
    const contracts = balanceOf(ledger, account, series);
    if (contracts !== 0) value += contracts * marks.mark[series]!;
  }
  return value;
}
