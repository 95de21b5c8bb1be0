import type { Columns } from "../base/columns.ts";

/** End of a list. */
const NONE = -1;

/**
 * The price levels of all sides of all books in one arena. A level exists while an order rests at
 * its price; the levels of a side are a doubly linked list, best price first.
 */
export interface PriceLevels {
  readonly price: Float64Array;
  /** What its orders have left in all (rule B2). */
  readonly quantity: Float64Array;
  /** Slot of the order that came last. */
  readonly last: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** Best level of each side of each book: see `sideOf`. */
  readonly heads: Int32Array;
  /** [0]: first free level. */
  readonly free: Int32Array;
}

export function createLevels(columns: Columns, instruments: number, capacity: number): PriceLevels {
  const levels: PriceLevels = {
    price: columns.float64("levels.price", capacity),
    quantity: columns.float64("levels.quantity", capacity),
    last: columns.int32("levels.last", capacity),
    next: columns.int32("levels.next", capacity),
    previous: columns.int32("levels.previous", capacity),
    heads: columns.int32("levels.heads", 2 * instruments),
    free: columns.int32("levels.free", 1),
  };
  levels.heads.fill(NONE);
  for (let level = 0; level < capacity; level++) {
    levels.next[level] = level + 1 < capacity ? level + 1 : NONE;
  }
  return levels;
}

/** Place of a side of a book in `heads`. */
export function sideOf(instrument: number, side: number): number {
  return 2 * instrument + (side > 0 ? 0 : 1);
}

/** The level of a price, made if no order rests there yet. There is a level for every order. */
export function levelAt(
  levels: PriceLevels,
  instrument: number,
  side: number,
  price: number,
): number {
  const head = sideOf(instrument, side);
  let better = NONE;
  let level = levels.heads[head]!;
  while (level !== NONE && side * (levels.price[level]! - price) > 0) {
    better = level;
    level = levels.next[level]!;
  }
  if (level !== NONE && levels.price[level] === price) return level;
  const made = levels.free[0]!;
  levels.free[0] = levels.next[made]!;
  levels.price[made] = price;
  levels.quantity[made] = 0;
  levels.last[made] = NONE;
  levels.previous[made] = better;
  levels.next[made] = level;
  if (level !== NONE) levels.previous[level] = made;
  if (better === NONE) levels.heads[head] = made;
  else levels.next[better] = made;
  return made;
}

export function removeLevel(levels: PriceLevels, head: number, level: number): void {
  const better = levels.previous[level]!;
  const worse = levels.next[level]!;
  if (worse !== NONE) levels.previous[worse] = better;
  if (better === NONE) levels.heads[head] = worse;
  else levels.next[better] = worse;
  levels.last[level] = NONE;
  levels.next[level] = levels.free[0]!;
  levels.free[0] = level;
}
