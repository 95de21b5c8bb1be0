import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { cellError } from "../columns.ts";
import { type InputError, quoted } from "../input-error.ts";
import type { Table } from "../table.ts";

/** The rows of a file that are used, in the order of their days. */
export interface OrderedRows {
  readonly rows: readonly number[];
  readonly duplicates: number;
  readonly notes: readonly string[];
}

/**
 * Puts rows in the order of their days, oldest first, and leaves out those that repeat the day and
 * the value of another.
 *
 * @param days By row of the file, as `values`. @param column The one that is named in the refusal.
 * @throws InputError for two values on one day.
 */
export function orderRows(
  table: Table,
  column: number,
  rows: readonly number[],
  days: Int32Array,
  values: Float64Array,
): OrderedRows {
  let isAscending = true;
  let isDescending = true;
  for (let i = 1; i < rows.length; i++) {
    const step = days[rows[i]!]! - days[rows[i - 1]!]!;
    if (step < 0) isAscending = false;
    if (step > 0) isDescending = false;
  }
  const order = isAscending ? rows : [...rows].sort((a, b) => days[a]! - days[b]! || a - b);
  const kept: number[] = [];
  let last = -1;
  for (const row of order) {
    if (last >= 0 && days[last] === days[row]) {
      if (values[last] !== values[row]) throw twoValues(table, column, last, row, days[row]!);
      continue;
    }
    kept.push(row);
    last = row;
  }
  const done = isDescending ? "newest first: turned round" : "out of order: sorted by date";
  const notes = isAscending ? [] : [`The rows stood ${done}.`];
  return { rows: kept, duplicates: rows.length - kept.length, notes };
}

function twoValues(
  table: Table,
  column: number,
  first: number,
  second: number,
  day: number,
): InputError {
  const value = (row: number): string => quoted(table.rows[row]![column]!);
  const line = table.lines[first];
  return cellError(
    table,
    second,
    column,
    `${isoFromDay(day)} has ${value(second)} here and ${value(first)} in line ${line}`,
    "Keep one row per date: the daily closes of one instrument",
  );
}
