import { invariant } from "../base/assert.ts";
import { nextRow, placeOf, type RowField, type Rows } from "./rows.ts";

/** A field stands in a column as it is, or as the number of a word. */
type FieldLayout = RowField | readonly [RowField, Readonly<Record<string, number>>];

/** For each kind of message, which field stands in which column. */
export type MessageLayout = readonly {
  readonly kind: string;
  readonly fields: Readonly<Record<string, FieldLayout>>;
}[];

interface Message {
  readonly kind: string;
  readonly time: number;
}

/**
 * Writes a message into the next row of the ring and returns the row's number. Throws, and writes
 * nothing, when a field is missing or its column cannot hold the value.
 */
export function encode(rows: Rows, layout: MessageLayout, message: Message): number {
  const kind = layout.findIndex((entry) => entry.kind === message.kind);
  invariant(kind >= 0, "A1", "unknown kind of message", message.kind);
  const values = message as unknown as Record<string, number | string>;
  const cells = Object.entries(layout[kind]!.fields).map(([field, target]) => {
    const isWord = typeof target !== "string";
    const column = isWord ? target[0] : target;
    const value = isWord ? numberOf(target[1], String(values[field])) : values[field];
    const fits = typeof value === "number" && (isFloat(rows[column]) || (value | 0) === value);
    if (!fits) throw new RangeError(`${message.kind}: ${field} ${value} does not fit its column`);
    return [column, value] as const;
  });
  const place = nextRow(rows, kind, oneNaN(message.time));
  for (const [column, value] of cells) rows[column][place] = oneNaN(value);
  return rows.written[0]! - 1;
}

/** A NaN is refused by the market but stays in the ring: with one form, for the fingerprint. */
function oneNaN(value: number): number {
  return Number.isNaN(value) ? Number.NaN : value;
}

function isFloat(column: Float64Array | Int32Array): boolean {
  return column instanceof Float64Array;
}

/** Reads row `number` as a frozen object of the union that the layout describes. */
export function decode<M extends Message>(rows: Rows, layout: MessageLayout, number: number): M {
  const place = placeOf(rows, number);
  const entry = layout[rows.kind[place]!]!;
  const message: Record<string, number | string> = { kind: entry.kind, time: rows.time[place]! };
  for (const [field, target] of Object.entries(entry.fields)) {
    if (typeof target === "string") message[field] = rows[target][place]!;
    else message[field] = wordOf(target[1], rows[target[0]][place]!);
  }
  return Object.freeze(message) as unknown as M;
}

function numberOf(words: Readonly<Record<string, number>>, word: string): number {
  const number = words[word];
  const known = Object.keys(words).join(", ");
  invariant(typeof number === "number", "A1", `${word} is not one of ${known}`);
  return number;
}

function wordOf(words: Readonly<Record<string, number>>, value: number): string {
  const found = Object.entries(words).find(([, number]) => number === value);
  invariant(found !== undefined, "A1", "not the number of a word:", value);
  return found[0];
}
