import { type Outbox, sendImmediateOrder } from "../messages/outbox.ts";
import type { MarketView } from "../view/market-view.ts";

/** Sells contracts of a series at the bid, whatever it is; without a bid nothing is sent. */
export function sellAtBid(
  view: MarketView,
  outbox: Outbox,
  time: number,
  series: number,
  contracts: number,
): void {
  const bid = view.bestPrice(series, "bid");
  if (bid === undefined) return;
  sendImmediateOrder(outbox, time, series, "sell", bid, contracts);
}
