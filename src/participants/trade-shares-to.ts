import { STOCK } from "../contracts/instrument-table.ts";
import { type Outbox, sendImmediateOrder } from "../messages/outbox.ts";
import type { MarketView } from "../view/market-view.ts";

/**
 * Trades shares at the price that is quoted; without a quote nothing is sent.
 *
 * @param shares whole; below 0 to sell. Returns whether an order was sent.
 */
export function tradeShares(
  view: MarketView,
  outbox: Outbox,
  time: number,
  shares: number,
): boolean {
  if (shares === 0) return false;
  const price = view.bestPrice(STOCK, shares > 0 ? "ask" : "bid");
  if (price === undefined) return false;
  sendImmediateOrder(outbox, time, STOCK, shares > 0 ? "buy" : "sell", price, Math.abs(shares));
  return true;
}

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
  tradeShares(view, outbox, time, wantedShares - view.position(STOCK));
}
