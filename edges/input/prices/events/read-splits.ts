import { isoFromDay } from "../../../../src/calendar/civil-date.ts";
import { cellError, plainName, requireColumn } from "../../columns.ts";
import { type InputError, quoted } from "../../input-error.ts";
import { parseNumber } from "../../parse-number.ts";
import { notADate } from "../../read-series.ts";
import type { Table } from "../../table.ts";
import { NO_DAY, readPriceDays } from "../price-days.ts";
import type { Split } from "./derive-events.ts";
import { reduced, type ShareRatio, simplestFraction } from "./simple-ratio.ts";

/** More new shares for one old, or the reverse, is a mistake. */
const RATIO_MAX = 1_000;

/** `0.3333` is one third: a fraction with small terms that is written with so many digits. */
const DECIMAL_TERM_MAX = 100;
const FRACTION_TERM_MAX = 20;

export interface ListedSplit extends Split {
  /** Of the file, from 1. */
  readonly line: number;
}

/** A file of splits, oldest first. */
export interface ListedSplits {
  /** The file's name for messages. */
  readonly name: string;
  readonly splits: readonly ListedSplit[];
}

const RATIO_NAMES = ["ratio", "split", "stock_splits"];

/** Whether these are the columns of a split file. */
export function isSplitHeader(header: readonly string[]): boolean {
  const names = header.map(plainName);
  return names.includes("date") && RATIO_NAMES.some((name) => names.includes(name));
}

/**
 * Reads a table `date,ratio`: the first day with the new number of shares, and new shares for old
 * ones as `2`, `2:1`, `3/2`, `2-for-1`, `0.1` or `1:10`. Dates are read as in a price file.
 *
 * @throws InputError for a missing column, a cell that is no date or ratio, two splits on one day.
 */
export function readSplits(table: Table): ListedSplits {
  const purpose = "A split file has the columns date,ratio";
  const dateColumn = requireColumn(table, ["date"], purpose);
  const ratioColumn = requireColumn(table, RATIO_NAMES, purpose);
  const { days } = readPriceDays(table, dateColumn);
  const splits = table.rows.map((cells, row): ListedSplit => {
    if (days[row] === NO_DAY) throw notADate(table, row, dateColumn);
    const ratio = parseRatio(cells[ratioColumn]!);
    if (ratio === undefined) throw noRatio(table, row, ratioColumn);
    return { day: days[row]!, ...ratio, line: table.lines[row]! };
  });
  splits.sort((a, b) => a.day - b.day);
  const again = splits.findIndex(({ day }, i) => i > 0 && day === splits[i - 1]!.day);
  if (again > 0) {
    const row = table.lines.indexOf(splits[again]!.line);
    const what = `${isoFromDay(splits[again]!.day)} stands in two rows`;
    throw cellError(table, row, dateColumn, what, "Keep one split per day");
  }
  return { name: table.name, splits };
}

/** New shares for old ones in lowest terms; undefined for what is no ratio of two share counts. */
export function parseRatio(text: string): ShareRatio | undefined {
  const parts = text.trim().split(/\s*(?::|\/|-for-|\sfor\s)\s*/i);
  const [newShares, oldShares = 1] = parts.map(parseNumber);
  if (parts.length > 2 || newShares === undefined || parts.some((part) => !/^[\d.]+$/.test(part))) {
    return undefined;
  }
  const value = newShares / oldShares;
  if (!(value >= 1 / RATIO_MAX && value <= RATIO_MAX) || value === 1) return undefined;
  const decimals = Math.max(...parts.map((part) => (part.split(".")[1] ?? "").length));
  const scale = Number(`1e${decimals}`);
  const exact = reduced(Math.round(newShares * scale), Math.round(oldShares * scale));
  const isExact = parts.length === 2 || decimals === 0;
  if (isExact || Math.min(exact.oldShares, exact.newShares) <= DECIMAL_TERM_MAX) return exact;
  const half = 0.5 / scale;
  const simple = simplestFraction(value - half, value + half);
  return Math.min(simple.oldShares, simple.newShares) <= FRACTION_TERM_MAX ? simple : exact;
}

function noRatio(table: Table, row: number, column: number): InputError {
  return cellError(
    table,
    row,
    column,
    `${quoted(table.rows[row]![column]!)} is no split: new shares for old ones, not 1 for 1`,
    `Write 2:1 or 2 for two new shares for one, 1:10 or 0.1 for one for ten, up to ${RATIO_MAX}`,
  );
}
