import { sendImmediateOrder, sendQuote } from "../../messages/outbox.ts";
import { sendList, sendMark } from "../../messages/world-commands.ts";
import { announceDividends, applySent, closeTime } from "../history/history-world.ts";
import { fillVolatility } from "./fill-volatility.ts";
import type { PlannedEvent } from "./plan/trade-plan.ts";
import { bookFill } from "./position-book.ts";
import type { TradesWorld } from "./trades-world.ts";

type Fill = Extract<PlannedEvent, { kind: "fill" }>;

/**
 * The user's fill, as his file has it: the maker quotes that price on both sides, the common mark
 * is taken at it, the user trades, the quote goes. So the volatility that his price implies at the
 * close is the option's from then on.
 */
export function playFill(world: TradesWorld, fill: Fill): void {
  const { market, makerView, userOutbox, config, tally, positions } = world;
  const { row, quantity, price } = fill;
  const time = closeTime(world, row);
  const series = world.listed[fill.series] ?? listSeries(world, fill);
  const implied = fillVolatility(makerView, series, price);
  if (implied.ivStatus !== "ok") tally.withoutVolatility++;
  const fallback = config.fallbackVolatility[row]!;
  const isUnknown = implied.ivStatus !== "ok" && market.marks.volatility[series] === 0;
  if (isUnknown && implied.ivStatus !== "last-day" && fallback > 0) {
    // The price says nothing of swings: those to come are taken to be like those before.
    if (world.maker.quote(time, series, fallback, 0, 1)) sendMark(market.commands, time);
    applySent(world);
  }
  const size = Math.abs(quantity);
  sendQuote(world.makerOutbox, time, series, price, size, price, size);
  sendMark(market.commands, time);
  sendImmediateOrder(userOutbox, time, series, quantity > 0 ? "buy" : "sell", price, size);
  world.maker.withdraw(time, series);
  applySent(world);
  bookFill(positions, { series: fill.series, row, quantity, price, ...implied });
}

/** A series is listed when the user first trades it, with the dividends of its life. */
function listSeries(world: TradesWorld, { series, row }: Fill): number {
  const { market, config } = world;
  const { right, strike, expiryDay, expiryRow } = config.plan.series[series]!;
  const last = expiryRow ?? config.days.length - 1;
  announceDividends(world, row, last);
  const day = expiryRow === undefined ? expiryDay : config.days[expiryRow]!;
  const number = market.instruments.count[0]!;
  sendList(market.commands, closeTime(world, row), right, strike, day, "none", config.style);
  applySent(world);
  world.listed[series] = number;
  return number;
}
