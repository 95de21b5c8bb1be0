import { bestOf, NONE, RESTS, reduceOrder, restOrder } from "../book/book.ts";
import { emitTraded } from "../messages/emit.ts";
import { EVENT, NO_ORDER } from "../messages/events.ts";
import { type Rows, writeRow } from "../messages/rows.ts";
import { useSize } from "../quoting/quote-sheets.ts";
import type { Exchange } from "./exchange.ts";
import { bestRow, priceOf, sheetSize } from "./look.ts";
import { countFill } from "./protect-makers.ts";

/**
 * Trades what crosses of the command at `place`, best price first and oldest first; returns the
 * quantity that is left.
 *
 * Its time stays in the row: a double would become an object each time that it is handed on.
 */
export function takeCrossing(
  exchange: Exchange,
  rows: Rows,
  place: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
): number {
  const { book, events, look } = exchange;
  const time = rows.time[place]!;
  const account = rows.account[place]!;
  let left = quantity;
  while (left > 0) {
    const resting = bestOf(book, instrument, -side);
    const row = bestRow(exchange, -side, account);
    // At one price orders trade before sheets (docs/market/quote-sheets.md).
    const isSheet =
      row >= 0 &&
      (resting === NONE || side * (book.price[resting]! - priceOf(look, row, -side)) > 0);
    if (isSheet) {
      const at = priceOf(look, row, -side);
      if (side * (price - at) < 0) break;
      const { sheet } = NO_ORDER;
      left -= fillSheet(exchange, time, instrument, row, -side, account, sheet, side, at, left);
      continue;
    }
    if (resting === NONE || side * (price - book.price[resting]!) < 0) break;
    const other = book.owner[resting]!;
    // Only the two sides of one quote at a choice price meet their own owner here.
    if (other === account) break;
    const filled = Math.min(left, book.remaining[resting]!);
    const buyer = side > 0 ? account : other;
    const seller = side > 0 ? other : account;
    const at = book.price[resting]!;
    emitTraded(events, time, instrument, buyer, seller, book.id[resting]!, side, at, filled);
    if (book.rests[resting] === RESTS.requoted) countFill(exchange, time, other, filled);
    reduceOrder(book, resting, filled);
    left -= filled;
  }
  return left;
}

/**
 * Trades with a row of the look, on the side on which that sheet buys (1) or sells (-1); returns
 * the contracts.
 *
 * @param account whom the sheet meets. @param order number of his order, or one of NO_ORDER.
 * @param aggressor side of who came last.
 */
export function fillSheet(
  exchange: Exchange,
  time: number,
  instrument: number,
  row: number,
  side: number,
  account: number,
  order: number,
  aggressor: number,
  price: number,
  wanted: number,
): number {
  const { look, sheets, events } = exchange;
  const maker = look.maker[row]!;
  const other = sheets.account[maker]!;
  const sizes = side > 0 ? look.bidSize : look.askSize;
  const filled = Math.min(wanted, sizes[row]!);
  const buyer = side > 0 ? other : account;
  const seller = side > 0 ? account : other;
  emitTraded(events, time, instrument, buyer, seller, order, aggressor, price, filled);
  sizes[row] = sizes[row]! - filled;
  useSize(sheets, maker, instrument, side, filled);
  countFill(exchange, time, other, filled);
  return filled;
}

/**
 * Rests what is left of the command at `place` in the book.
 *
 * @param rests one of RESTS.
 */
export function rest(
  exchange: Exchange,
  rows: Rows,
  place: number,
  instrument: number,
  side: number,
  price: number,
  left: number,
  rests: number,
): void {
  if (left === 0) return;
  const { book, events } = exchange;
  const account = rows.account[place]!;
  const slot = restOrder(book, account, instrument, side, price, left, rests);
  const time = rows.time[place]!;
  const order = book.id[slot]!;
  writeRow(events, EVENT.accepted, time, account, 0, instrument, order, side, price, left);
}

/** Whether an order would find its whole quantity at its price. */
export function canFill(
  exchange: Exchange,
  account: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
): boolean {
  const { book } = exchange;
  let left = quantity - sheetSize(exchange, -side, price, account, false);
  let slot = bestOf(book, instrument, -side);
  while (slot !== NONE && left > 0 && side * (price - book.price[slot]!) >= 0) {
    left -= book.remaining[slot]!;
    slot = book.next[slot]!;
  }
  return left <= 0;
}
