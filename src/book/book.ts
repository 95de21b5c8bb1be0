import { invariant } from "../base/assert.ts";
import type { Columns } from "../base/columns.ts";

/** End of a list of orders. */
export const NONE = -1;

/**
 * The limit order books of all instruments in one arena of orders. Each side of each book is a
 * doubly linked list of orders, best price first and oldest first within a price, so the head is
 * the order that trades next. An order is addressed by its slot; its public number grows by
 * `capacity` each time a slot is used again, so an old number never names a new order.
 */
export interface Book {
  readonly capacity: number;
  readonly id: Float64Array;
  readonly owner: Int32Array;
  readonly instrument: Int32Array;
  /** 1 buy, -1 sell, 0 for a free slot. */
  readonly side: Int32Array;
  readonly price: Float64Array;
  readonly remaining: Float64Array;
  /** 1 when the order is a side of its owner's quote. */
  readonly quote: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** heads[2 x instrument + (side is sell ? 1 : 0)] */
  readonly heads: Int32Array;
  /** [0]: first free slot. */
  readonly free: Int32Array;
}

export function createBook(columns: Columns, instruments: number, capacity: number): Book {
  const book: Book = {
    capacity,
    id: columns.float64("book.id", capacity),
    owner: columns.int32("book.owner", capacity),
    instrument: columns.int32("book.instrument", capacity),
    side: columns.int32("book.side", capacity),
    price: columns.float64("book.price", capacity),
    remaining: columns.float64("book.remaining", capacity),
    quote: columns.int32("book.quote", capacity),
    next: columns.int32("book.next", capacity),
    previous: columns.int32("book.previous", capacity),
    heads: columns.int32("book.heads", 2 * instruments),
    free: columns.int32("book.free", 1),
  };
  book.heads.fill(NONE);
  for (let slot = 0; slot < capacity; slot++) {
    book.id[slot] = slot - capacity;
    book.next[slot] = slot + 1 < capacity ? slot + 1 : NONE;
  }
  return book;
}

/** Slot of the order of that side that trades first, or NONE. */
export function bestOf(book: Book, instrument: number, side: number): number {
  return book.heads[headOf(instrument, side)]!;
}

export function hasRoom(book: Book, orders: number): boolean {
  let slot = book.free[0]!;
  for (let i = 0; i < orders; i++) {
    if (slot === NONE) return false;
    slot = book.next[slot]!;
  }
  return true;
}

/** Rests an order behind all of its side that are at least as good; returns its slot. */
export function restOrder(
  book: Book,
  owner: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
  quote: number,
): number {
  const slot = book.free[0]!;
  invariant(slot !== NONE && quantity > 0 && price > 0, "B8", "no room, or not an order");
  book.free[0] = book.next[slot]!;
  book.id[slot] = book.id[slot]! + book.capacity;
  book.owner[slot] = owner;
  book.instrument[slot] = instrument;
  book.side[slot] = side;
  book.price[slot] = price;
  book.remaining[slot] = quantity;
  book.quote[slot] = quote;
  let before = NONE;
  let after = bestOf(book, instrument, side);
  while (after !== NONE && side * (book.price[after]! - price) >= 0) {
    before = after;
    after = book.next[after]!;
  }
  book.previous[slot] = before;
  book.next[slot] = after;
  if (after !== NONE) book.previous[after] = slot;
  if (before === NONE) book.heads[headOf(instrument, side)] = slot;
  else book.next[before] = slot;
  return slot;
}

/** Takes quantity off a resting order; it leaves the book when nothing remains. */
export function reduceOrder(book: Book, slot: number, quantity: number): void {
  const remaining = book.remaining[slot]! - quantity;
  invariant(quantity > 0 && remaining >= 0, "B6", "an order trades at most its quantity");
  book.remaining[slot] = remaining;
  if (remaining === 0) removeOrder(book, slot);
}

export function removeOrder(book: Book, slot: number): void {
  const before = book.previous[slot]!;
  const after = book.next[slot]!;
  if (after !== NONE) book.previous[after] = before;
  if (before !== NONE) book.next[before] = after;
  else book.heads[headOf(book.instrument[slot]!, book.side[slot]!)] = after;
  book.side[slot] = 0;
  book.remaining[slot] = 0;
  book.previous[slot] = NONE;
  book.next[slot] = book.free[0]!;
  book.free[0] = slot;
}

/** Slot of a resting order by its public number, or NONE. */
export function slotOfOrder(book: Book, id: number): number {
  if (!Number.isSafeInteger(id) || id < 0) return NONE;
  const slot = id % book.capacity;
  return book.id[slot] === id && book.side[slot] !== 0 ? slot : NONE;
}

function headOf(instrument: number, side: number): number {
  return 2 * instrument + (side > 0 ? 0 : 1);
}
