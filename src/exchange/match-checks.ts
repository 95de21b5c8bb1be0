import { bestOf, NONE, RESTS } from "../book/book.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { bandUnits } from "./bands.ts";
import type { Exchange } from "./exchange.ts";
import { bestRow, priceOf, sheetSize } from "./look.ts";

/**
 * Why an order may not meet what it would trade with: it would reach an order of its own, or its
 * price is further behind the best of the others than the band allows.
 *
 * @param replacing the sender's earlier quote is about to go and does not count.
 */
export function refusalOfMatch(
  exchange: Exchange,
  account: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
  replacing: boolean,
): RefusalCode | undefined {
  const { book } = exchange;
  let resting = bestOf(book, instrument, -side);
  const meetsOrders = resting !== NONE && side * (price - book.price[resting]!) >= 0;
  // Most orders meet nothing, and most books have no sheets.
  if (!meetsOrders && exchange.look.count === 0) return undefined;
  let wanted = quantity;
  const sheets = bestOfSheets(exchange, account, side);
  /** Best price of others' orders so far. */
  let orders = NO_PRICE;
  while (resting !== NONE && wanted > 0 && side * (price - book.price[resting]!) >= 0) {
    const leaving = replacing && book.rests[resting] === RESTS.requoted;
    const at = book.price[resting]!;
    if (book.owner[resting] !== account) {
      if (Number.isNaN(orders)) orders = at;
      wanted -= book.remaining[resting]!;
    } else if (!leaving && wanted > sheetSize(exchange, -side, at, account, true)) {
      // Whatever is not ahead of his own order is not met before it.
      const isAhead = side * (at - sheets) > 0;
      const met = better(side, orders, isAhead ? sheets : NO_PRICE);
      return isOutside(exchange, instrument, side, price, met) ? "outside-band" : "self-trade";
    }
    resting = book.next[resting]!;
  }
  const best = better(side, orders, sheets);
  return isOutside(exchange, instrument, side, price, best) ? "outside-band" : undefined;
}

/** Of a side that is empty. */
const NO_PRICE = Number.NaN;

/** The better of two prices of the other side for somebody who buys (1) or sells (-1). */
function better(side: number, a: number, b: number): number {
  return Number.isNaN(b) || side * (a - b) <= 0 ? a : b;
}

/** Without anybody on the other side there is no band. */
function isOutside(
  { hasBands }: Exchange,
  instrument: number,
  side: number,
  price: number,
  best: number,
): boolean {
  if (!hasBands || Number.isNaN(best)) return false;
  return side * (price - best) > bandUnits(instrument, best);
}

/** The best price of the other side, of sheets or orders; NaN where it is empty. */
export function bestOpposite(
  exchange: Exchange,
  account: number,
  instrument: number,
  side: number,
): number {
  const { book } = exchange;
  const slot = bestOf(book, instrument, -side);
  const sheets = bestOfSheets(exchange, account, side);
  return better(side, slot === NONE ? NO_PRICE : book.price[slot]!, sheets);
}

/** The best price of others' sheets that an order on `side` would meet; NaN without any. */
function bestOfSheets(exchange: Exchange, account: number, side: number): number {
  const row = bestRow(exchange, -side, account);
  return row < 0 ? NO_PRICE : priceOf(exchange.look, row, -side);
}
