import { STOCK } from "../../contracts/instrument-table.ts";
import { roundDownToTick, roundUpToTick } from "../../contracts/tick-rule.ts";
import { type Outbox, sendDayOrder, sendImmediateOrder } from "../../messages/outbox.ts";
import { sendFund } from "../../messages/world-commands.ts";
import { createOptionBook, readOptionBook } from "../../participants/dealing/option-book.ts";
import { pickSeries } from "../../participants/pick-series.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { MarketView } from "../../view/market-view.ts";
import { applyAll, type RunWorld } from "./run-world.ts";
import type { SessionSurface } from "./session-surface.ts";

/** Draw of an account's stream that decides what it begins with. */
const OPENING = 2;

const VALUE = createChainValue();
const BOOK = createOptionBook();

/**
 * A market that has long been open begins with what people usually have: each of the public with
 * the chance that he has an option on any day, of an age drawn evenly; makers and traders in turn
 * have the other sides, traded at the fair value of the day, and are hedged.
 */
export function seedOpenInterest(
  world: RunWorld,
  surface: SessionSurface,
  today: number,
  time: number,
): void {
  const dealers = [...world.makers, ...world.traders].map(({ view }) => view);
  let turn = 0;
  for (const { who } of world.retail) {
    const { account } = who;
    const { stream, view } = account;
    stream.at(today, OPENING);
    const { side, right, delta, contracts, chance, days, leastDays } = who.habit();
    const isHolding = stream.nextUniform() < chance;
    const left = leastDays + stream.nextInteger(days - leastDays + 1);
    if (!isHolding || contracts === 0) continue;
    const series = pickSeries(view, { right, delta, days: left }, surface.month, today);
    const price = series === 0 ? 0 : fairPrice(view, series, surface);
    if (price === 0) continue;
    const dealer = dealers[turn++ % dealers.length]!;
    const other: Outbox = { rows: world.market.commands, account: dealer.account };
    sendDayOrder(account.outbox, time, series, side, price, contracts);
    sendImmediateOrder(other, time, series, side === "buy" ? "sell" : "buy", price, contracts);
    applyAll(world);
    who.begin(series, price);
  }
  for (const view of dealers) hedgeFully(world, view, surface, time);
}

/** To the nearest tick, in $0.0001 per share; 0 where that is nothing. */
export function fairPrice(view: MarketView, series: number, surface: SessionSurface): number {
  if (!view.priceSeries(VALUE, series, view.stockMark(), surface.sigmaOf(series))) return 0;
  const rule = view.tickRule(series);
  const [below, above] = [roundDownToTick(rule, VALUE.price), roundUpToTick(rule, VALUE.price)];
  return VALUE.price - below < above - VALUE.price ? below : above;
}

/** The shares that he would have by now: put in, or taken out where he is short. */
export function hedgeFully(
  world: RunWorld,
  view: MarketView,
  surface: SessionSurface,
  time: number,
): void {
  readOptionBook(BOOK, view, (series) => surface.sigmaOf(series));
  const shares = Math.round(BOOK.netDelta);
  if (shares === 0) return;
  sendFund(world.market.commands, time, view.account, STOCK, -shares);
  applyAll(world);
}
