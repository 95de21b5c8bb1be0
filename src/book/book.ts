import { invariant } from "../base/assert.ts";
import type { Columns } from "../base/columns.ts";
import { remainderOf } from "../math/remainder.ts";
import { createLevels, levelAt, type PriceLevels, removeLevel, sideOf } from "./price-levels.ts";

/** End of a list of orders. */
export const NONE = -1;

/** How long an order rests: until it is cancelled, replaced by a new quote, or the day ends. */
export const RESTS = { cancelled: 0, requoted: 1, day: 2 } as const;

/**
 * The limit order books of all instruments in one arena of orders. Each side of each book is a
 * doubly linked list of orders, best price first and oldest first within a price, so the head is
 * the order that trades next; its price levels say where a new order belongs. An order is addressed
 * by its slot; its public number grows by `capacity` each time a slot is used again, so an old
 * number never names a new order.
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
  /** One of RESTS. */
  readonly rests: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly level: Int32Array;
  /** heads[2 x instrument + (side is sell ? 1 : 0)] */
  readonly heads: Int32Array;
  /** [0]: first free slot. */
  readonly free: Int32Array;
  readonly levels: PriceLevels;
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
    rests: columns.int32("book.rests", capacity),
    next: columns.int32("book.next", capacity),
    previous: columns.int32("book.previous", capacity),
    level: columns.int32("book.level", capacity),
    heads: columns.int32("book.heads", 2 * instruments),
    free: columns.int32("book.free", 1),
    levels: createLevels(columns, instruments, capacity),
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
  return book.heads[sideOf(instrument, side)]!;
}

export function hasRoom(book: Book, orders: number): boolean {
  let slot = book.free[0]!;
  for (let i = 0; i < orders; i++) {
    if (slot === NONE) return false;
    slot = book.next[slot]!;
  }
  return true;
}

/**
 * Rests an order behind all of its side that are at least as good; returns its slot.
 *
 * @param rests one of RESTS.
 */
export function restOrder(
  book: Book,
  owner: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
  rests: number,
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
  book.rests[slot] = rests;
  link(book, slot);
  return slot;
}

/** Puts an order at the end of its level's queue, which may be a new one. */
function link(book: Book, slot: number): void {
  const { levels } = book;
  const instrument = book.instrument[slot]!;
  const side = book.side[slot]!;
  const level = levelAt(levels, instrument, side, book.price[slot]!);
  const better = levels.previous[level]!;
  let before = levels.last[level]!;
  if (before === NONE && better !== NONE) before = levels.last[better]!;
  const after = before === NONE ? bestOf(book, instrument, side) : book.next[before]!;
  book.level[slot] = level;
  book.previous[slot] = before;
  book.next[slot] = after;
  if (after !== NONE) book.previous[after] = slot;
  if (before === NONE) book.heads[sideOf(instrument, side)] = slot;
  else book.next[before] = slot;
  levels.last[level] = slot;
  levels.quantity[level] = levels.quantity[level]! + book.remaining[slot]!;
}

/** Takes quantity off a resting order; it leaves the book when nothing remains. */
export function reduceOrder(book: Book, slot: number, quantity: number): void {
  const remaining = book.remaining[slot]! - quantity;
  invariant(quantity > 0 && remaining >= 0, "B6", "an order trades at most its quantity");
  if (remaining === 0) {
    removeOrder(book, slot);
    return;
  }
  book.remaining[slot] = remaining;
  const level = book.level[slot]!;
  book.levels.quantity[level] = book.levels.quantity[level]! - quantity;
}

export function removeOrder(book: Book, slot: number): void {
  unlink(book, slot);
  book.side[slot] = 0;
  book.remaining[slot] = 0;
  book.previous[slot] = NONE;
  book.next[slot] = book.free[0]!;
  book.free[0] = slot;
}

function unlink(book: Book, slot: number): void {
  const { levels } = book;
  const before = book.previous[slot]!;
  const after = book.next[slot]!;
  const level = book.level[slot]!;
  const head = sideOf(book.instrument[slot]!, book.side[slot]!);
  if (after !== NONE) book.previous[after] = before;
  if (before !== NONE) book.next[before] = after;
  else book.heads[head] = after;
  const left = levels.quantity[level]! - book.remaining[slot]!;
  levels.quantity[level] = left;
  if (levels.last[level] !== slot) return;
  if (before !== NONE && book.level[before] === level) levels.last[level] = before;
  else {
    invariant(left === 0, "B2", "a level without orders has quantity", left);
    removeLevel(levels, head, level);
  }
}

/** Gives a resting order another price and quantity at the end of the new level's queue. */
export function moveOrder(book: Book, slot: number, price: number, quantity: number): void {
  unlink(book, slot);
  book.price[slot] = price;
  book.remaining[slot] = quantity;
  link(book, slot);
}

/** Slot of a resting order by its public number, or NONE. */
export function slotOfOrder(book: Book, id: number): number {
  if (!Number.isSafeInteger(id) || id < 0) return NONE;
  const slot = remainderOf(id, book.capacity);
  return book.id[slot] === id && book.side[slot] !== 0 ? slot : NONE;
}
