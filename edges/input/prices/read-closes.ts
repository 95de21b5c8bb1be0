import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  isTradingDay,
} from "../../../src/calendar/trading-days.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import { readNumber } from "../columns.ts";
import { notADate } from "../read-series.ts";
import type { PriceColumns } from "./price-columns.ts";
import { NO_DAY } from "./price-days.ts";
import { hasDecimalComma, isEmptyPrice, parsePrice } from "./price-number.ts";
import type { PriceTable } from "./price-table.ts";
import { rowsOfTicker } from "./tickers.ts";

/** The largest price a listed stock has come near: its 100-share lots stay exact in a double. */
const CLOSE_DOLLARS_MAX = 3_000_000;

export const DROP_REASONS = [
  "other-ticker",
  "empty-close",
  "not-a-trading-day",
  "duplicate",
] as const;

/** `duplicate`: another row has the date and the same close. */
export type DropReason = (typeof DROP_REASONS)[number];

export interface Closes {
  /** The rows that are not dropped here. */
  readonly rows: readonly number[];
  /** Dollars by row of the file. */
  readonly closes: Float64Array;
  readonly adjusted: Float64Array;
  readonly counts: Record<DropReason, number>;
  readonly notes: readonly string[];
}

/**
 * The closes of a table, and which of its rows have one.
 *
 * @param ticker Which rows are read where there are several.
 * @throws InputError for a close that is no number, under $0.0001 or over $3,000,000, an adjusted
 * close that is not above 0, a close without a date, and as `pickTicker`.
 */
export function readCloses(
  table: PriceTable,
  columns: PriceColumns,
  days: Int32Array,
  ticker: string | undefined,
): Closes {
  const { close, adjusted: adjustedColumn } = columns;
  const isWanted = columns.ticker < 0 ? undefined : rowsOfTicker(table, columns.ticker, ticker);
  const used = adjustedColumn < 0 ? [close] : [close, adjustedColumn];
  const cells = used.flatMap((column) => table.rows.map((row) => row[column]!));
  const isDecimalComma = hasDecimalComma(cells, table.separator);
  const parse = (text: string): number | undefined => parsePrice(text, isDecimalComma);
  const closes = new Float64Array(days.length);
  const adjusted = new Float64Array(days.length);
  const counts = { "other-ticker": 0, "empty-close": 0, "not-a-trading-day": 0, duplicate: 0 };
  const rows: number[] = [];
  for (let row = 0; row < days.length; row++) {
    const isOther = isWanted !== undefined && !isWanted[row]!;
    const reason = isOther ? "other-ticker" : dropReason(days[row]!, table.rows[row]![close]!);
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
