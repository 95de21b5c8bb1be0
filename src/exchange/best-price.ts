import { bestOf, NONE } from "../book/book.ts";
import type { Exchange } from "./exchange.ts";
import { bestRow, NOBODY, priceOf, showSheets } from "./look.ts";

/** The best bid (side 1) or ask (-1) of orders and sheets in $0.0001 per share, or undefined. */
export function bestPrice(
  exchange: Exchange,
  instrument: number,
  side: number,
  time: number,
): number | undefined {
  showSheets(exchange, instrument, time);
  return bestShown(exchange, instrument, side);
}

/** The same of an instrument whose sheets have just been shown: both sides from one look. */
export function bestShown(
  exchange: Exchange,
  instrument: number,
  side: number,
): number | undefined {
  const { book, look } = exchange;
  const slot = bestOf(book, instrument, side);
  const resting = slot === NONE ? undefined : book.price[slot]!;
  const row = bestRow(exchange, side, NOBODY);
  if (row < 0) return resting;
  const quoted = priceOf(look, row, side);
  return resting === undefined || side * (quoted - resting) > 0 ? quoted : resting;
}
