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

/** Buys contracts of a series at the ask, whatever it is; without an ask nothing is sent. */
export function buyAtAsk(
  view: MarketView,
  outbox: Outbox,
  time: number,
  series: number,
  contracts: number,
): void {
  const ask = view.bestPrice(series, "ask");
  if (ask === undefined) return;
  sendImmediateOrder(outbox, time, series, "buy", ask, contracts);
}

/** Buys back everything that is owed of a series at the ask; without an ask nothing is sent. */
export function buyBackAtAsk(view: MarketView, outbox: Outbox, time: number, series: number): void {
  const owed = -view.position(series);
  if (owed > 0) buyAtAsk(view, outbox, time, series, owed);
}
