import { type Book, bestOf, NONE, RESTS, reduceOrder, restOrder } from "../book/book.ts";
import { emitTraded } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import { nextRow } from "../messages/rows.ts";
import type { Exchange } from "./exchange.ts";
import { countFill } from "./protect-makers.ts";

/** Trades what crosses, best price first and oldest first; returns the quantity that is left. */
export function takeCrossing(
  exchange: Exchange,
  time: number,
  account: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
): number {
  const { book, events } = exchange;
  let left = quantity;
  while (left > 0) {
    const resting = bestOf(book, instrument, -side);
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
 * Rests what is left in the book.
 *
 * @param rests one of RESTS.
 */
export function rest(
  exchange: Exchange,
  time: number,
  account: number,
  instrument: number,
  side: number,
  price: number,
  left: number,
  rests: number,
): void {
  if (left === 0) return;
  const { book, events } = exchange;
  const slot = restOrder(book, account, instrument, side, price, left, rests);
  const event = nextRow(events, EVENT.accepted, time);
  events.account[event] = account;
  events.instrument[event] = instrument;
  events.order[event] = book.id[slot]!;
  events.side[event] = side;
  events.price[event] = price;
  events.quantity[event] = left;
}

/** Whether an order would find its whole quantity at its price. */
export function canFill(
  book: Book,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
): boolean {
  let left = quantity;
  let slot = bestOf(book, instrument, -side);
  while (slot !== NONE && left > 0 && side * (price - book.price[slot]!) >= 0) {
    left -= book.remaining[slot]!;
    slot = book.next[slot]!;
  }
  return left <= 0;
}
