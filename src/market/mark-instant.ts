import { dayOf } from "../calendar/civil-date.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { markAtPrice, markSeries, markStock } from "../marks/marks.ts";
import { emitInstrument } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import type { Market } from "./market-state.ts";

/** Marks the stock and then every live series, and says so in one `marked` event each. */
export function markInstant(market: Market, time: number): RefusalCode | undefined {
  const { marks, book, instruments, carry } = market;
  const stockBefore = markBefore(market, STOCK);
  markStock(marks, book);
  if (marks.marked[STOCK] === 0) return "no-stock-mark";
  emitMarked(market, time, STOCK, stockBefore);
  const today = dayOf(time);
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const before = markBefore(market, series);
    markSeries(marks, book, instruments, carry, series, today);
    if (marks.marked[series] === 1) emitMarked(market, time, series, before);
  }
  return undefined;
}

/** A series that nobody has quoted on both sides is marked by its first trade. */
export function markFirstTrade(market: Market, events: Rows, place: number): void {
  const instrument = events.instrument[place]!;
  const { marks } = market;
  if (marks.marked[instrument] === 1) return;
  const [time, price] = [events.time[place]!, events.price[place]!];
  if (instrument === STOCK) {
    marks.mark[STOCK] = price;
    marks.marked[STOCK] = 1;
  } else {
    markAtPrice(marks, market.instruments, market.carry, instrument, dayOf(time), price);
  }
  emitMarked(market, time, instrument, undefined);
}

function markBefore(market: Market, instrument: number): number | undefined {
  const { mark, marked } = market.marks;
  return marked[instrument] === 1 ? mark[instrument] : undefined;
}

/** A first mark is no move: what it says of before is the mark itself. */
function emitMarked(
  market: Market,
  time: number,
  instrument: number,
  before: number | undefined,
): void {
  const mark = market.marks.mark[instrument]!;
  emitInstrument(market.events, EVENT.marked, time, instrument, mark, before ?? mark);
}
