import { type InstrumentTable, STOCK } from "../contracts/instrument-table.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import { CASH } from "../money/cash.ts";

/**
 * Cash plus every holding at its mark, in $0.0001. Positions are read from the ledger, never stored
 * a second time (rule L7).
 */
export function wealthOf(
  ledger: Ledger,
  marks: Marks,
  instruments: InstrumentTable,
  account: number,
): number {
  const shares = balanceOf(ledger, account, STOCK);
  let value = balanceOf(ledger, account, CASH) + shares * marks.mark[STOCK]!;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    value += balanceOf(ledger, account, series) * marks.mark[series]!;
  }
  return value;
}
