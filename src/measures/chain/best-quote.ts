import { type Book, bestOf, NONE } from "../../book/book.ts";
import { bestShown } from "../../exchange/best-price.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { NOBODY, sheetSize, showSheets } from "../../exchange/look.ts";

/** The best prices of a series, $0.0001 per share, and the contracts at them; NaN, 0: no side. */
export interface BestQuote {
  bid: number;
  ask: number;
  bidSize: number;
  askSize: number;
}

export function createBestQuote(): BestQuote {
  return { bid: Number.NaN, ask: Number.NaN, bidSize: 0, askSize: 0 };
}

/** Reads orders and sheets of a series together, into `out`. */
export function readBestQuote(
  out: BestQuote,
  exchange: Exchange,
  series: number,
  time: number,
): void {
  showSheets(exchange, series, time);
  out.bid = bestShown(exchange, series, 1) ?? Number.NaN;
  out.ask = bestShown(exchange, series, -1) ?? Number.NaN;
  out.bidSize = sizeAt(exchange, series, 1, out.bid);
  out.askSize = sizeAt(exchange, series, -1, out.ask);
}

function sizeAt(exchange: Exchange, series: number, side: number, price: number): number {
  if (Number.isNaN(price)) return 0;
  const resting = restingAt(exchange.book, series, side, price);
  return resting + sheetSize(exchange, side, price, NOBODY, false);
}

/** Contracts of orders that rest at the best price; none where sheets are better. */
function restingAt(book: Book, series: number, side: number, price: number): number {
  const slot = bestOf(book, series, side);
  if (slot === NONE || book.price[slot] !== price) return 0;
  return book.levels.quantity[book.level[slot]!]!;
}
