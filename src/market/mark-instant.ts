import { dayOf } from "../calendar/civil-date.ts";
import { isLive, isSeries, STOCK } from "../contracts/instrument-table.ts";
import { bestShown } from "../exchange/best-price.ts";
import { showSheets } from "../exchange/look.ts";
import { markAtPrice, markSeries, markStock } from "../marks/marks.ts";
import { emitInstrument } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import type { Market } from "./market-state.ts";

/** Marks the stock and then every live series, and says so in one `marked` event each. */
export function markInstant(market: Market, time: number): RefusalCode | undefined {
  const { marks, book, instruments, carry, exchange } = market;
  const stockBefore = markBefore(market, STOCK);
  markStock(marks, book);
  if (marks.marked[STOCK] === 0) return "no-stock-mark";
  emitMarked(market, time, STOCK, stockBefore);
  const today = dayOf(time);
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const before = markBefore(market, series);
    markSeries(marks, exchange, carry, series, time, today);
    if (marks.marked[series] === 1) emitMarked(market, time, series, before);
  }
  return undefined;
}

/** Between the marks of all, the stock's: what trades in it are measured by. */
export function markStockAlone(market: Market, time: number): RefusalCode | undefined {
  const { marks, book } = market;
  const before = markBefore(market, STOCK);
  markStock(marks, book);
  if (marks.marked[STOCK] === 0) return "no-stock-mark";
  emitMarked(market, time, STOCK, before);
  return undefined;
}

/**
 * The middle of a series' quote in $0.0001 per share, by which a trade in it is measured; NaN where
 * a side is empty, and for other instruments.
 */
export function midOf(market: Market, instrument: number, time: number): number {
  const { instruments, exchange } = market;
  if (!isSeries(instruments, instrument) || !isLive(instruments, instrument)) return Number.NaN;
  showSheets(exchange, instrument, time);
  const bid = bestShown(exchange, instrument, 1);
  const ask = bestShown(exchange, instrument, -1);
  return bid === undefined || ask === undefined ? Number.NaN : (bid + ask) / 2;
}

/** Marks a series that is traded, at the middle of the quote that the trade met. */
export function markTraded(market: Market, instrument: number, time: number, mid: number): void {
  const before = markBefore(market, instrument);
  markAtPrice(market.marks, market.exchange, market.carry, instrument, dayOf(time), mid);
  emitMarked(market, time, instrument, before);
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
    markAtPrice(marks, market.exchange, market.carry, instrument, dayOf(time), price);
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
