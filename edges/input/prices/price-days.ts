import { civilFromDay, dayFromCivil } from "../../../src/calendar/civil-date.ts";
import { cellError } from "../columns.ts";
import { type InputError, quoted } from "../input-error.ts";
import { dayOfCell, LAST_DAY, notADate } from "../read-series.ts";
import type { Table } from "../table.ts";

/** The day of a row whose date cell is empty. */
export const NO_DAY = -0x80000000;

/** A time of day after the date, and what follows: ` 16:00:00`, `T16:00-04:00`, `, 4:00 PM`. */
const TIME = /[T ,]+\d{1,2}:\d{2}.*$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /;
const YEAR_FIRST = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))$/;
/** Two digits of a year stand behind / and . only: 12-01-03 may begin with it. */
const YEAR_LAST = /^(\d{1,2})(?:([-/.])(\d{1,2})\2(\d{4})|([/.])(\d{1,2})\5(\d{2}))$/;
const MONTH_NAME = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4}|\d{2})$/;
const DAY_MONTH_NAME = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/;
/** Seconds since 1970, or milliseconds. */
const UNIX_TIME = /^\d{9,10}(?:\d{3})?$/;
/** Days since 1899-12-30, from 1927 on, and a share of the day. */
const EXCEL_DAY = /^([1-9]\d{4})(?:[.,]\d+)?$/;
const EXCEL_DAY_OF_1970 = 25_569;

/** Two digits of a year from here on are of the last century (POSIX). */
const SHORT_YEAR_PIVOT = 69;

const SHORT_YEAR_NOTE = "Years of two digits are read as 1969 to 2068.";
const EXCEL_NOTE = "Dates are read as the day numbers of a spreadsheet (1900 system).";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const ISO_DIGITS = [0, 1, 2, 3, 5, 6, 8, 9];

const SECONDS_PER_DAY = 86_400;

export interface PriceDays {
  /** One per row, days since 1970-01-01; {@link NO_DAY} for an empty cell. */
  readonly days: Int32Array;
  /** How the dates were read, where they can be read in two ways. */
  readonly notes: readonly string[];
}

/** Dates such as 4/20/2012, whose order the whole column decides. */
interface Undecided {
  readonly row: number;
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

/**
 * The days of a date column: 2012-04-20, 2012/4/20, 20120420, 4/20/2012, 20.04.2012, Apr 20, 2012,
 * 20-Apr-12, all with or without a time, seconds or milliseconds since 1970 (UTC: the trading hours
 * of New York fall on one date), and a spreadsheet's 41019. A part above 12 anywhere tells days
 * from months.
 *
 * @throws InputError for a cell that is no date, and when day and month cannot be told apart.
 */
export function readPriceDays(table: Table, column: number): PriceDays {
  const days = new Int32Array(table.rows.length);
  const undecided: Undecided[] = [];
  const seen = new Set<string>();
  for (let row = 0; row < days.length; row++) {
    const text = table.rows[row]![column]!.trim();
    const day =
      text === "" ? NO_DAY : (plainIsoDay(text) ?? parseDay(text, row, seen) ?? dayOfCell(text));
    if (typeof day === "number") days[row] = accepted(day, table, row, column);
    else if (day !== undefined) undecided.push(day);
    else throw notADate(table, row, column);
  }
  if (undecided.length === 0) return { days, notes: [...seen] };
  const isDayFirst = dayComesFirst(undecided, table, column);
  for (const { row, first, second, year } of undecided) {
    const day = isDayFirst ? civilDay(year, second, first) : civilDay(year, first, second);
    days[row] = accepted(day, table, row, column);
  }
  const order = `Dates are read as ${isDayFirst ? "day/month" : "month/day"}/year.`;
  return { days, notes: [order, ...seen] };
}

/** Whether a cell is some date, or looks like one of two. */
export function isDateText(text: string): boolean {
  return (parseDay(text.trim(), 0, new Set()) ?? dayOfCell(text)) !== undefined;
}

function accepted(day: number | undefined, table: Table, row: number, column: number): number {
  if (day === undefined || day > LAST_DAY) throw notADate(table, row, column);
  return day;
}

/** 2012-04-20 alone, the form of most files, without the cost of an expression. */
function plainIsoDay(text: string): number | undefined {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return undefined;
  let digits = 0;
  for (const at of ISO_DIGITS) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    digits = digits * 10 + digit;
  }
  return civilDay(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100);
}

/** @param seen collects what must be said about the forms of dates. */
function parseDay(text: string, row: number, seen: Set<string>): number | Undecided | undefined {
  const plain = (text.includes(":") ? text.replace(TIME, "") : text).toLowerCase();
  const date = plain.replace(WEEKDAY, "");
  const yearOf = (digits: string): number => {
    if (digits.length === 4) return Number(digits);
    seen.add(SHORT_YEAR_NOTE);
    return Number(digits) + (Number(digits) < SHORT_YEAR_PIVOT ? 2000 : 1900);
  };
  let parts = YEAR_FIRST.exec(date);
  if (parts) {
    return civilDay(Number(parts[1]), Number(parts[3] ?? parts[5]), Number(parts[4] ?? parts[6]));
  }
  parts = YEAR_LAST.exec(date);
  if (parts) {
    const second = Number(parts[3] ?? parts[6]);
    return { row, first: Number(parts[1]), second, year: yearOf((parts[4] ?? parts[7])!) };
  }
  parts = MONTH_NAME.exec(date);
  if (parts) return civilDay(yearOf(parts[3]!), monthOf(parts[1]!), Number(parts[2]));
  parts = DAY_MONTH_NAME.exec(date);
  if (parts) return civilDay(yearOf(parts[3]!), monthOf(parts[2]!), Number(parts[1]));
  parts = EXCEL_DAY.exec(date);
  if (parts) {
    seen.add(EXCEL_NOTE);
    return Number(parts[1]) - EXCEL_DAY_OF_1970;
  }
  if (!UNIX_TIME.test(date)) return undefined;
  return Math.floor(Number(date.length > 10 ? date.slice(0, -3) : date) / SECONDS_PER_DAY);
}

/** 1 to 12, 0 for another word. */
function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word)) + 1;
}

function civilDay(year: number, month: number, dayOfMonth: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  const day = dayFromCivil(year, month, dayOfMonth);
  const civil = civilFromDay(day);
  return civil.month === month && civil.dayOfMonth === dayOfMonth ? day : undefined;
}

function dayComesFirst(dates: readonly Undecided[], table: Table, column: number): boolean {
  const dayFirst = dates.find(({ first }) => first > 12);
  const monthFirst = dates.find(({ second }) => second > 12);
  if (dayFirst && monthFirst) throw mixedOrder(table, dayFirst.row, monthFirst.row, column);
  if (dayFirst || monthFirst) return dayFirst !== undefined;
  const { row } = dates[0]!;
  throw cellError(
    table,
    row,
    column,
    `${quoted(table.rows[row]![column]!)} may be day/month or month/day`,
    "No date of the file has a day above 12 to tell; write dates as YYYY-MM-DD",
  );
}

function mixedOrder(
  table: Table,
  dayFirst: number,
  monthFirst: number,
  column: number,
): InputError {
  const [row, other] = [Math.max(dayFirst, monthFirst), Math.min(dayFirst, monthFirst)];
  const shown = (index: number): string => quoted(table.rows[index]![column]!);
  return cellError(
    table,
    row,
    column,
    `${shown(row)} and ${shown(other)} in line ${table.lines[other]} differ in day and month order`,
    "Write all dates as YYYY-MM-DD",
  );
}
