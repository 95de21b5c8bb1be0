import { dayFromIso, isoFromDay } from "../../src/calendar/civil-date.ts";
import type { DatedSeries } from "../../src/history/dated-series.ts";
import { cellError, readNumber } from "./columns.ts";
import { type InputError, quoted } from "./input-error.ts";
import type { Table } from "./table.ts";

/** 2199-12-31: times in microseconds stay exact integers. */
export const LAST_DAY = 84_005;

/** `2020-01-02`, alone or with a time after it, as a day. */
export function dayOfCell(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 10 && !/^[T ]\d/.test(trimmed.slice(10))) return undefined;
  return dayFromIso(trimmed.slice(0, 10));
}

/**
 * The days of a column, one per row.
 *
 * @throws InputError for a cell that is no date and for days that do not strictly ascend.
 */
export function readDays(
  table: Table,
  column: number,
  dayOf: (text: string) => number | undefined = dayOfCell,
): Int32Array {
  const days = new Int32Array(table.rows.length);
  for (let row = 0; row < days.length; row++) {
    const text = table.rows[row]![column]!;
    const day = dayOf(text);
    if (day === undefined || day > LAST_DAY) throw notADate(table, row, column);
    if (row > 0 && day <= days[row - 1]!)
      throw notAscending(table, row, column, day, days[row - 1]!);
    days[row] = day;
  }
  return days;
}

/** The refusal of a cell that is no date, or one after 2199. */
export function notADate(table: Table, row: number, column: number): InputError {
  return cellError(
    table,
    row,
    column,
    `${quoted(table.rows[row]![column]!)} is not a date`,
    "Write dates as YYYY-MM-DD, such as 2012-03-16, up to 2199",
  );
}

function notAscending(
  table: Table,
  row: number,
  column: number,
  day: number,
  before: number,
): InputError {
  const iso = isoFromDay(day);
  return day === before
    ? cellError(
        table,
        row,
        column,
        `${iso} stands in two rows`,
        "Not yet: several rows or instruments per date; keep one row per date",
      )
    : cellError(
        table,
        row,
        column,
        `${iso} comes after ${isoFromDay(before)}`,
        "Not yet: rows out of order; sort the file by date, oldest first, one instrument per file",
      );
}

export interface ReadSeries extends DatedSeries {
  /** Rows of the file, those without a value included. */
  readonly rows: number;
  /** Rows left out because their cell is empty. */
  readonly empty: number;
}

/**
 * A column of days and a column of numbers; rows with an empty value are left out and counted.
 * `convert` gives the value to store, or a sentence that says what is wrong with the number.
 *
 * @throws InputError as `readDays`, for a cell that is no number, and for a file without values.
 */
export function readSeries(
  table: Table,
  days: Int32Array,
  column: number,
  convert: (value: number) => number | string,
): ReadSeries {
  const values = new Float64Array(days.length);
  const keptDays = new Int32Array(days.length);
  let kept = 0;
  for (let row = 0; row < days.length; row++) {
    const text = table.rows[row]![column]!;
    if (text.trim() === "") continue;
    keptDays[kept] = days[row]!;
    values[kept++] = readNumber(table, row, column, convert);
  }
  if (kept === 0) {
    throw cellError(table, 0, column, "every row is empty here", "Give a file with values");
  }
  return {
    days: keptDays.slice(0, kept),
    values: values.slice(0, kept),
    rows: days.length,
    empty: days.length - kept,
  };
}
