import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  isTradingDay,
} from "../../src/calendar/trading-days.ts";
import { amountFromDollars, UNITS_PER_DOLLAR } from "../../src/money/amount.ts";
import { findColumn, readNumber, requireColumn } from "./columns.ts";
import { InputError } from "./input-error.ts";
import { readDays } from "./read-series.ts";
import type { Table } from "./table.ts";

/** The largest price a listed stock has come near: its 100-share lots stay exact in a double. */
const CLOSE_DOLLARS_MAX = 3_000_000;

/** Adjacent close/adjusted-close ratios this far apart are a split; dividends stay between them. */
const SPLIT_RATIO_MIN = 1.4;
const REVERSE_SPLIT_RATIO_MAX = 0.72;

export type DropReason = "empty-close" | "not-a-trading-day";

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
}

/**
 * Reads `date` and `close` (and `adj_close`, `adjusted_close`), oldest row first. A row with an
 * empty close or, in 1985 to 2035, a date on which the exchange was closed is dropped and counted.
 *
 * @throws InputError for a missing column, a date that does not ascend, a close that is no number,
 * under $0.0001 or over $3,000,000, and a file that leaves no row.
 */
export function readPrices(table: Table): Prices {
  const dateColumn = requireColumn(table, ["date"], "A price file needs a date and a close column");
  const column = requireColumn(table, ["close"], "A price file needs a date and a close column");
  const adjustedColumn = Math.max(
    findColumn(table, "adj_close"),
    findColumn(table, "adjusted_close"),
  );
  const allDays = readDays(table, dateColumn);
  const days = new Int32Array(allDays.length);
  const closes = new Float64Array(allDays.length);
  const adjusted = new Float64Array(allDays.length);
  const counts = { "empty-close": 0, "not-a-trading-day": 0 };
  let kept = 0;
  let rounded = 0;
  for (let row = 0; row < allDays.length; row++) {
    const reason = dropReason(allDays[row]!, table.rows[row]![column]!);
    if (reason !== undefined) {
      counts[reason]++;
      continue;
    }
    const dollars = readNumber(table, row, column, acceptClose);
    days[kept] = allDays[row]!;
    closes[kept] = amountFromDollars(dollars);
    // k / 10000 is the double nearest to a close of k units: another double was written finer.
    if (closes[kept]! / UNITS_PER_DOLLAR !== dollars) rounded++;
    if (adjustedColumn >= 0) {
      adjusted[kept] = readNumber(table, row, adjustedColumn, acceptAdjusted) * UNITS_PER_DOLLAR;
    }
    kept++;
  }
  if (kept === 0) throw nothingKept(table, counts);
  const base = {
    rows: table.rows.length,
    days: days.slice(0, kept),
    closes: closes.slice(0, kept),
    dropped: (["empty-close", "not-a-trading-day"] as const)
      .filter((reason) => counts[reason] > 0)
      .map((reason) => ({ reason, count: counts[reason] })),
    rounded,
  };
  if (adjustedColumn < 0) return { ...base, hasAdjustedClose: false, splits: [] };
  return { ...base, hasAdjustedClose: true, splits: findSplits(base.days, base.closes, adjusted) };
}

function dropReason(day: number, close: string): DropReason | undefined {
  const isKnown = day >= CALENDAR_FIRST_DAY && day <= CALENDAR_LAST_DAY;
  if (isKnown && !isTradingDay(day)) return "not-a-trading-day";
  return close.trim() === "" ? "empty-close" : undefined;
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
