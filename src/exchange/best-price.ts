import { bestOf, NONE } from "../book/book.ts";
import { isLive, isSeries } from "../contracts/instrument-table.ts";
import type { Exchange } from "./exchange.ts";
import { bestRow, lookAt, priceOf, settleLook } from "./look.ts";

/** For {@link bestRow}: nobody's own sheet is left out. */
const NOBODY = -1;

/** The best bid (side 1) or ask (-1) of orders and sheets in $0.0001 per share, or undefined. */
export function bestPrice(
  exchange: Exchange,
  instrument: number,
  side: number,
  time: number,
): number | undefined {
  const { book, instruments, look, sheets } = exchange;
  const slot = bestOf(book, instrument, side);
  const resting = slot === NONE ? undefined : book.price[slot]!;
  const hasSheets = sheets.makers > 0 && isSeries(instruments, instrument);
  if (!hasSheets || !isLive(instruments, instrument)) return resting;
  lookAt(exchange, instrument, time);
  settleLook(exchange, instrument);
  const row = bestRow(exchange, side, NOBODY);
  if (row < 0) return resting;
  const quoted = priceOf(look, row, side);
  return resting === undefined || side * (quoted - resting) > 0 ? quoted : resting;
}
