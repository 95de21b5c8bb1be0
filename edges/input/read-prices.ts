import { isoFromDay } from "../../src/calendar/civil-date.ts";
import { amountFromDollars, UNITS_PER_DOLLAR } from "../../src/money/amount.ts";
import { InputError } from "./input-error.ts";
import type { NamedText } from "./named-text.ts";
import {
  type DerivedDividends,
  type DerivedEvents,
  deriveEvents,
  type Split,
} from "./prices/events/derive-events.ts";
import { type AppliedSplits, applySplits } from "./prices/events/listed-splits.ts";
import type { ListedSplits } from "./prices/events/read-splits.ts";
import { ratioWords } from "./prices/events/simple-ratio.ts";
import { type PriceChoice, type PriceColumns, priceColumns } from "./prices/price-columns.ts";
import { readPriceDays } from "./prices/price-days.ts";
import { orderRows } from "./prices/price-order.ts";
import { parsePriceTable } from "./prices/price-table.ts";
import { DROP_REASONS, type DropReason, readCloses } from "./prices/read-closes.ts";
import { moveNotes } from "./prices/suspicious-moves.ts";
import type { Table } from "./table.ts";

/** A file of daily closes. `days` ascend; the arrays have one entry per row kept. */
export interface Prices {
  /** Rows of the file: the kept and the dropped ones. */
  readonly rows: number;
  /** Days since 1970-01-01. */
  readonly days: Int32Array;
  /** Integer units of $0.0001 per share. */
  readonly closes: Float64Array;
  /** Reasons with a count above zero. */
  readonly dropped: readonly { readonly reason: DropReason; readonly count: number }[];
  /** Closes that were written finer than $0.0001. */
  readonly rounded: number;
  /** Those the closes show against the adjusted close, or a list has; oldest first. */
  readonly splits: readonly Split[];
  /** Those the closes show against the adjusted close; undefined without one. */
  readonly dividends: DerivedDividends | undefined;
  /** How the file was read where that is not plain: sentences for the user. */
  readonly notes: readonly string[];
}

/** What the user says of a price file, where it does not tell. */
export interface PriceOptions extends PriceChoice {
  readonly splits?: ListedSplits | undefined;
}

/**
 * Reads a file of daily closes as its source wrote it (docs/cli.md lists the kinds): header,
 * separator, form of dates and numbers, order of rows are found out, and `notes` say what was. A
 * row of another ticker, with an empty close, one that repeats another's date and close, and, in
 * 1985 to 2035, one of a date on which the exchange was closed is dropped and counted. An adjusted
 * close beside the close shows dividends and splits.
 *
 * @throws InputError for a missing column, dates that cannot be told, two closes on one date, a
 * close that is no number, under $0.0001 or over $3,000,000, several tickers, splits that the
 * closes contradict, and a file that leaves no row.
 */
export function readPrices(file: NamedText, options: PriceOptions = {}): Prices {
  const table = parsePriceTable(file, options.ticker);
  const { ticker: _picked, ...others } = options;
  const columns = priceColumns(table, table.isOfTicker ? others : options);
  const dates = readPriceDays(table, columns.date);
  const numbers = readCloses(table, columns, dates.days, options.ticker);
  const { counts } = numbers;
  const order = orderRows(table, columns.close, numbers.rows, dates.days, numbers.closes);
  counts.duplicate = order.duplicates;
  if (order.rows.length === 0) throw nothingKept(table, counts);
  const days = Int32Array.from(valuesOf(dates.days, order.rows));
  const dollars = valuesOf(numbers.closes, order.rows);
  const adjusted = columns.adjusted < 0 ? undefined : valuesOf(numbers.adjusted, order.rows);
  const actions = readActions(days, dollars, adjusted, options);
  if (options.close === "adjusted") refuseDerivedSplit(table, columns, order.rows, days, actions);
  const { factors, splits, dividends } = actions;
  const traded = factors ? dollars.map((value, row) => value * factors[row]!) : dollars;
  const closes = traded.map(amountFromDollars);
  const isSplitKnown = adjusted !== undefined || options.splits !== undefined;
  return {
    rows: table.rows.length,
    days,
    closes,
    dropped: DROP_REASONS.filter((reason) => counts[reason] > 0).map((reason) => ({
      reason,
      count: counts[reason],
    })),
    // k / 10000 is the double nearest to a close of k units: another double was written finer.
    rounded: dollars.filter((value) => amountFromDollars(value) / UNITS_PER_DOLLAR !== value)
      .length,
    splits,
    dividends,
    notes: [
      ...table.notes,
      ...columns.notes,
      ...dates.notes,
      ...numbers.notes,
      ...order.notes,
      ...actions.notes,
      ...moveNotes(days, closes, isSplitKnown || options.close === "adjusted"),
    ],
  };
}

interface Actions {
  readonly splits: readonly Split[];
  /** Those of the adjusted close. */
  readonly derived: readonly Split[];
  readonly dividends: DerivedDividends | undefined;
  /** What turns each close into the one that was traded; undefined where it is. */
  readonly factors: Float64Array | undefined;
  readonly notes: readonly string[];
}

/** What the adjusted close and the list say of the company's actions. */
function readActions(
  days: Int32Array,
  closes: Float64Array,
  adjusted: Float64Array | undefined,
  { splits: list, close }: PriceOptions,
): Actions {
  const events = adjusted && deriveEvents(days, closes, adjusted);
  const derived = events?.splits ?? [];
  const applied: AppliedSplits = list
    ? applySplits({ days, closes, derived: events?.splits }, list, close)
    : { splits: derived, factors: undefined, notes: derivedNotes(derived) };
  const { factors } = applied;
  const scaled: DerivedEvents | undefined =
    adjusted && factors ? deriveEvents(days, closes, adjusted, factors) : events;
  return {
    splits: applied.splits,
    derived,
    dividends: scaled?.dividends,
    factors,
    notes: [...applied.notes, ...(events?.notes ?? [])],
  };
}

function derivedNotes(splits: readonly Split[]): string[] {
  if (splits.length === 0) return [];
  const list = splits.map((split) => `${ratioWords(split)} on ${isoFromDay(split.day)}`).join(", ");
  return [`Splits derived from the adjusted close: ${list}.`];
}

/** The close falls as in a split and the adjusted close does not: it is not adjusted for it. */
function refuseDerivedSplit(
  table: Table,
  { close }: PriceColumns,
  rows: readonly number[],
  days: Int32Array,
  { derived }: Actions,
): void {
  const split = derived[0];
  if (split === undefined) return;
  throw new InputError({
    file: table.name,
    line: table.lines[rows[days.indexOf(split.day)]!]!,
    column: table.header[close]!,
    what: `the closes show a split ${ratioWords(split)} on ${isoFromDay(split.day)}`,
    why: "--close adjusted says that they are adjusted for splits",
    mend: "Leave out --close",
  });
}

function valuesOf(column: Int32Array | Float64Array, rows: readonly number[]): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!;
  return values;
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
