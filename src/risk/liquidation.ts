import { type InstrumentTable, STOCK } from "../contracts/instrument-table.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";

/**
 * What closes everything that an account holds or owes: first the options that it owes, which can
 * grow without end, then those that it holds, then the shares.
 *
 * @param visit is told the instrument, 1 to buy or -1 to sell, and how much.
 */
export function forEachClosingOrder(
  { live, liveCount }: InstrumentTable,
  ledger: Ledger,
  account: number,
  visit: (instrument: number, side: 1 | -1, quantity: number) => void,
): void {
  for (const side of [1, -1] as const) {
    for (let i = 0; i < liveCount[0]!; i++) {
      const contracts = balanceOf(ledger, account, live[i]!);
      if (contracts * side < 0) visit(live[i]!, side, Math.abs(contracts));
    }
  }
  const shares = balanceOf(ledger, account, STOCK);
  if (shares !== 0) visit(STOCK, shares > 0 ? -1 : 1, Math.abs(shares));
}
