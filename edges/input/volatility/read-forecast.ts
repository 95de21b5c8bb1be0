import { findColumn, missingColumn, plainName } from "../columns.ts";
import { InputError } from "../input-error.ts";
import type { Table } from "../table.ts";
import {
  numberColumns,
  onlyColumn,
  readVolatilitySeries,
  type VolatilitySeries,
} from "./read-volatility.ts";

const NAMED = ["forecast", "vol", "volatility", "sigma"];

/** Columns that are no forecast of volatility, by what they are instead. */
const REFUSED: readonly (readonly [names: RegExp, why: string, mend: string])[] = [
  [
    /^(var|variance|rv\d*|realized_variance|forecast_variance)$/,
    "A variance is not a volatility, and nobody can tell the days it is of",
    "Give its root per year: the root of 252 times a daily variance",
  ],
  [
    /^(iv|implied|implied_vol|implied_volatility)$/,
    "An implied volatility is the market's, a forecast is yours",
    "Give the market's with --vol, and name a forecast forecast",
  ],
  [
    /^(close|price|adj_close|open|high|low|last)$/,
    "A price, or an index of the market's volatility, is no forecast of yours",
    "Give the market's volatility with --vol, and name a forecast forecast",
  ],
];

/**
 * A user's forecasts of volatility: `date` and one of `forecast`, `vol`, `volatility`, `sigma`,
 * else the only other column of numbers. Decimals per year, or percent by the rule of
 * `readVolatility`.
 * Each is dated by the close after which it was known.
 *
 * @throws InputError as `readVolatility` does, and for a column that is named as a variance, an
 * implied volatility or a price.
 */
export function readForecast(table: Table): VolatilitySeries {
  const purpose = "A forecast file needs a date column and a column of volatilities per year";
  return readVolatilitySeries(table, purpose, forecastColumn);
}

function forecastColumn(table: Table, purpose: string): number {
  const found = NAMED.map((name) => findColumn(table, name)).filter((column) => column >= 0);
  if (found.length === 0) found.push(...numberColumns(table));
  if (found.length === 0) throw missingColumn(table, NAMED, purpose);
  const column = onlyColumn(table, found, "forecast");
  const name = table.header[column]!;
  for (const [names, why, mend] of REFUSED) {
    if (!names.test(plainName(name))) continue;
    throw new InputError({
      file: table.name,
      line: table.headerLine,
      column: name,
      what: "this column is not taken for a forecast",
      why,
      mend,
    });
  }
  return column;
}
