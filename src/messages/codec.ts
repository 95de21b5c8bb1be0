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

/** Writes a message into the next row of the ring and returns the row's number. */
export function encode(rows: Rows, layout: MessageLayout, message: Message): number {
  const kind = layout.findIndex((entry) => entry.kind === message.kind);
  invariant(kind >= 0, "A1", `unknown kind of message ${message.kind}`);
  const place = nextRow(rows, kind, message.time);
  const values = message as unknown as Record<string, number | string>;
  for (const [field, target] of Object.entries(layout[kind]!.fields)) {
    const value = values[field];
    if (typeof target === "string") rows[target][place] = Number(value);
    else rows[target[0]][place] = numberOf(target[1], String(value));
  }
  return rows.written[0]! - 1;
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
  invariant(number !== undefined, "A1", `${word} is not one of ${Object.keys(words).join(", ")}`);
  return number;
}

function wordOf(words: Readonly<Record<string, number>>, value: number): string {
  const found = Object.entries(words).find(([, number]) => number === value);
  invariant(found !== undefined, "A1", `${value} is not the number of a word`);
  return found[0];
}
