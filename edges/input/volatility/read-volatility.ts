import { findColumn, missingColumn, plainName, requireColumn } from "../columns.ts";
import { InputError } from "../input-error.ts";
import { fromPercent, parseNumber } from "../parse-number.ts";
import { type ReadSeries, readDays, readSeries } from "../read-series.ts";
import type { Table } from "../table.ts";

/** A median from here up is percent; from the second figure to here nobody can tell. */
const PERCENT_MEDIAN_MIN = 3;
const DECIMAL_MEDIAN_LIMIT = 1.5;

/** 1,000 % per year; above it the column holds something else, such as prices. */
const VOLATILITY_MAX = 10;

/** Volatilities by day, decimals per year, also where the file was in percent. */
export interface VolatilitySeries extends ReadSeries {
  /** Whether the file was in percent: to be said to the user. */
  readonly percent: boolean;
  /** The column's name as the header writes it. */
  readonly column: string;
}

export type Volatility =
  | { readonly kind: "constant"; readonly value: number; readonly percent: boolean }
  | ({ readonly kind: "series" } & VolatilitySeries);

/**
 * One number, or a table with `date` and one of `iv`, `vol`, `volatility`, `sigma`, else `close` (a
 * volatility index), else the only other column of numbers. A median of 3 or more means percent.
 *
 * @param flag Named in the refusal of a number.
 * @throws InputError for a median of 1.5 to 3, which may be either, and for values that are not
 * above 0 or are over 1,000 % per year.
 */
export function readVolatility(input: number | Table, flag: string): Volatility {
  if (typeof input === "number") {
    const percent = isPercent(input, flag, {});
    const value = percent ? fromPercent(input) : input;
    if (value > 0 && value <= VOLATILITY_MAX) return { kind: "constant", value, percent };
    throw new InputError({
      what: `${flag} ${input} is refused: a volatility is above 0 and at most ${VOLATILITY_MAX}`,
      mend: "Give decimals per year such as 0.18",
    });
  }
  const purpose = "A volatility file needs a date column and a column of volatilities per year";
  return { kind: "series", ...readVolatilitySeries(input, purpose, volatilityColumn) };
}

/**
 * A table of `date` and one column of volatilities; a median of 3 or more means percent.
 *
 * @param purpose completes a refusal: what the file needs. @param columnOf finds the column, or
 * refuses the table.
 * @throws InputError as `readVolatility` does.
 */
export function readVolatilitySeries(
  table: Table,
  purpose: string,
  columnOf: (table: Table, purpose: string) => number,
): VolatilitySeries {
  const days = readDays(table, requireColumn(table, ["date"], purpose));
  const column = columnOf(table, purpose);
  const raw = readSeries(table, days, column, (value) =>
    value > 0 ? value : "a volatility must be above 0",
  );
  const name = table.header[column]!;
  const percent = isPercent(median(raw.values), "a median of", { file: table.name, column: name });
  const series = readSeries(table, days, column, (value) => {
    const decimal = percent ? fromPercent(value) : value;
    if (decimal <= VOLATILITY_MAX) return decimal;
    return `the column is in ${percent ? "percent" : "decimals"} and this is over 1,000 % per year`;
  });
  return { percent, column: name, ...series };
}

function isPercent(
  typical: number,
  what: string,
  place: { file?: string; column?: string },
): boolean {
  if (typical < DECIMAL_MEDIAN_LIMIT) return false;
  if (typical >= PERCENT_MEDIAN_MIN) return true;
  throw new InputError({
    ...place,
    what: `${what} ${typical} may be percent or a decimal`,
    why: `Under ${DECIMAL_MEDIAN_LIMIT} is a decimal, from ${PERCENT_MEDIAN_MIN} on percent`,
    mend: "Give decimals per year, such as 0.18 for 18 %",
  });
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function volatilityColumn(table: Table, purpose: string): number {
  const named = ["iv", "vol", "volatility", "sigma"];
  const found = named.map((name) => findColumn(table, name)).filter((column) => column >= 0);
  const close = findColumn(table, "close");
  if (found.length === 0 && close >= 0) found.push(close);
  if (found.length === 0) found.push(...numberColumns(table));
  if (found.length === 0) throw missingColumn(table, [...named, "close"], purpose);
  return onlyColumn(table, found, "iv");
}

/** The columns beside `date` whose first cell with something in it is a number. */
export function numberColumns(table: Table): number[] {
  const columns: number[] = [];
  for (let column = 0; column < table.header.length; column++) {
    const first = table.rows.find((row) => row[column]!.trim() !== "");
    const isDate = plainName(table.header[column]!) === "date";
    if (!isDate && first && parseNumber(first[column]!) !== undefined) columns.push(column);
  }
  return columns;
}

/**
 * The one column that was found.
 *
 * @param name what to call the right one of several.
 * @throws InputError when there are several.
 */
export function onlyColumn(table: Table, found: readonly number[], name: string): number {
  if (found.length === 1) return found[0]!;
  throw new InputError({
    file: table.name,
    line: table.headerLine,
    what: `${found.length} columns may be the volatility: ${found
      .slice(0, 8)
      .map((column) => table.header[column])
      .join(", ")}`,
    mend: `Keep one of them, or name one of them ${name}`,
  });
}
