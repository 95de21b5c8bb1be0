import { invariant } from "../base/assert.ts";
import type { Columns } from "../base/columns.ts";

/**
 * A ring of messages: one column per field, written once, read by row number. Commands and events
 * use the same fields; what a field means for one kind of message is said in `commands.ts` and
 * `events.ts`. Row numbers count from 0 for ever; a row stays readable until `capacity` newer ones
 * have been written.
 */
export interface Rows {
  /** A power of two: the place of a row is then its number's low bits. */
  readonly capacity: number;
  /** [0]: how many rows have ever been written. */
  readonly written: Float64Array;
  readonly kind: Int32Array;
  readonly time: Float64Array;
  readonly account: Int32Array;
  readonly other: Int32Array;
  readonly instrument: Int32Array;
  readonly order: Float64Array;
  readonly side: Int32Array;
  readonly code: Int32Array;
  readonly price: Float64Array;
  readonly quantity: Float64Array;
  readonly price2: Float64Array;
  readonly quantity2: Float64Array;
}

/** The fields that a message can carry beside its kind. */
export type RowField = Exclude<keyof Rows, "capacity" | "written" | "kind">;

/** @param atLeast rows that must stay readable; the ring gets the next power of two. */
export function createRows(columns: Columns, name: string, atLeast: number): Rows {
  let capacity = 1;
  while (capacity < atLeast) capacity *= 2;
  const float64 = (field: string) => columns.float64(`${name}.${field}`, capacity);
  const int32 = (field: string) => columns.int32(`${name}.${field}`, capacity);
  return {
    capacity,
    written: columns.float64(`${name}.written`, 1),
    kind: int32("kind"),
    time: float64("time"),
    account: int32("account"),
    other: int32("other"),
    instrument: int32("instrument"),
    order: float64("order"),
    side: int32("side"),
    code: int32("code"),
    price: float64("price"),
    quantity: float64("quantity"),
    price2: float64("price2"),
    quantity2: float64("quantity2"),
  };
}

/** Claims the next row, clears it and returns its place in the columns. */
export function nextRow(rows: Rows, kind: number, time: number): number {
  return writeRow(rows, kind, time, 0, 0, 0, 0, 0, 0, 0);
}

/** Writes a whole row, of the fields that most messages have, at once; returns its place. */
export function writeRow(
  rows: Rows,
  kind: number,
  time: number,
  account: number,
  other: number,
  instrument: number,
  order: number,
  side: number,
  price: number,
  quantity: number,
): number {
  const place = rows.written[0]! & (rows.capacity - 1);
  rows.written[0]!++;
  rows.kind[place] = kind;
  rows.time[place] = time;
  rows.account[place] = account;
  rows.other[place] = other;
  rows.instrument[place] = instrument;
  rows.order[place] = order;
  rows.side[place] = side;
  rows.code[place] = 0;
  rows.price[place] = price;
  rows.quantity[place] = quantity;
  rows.price2[place] = 0;
  rows.quantity2[place] = 0;
  return place;
}

/** The place of row `number` in the columns; a row that was overwritten breaks rule X1. */
export function placeOf(rows: Rows, number: number): number {
  const written = rows.written[0]!;
  const readable = number < written && number >= written - rows.capacity;
  invariant(readable, "X1", "not in the ring, or not any more: row", number);
  return number & (rows.capacity - 1);
}
