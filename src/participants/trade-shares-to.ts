import { STOCK } from "../contracts/instrument-table.ts";
import { type Outbox, sendImmediateOrder } from "../messages/outbox.ts";
import type { MarketView } from "../view/market-view.ts";

/**
 * Trades the stock from what is held to what is wanted, at the price that is quoted; without a
 * quote nothing is sent.
 *
 * @param wantedShares whole shares; negative is short.
 */
export function tradeSharesTo(
  view: MarketView,
  outbox: Outbox,
  time: number,
  wantedShares: number,
): void {
  const shares = wantedShares - view.position(STOCK);
  if (shares === 0) return;
  const price = view.bestPrice(STOCK, shares > 0 ? "ask" : "bid");
  if (price === undefined) return;
  sendImmediateOrder(outbox, time, STOCK, shares > 0 ? "buy" : "sell", price, Math.abs(shares));
}
