import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  isTradingDay,
} from "../../src/calendar/trading-days.ts";
import { amountFromDollars, UNITS_PER_DOLLAR } from "../../src/money/amount.ts";
import { readNumber } from "./columns.ts";
import { InputError } from "./input-error.ts";
import type { NamedText } from "./named-text.ts";
import { type PriceColumns, priceColumns } from "./prices/price-columns.ts";
import { NO_DAY, readPriceDays } from "./prices/price-days.ts";
import { hasDecimalComma, isEmptyPrice, parsePrice } from "./prices/price-number.ts";
import { orderRows } from "./prices/price-order.ts";
import { type PriceTable, parsePriceTable } from "./prices/price-table.ts";
import { notADate } from "./read-series.ts";
import type { Table } from "./table.ts";

/** The largest price a listed stock has come near: its 100-share lots stay exact in a double. */
const CLOSE_DOLLARS_MAX = 3_000_000;

/** Adjacent close/adjusted-close ratios this far apart are a split; dividends stay between them. */
const SPLIT_RATIO_MIN = 1.4;
const REVERSE_SPLIT_RATIO_MAX = 0.72;

const DROP_REASONS = ["empty-close", "not-a-trading-day", "duplicate"] as const;

/** `duplicate`: another row has the date and the same close. */
export type DropReason = (typeof DROP_REASONS)[number];

export interface Split {
  /** The first day with the new number of shares. */
  readonly day: number;
  /** New shares per old share, derived: 2.003 for a two-for-one split, 0.1 for a one-for-ten. */
  readonly ratio: number;
}

/** A file of daily closes. `days` ascend; the arrays have one entry per row kept. */
export interface Prices {
  /** Rows of the file: the kept and the dropped ones. */
  readonly rows: number;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  /** Integer units of $0.0001 per share. */
  readonly closes: Float64Array;
  readonly hasAdjustedClose: boolean;
  /** Reasons with a count above zero. */
  readonly dropped: readonly { readonly reason: DropReason; readonly count: number }[];
  /** Closes that were written finer than $0.0001. */
  readonly rounded: number;
  /** Splits that close and adjusted close show; empty without an adjusted close. */
  readonly splits: readonly Split[];
  /** How the file was read where that is not plain: sentences for the user. */
  readonly notes: readonly string[];
}

/**
 * Reads a file of daily closes as its source wrote it (docs/cli.md lists the kinds): header,
 * separator, form of dates and numbers, order of rows are found out, and `notes` say what was. A
 * row with an empty close, one that repeats another's date and close, and, in 1985 to 2035, one of
 * a date on which the exchange was closed is dropped and counted.
 *
 * @throws InputError for a missing column, dates that cannot be told, two closes on one date, a
 * close that is no number, under $0.0001 or over $3,000,000, and a file that leaves no row.
 */
export function readPrices(file: NamedText): Prices {
  const table = parsePriceTable(file);
  const columns = priceColumns(table);
  const dates = readPriceDays(table, columns.date);
  const numbers = readCloses(table, columns, dates.days);
  const { counts, closes, adjusted } = numbers;
  const order = orderRows(table, columns.close, numbers.rows, dates.days, closes);
  counts.duplicate = order.duplicates;
  if (order.rows.length === 0) throw nothingKept(table, counts);
  const days = Int32Array.from(valuesOf(dates.days, order.rows));
  const dollars = valuesOf(closes, order.rows);
  const units = dollars.map(amountFromDollars);
  const hasAdjustedClose = columns.adjusted >= 0;
  const adjustedUnits = valuesOf(adjusted, order.rows).map((value) => value * UNITS_PER_DOLLAR);
  return {
    rows: table.rows.length,
    days,
    closes: units,
    hasAdjustedClose,
    dropped: DROP_REASONS.filter((reason) => counts[reason] > 0).map((reason) => ({
      reason,
      count: counts[reason],
    })),
    // k / 10000 is the double nearest to a close of k units: another double was written finer.
    rounded: dollars.filter((value, i) => units[i]! / UNITS_PER_DOLLAR !== value).length,
    splits: hasAdjustedClose ? findSplits(days, units, adjustedUnits) : [],
    notes: [
      ...linesAboveNotes(table),
      ...columns.notes,
      ...dates.notes,
      ...numbers.notes,
      ...order.notes,
    ],
  };
}

interface Closes {
  /** The rows that are not dropped here. */
  readonly rows: readonly number[];
  /** Dollars by row of the file. */
  readonly closes: Float64Array;
  readonly adjusted: Float64Array;
  readonly counts: Record<DropReason, number>;
  readonly notes: readonly string[];
}

function readCloses(table: PriceTable, columns: PriceColumns, days: Int32Array): Closes {
  const { close, adjusted: adjustedColumn } = columns;
  const used = adjustedColumn < 0 ? [close] : [close, adjustedColumn];
  const cells = used.flatMap((column) => table.rows.map((row) => row[column]!));
  const isDecimalComma = hasDecimalComma(cells, table.separator);
  const parse = (text: string): number | undefined => parsePrice(text, isDecimalComma);
  const closes = new Float64Array(days.length);
  const adjusted = new Float64Array(days.length);
  const counts = { "empty-close": 0, "not-a-trading-day": 0, duplicate: 0 };
  const rows: number[] = [];
  for (let row = 0; row < days.length; row++) {
    const reason = dropReason(days[row]!, table.rows[row]![close]!);
    if (reason !== undefined) {
      counts[reason]++;
      continue;
    }
    if (days[row] === NO_DAY) throw notADate(table, row, columns.date);
    closes[row] = readNumber(table, row, close, acceptClose, parse);
    if (adjustedColumn >= 0) {
      adjusted[row] = readNumber(table, row, adjustedColumn, acceptAdjusted, parse);
    }
    rows.push(row);
  }
  const notes = isDecimalComma ? ["Prices are read with a decimal comma."] : [];
  return { rows, closes, adjusted, counts, notes };
}

function valuesOf(column: Int32Array | Float64Array, rows: readonly number[]): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!;
  return values;
}

function linesAboveNotes({ linesAbove }: PriceTable): string[] {
  return linesAbove === 0 ? [] : [`Lines above the header, left out: ${linesAbove}.`];
}

function dropReason(day: number, close: string): DropReason | undefined {
  const isKnown = day >= CALENDAR_FIRST_DAY && day <= CALENDAR_LAST_DAY;
  if (isKnown && !isTradingDay(day)) return "not-a-trading-day";
  return isEmptyPrice(close) ? "empty-close" : undefined;
}

function acceptClose(dollars: number): number | string {
  if (dollars * UNITS_PER_DOLLAR < 0.5) return "a close must be $0.0001 or more";
  return dollars <= CLOSE_DOLLARS_MAX ? dollars : "a close must be $3,000,000 or less";
}

function acceptAdjusted(dollars: number): number | string {
  return dollars > 0 ? dollars : "an adjusted close must be above 0";
}

/** A split divides the close and leaves the adjusted close: their ratio falls by the split's. */
function findSplits(days: Int32Array, closes: Float64Array, adjusted: Float64Array): Split[] {
  const splits: Split[] = [];
  for (let i = 1; i < days.length; i++) {
    const ratio = closes[i - 1]! / adjusted[i - 1]! / (closes[i]! / adjusted[i]!);
    if (ratio >= SPLIT_RATIO_MIN || ratio <= REVERSE_SPLIT_RATIO_MAX) {
      splits.push({ day: days[i]!, ratio });
    }
  }
  return splits;
}

function nothingKept(table: Table, counts: Record<DropReason, number>): InputError {
  const { "empty-close": empty, "not-a-trading-day": closed } = counts;
  return new InputError({
    file: table.name,
    what: "no row is left",
    why: `Rows with an empty close: ${empty}, on days without trading: ${closed}`,
    mend: "Give a file of daily closes of a stock listed in New York",
  });
}
