import { dayFromIso } from "../../src/calendar/civil-date.ts";
import { amountFromDollars, UNITS_PER_DOLLAR } from "../../src/money/amount.ts";
import { findColumn, missingColumn, requireColumn } from "./columns.ts";
import { InputError } from "./input-error.ts";
import { dayOfCell, type ReadSeries, readDays, readSeries } from "./read-series.ts";
import type { Table } from "./table.ts";

/** 100 % of the price per year: a yield beyond it is in percent. */
const YIELD_MAX = 1;

export type Dividends =
  | { readonly kind: "none" }
  /** A continuous yield, decimal per year. */
  | { readonly kind: "yield"; readonly value: number }
  /** Ex-dates, and integer units of $0.0001 per share. */
  | ({
      readonly kind: "discrete";
      /** Amounts that were written finer than $0.0001. */
      readonly rounded: number;
    } & ReadSeries)
  /**
   * The first days on which an amount holds (until the next), and the dividends of the last twelve
   * months per share, in dollars or index points.
   */
  | ({ readonly kind: "trailing" } & ReadSeries);

/**
 * One continuous yield (0 = no dividends), or a table: `date,amount` ($ per share on the ex-date),
 * or `dividend_ttm` by `month` (YYYY-MM) or `date`.
 *
 * @param flag Named in the refusal of a number.
 * @throws InputError for negative values, a yield over 1, and a table with neither column.
 */
export function readDividends(input: number | Table, flag: string): Dividends {
  if (typeof input === "number") return dividendYield(input, flag);
  const amountColumn = findColumn(input, "amount");
  if (amountColumn >= 0) return readDiscrete(input, amountColumn);
  const trailingColumn = findColumn(input, "dividend_ttm");
  if (trailingColumn < 0) {
    throw missingColumn(
      input,
      ["amount", "dividend_ttm"],
      "A dividend file has the columns date,amount or month,dividend_ttm or date,dividend_ttm",
    );
  }
  const purpose = "Trailing dividends need a month or a date column";
  const days = readDays(input, requireColumn(input, ["month", "date"], purpose), dayOfMonthCell);
  const series = readSeries(input, days, trailingColumn, acceptAmount);
  return { kind: "trailing", ...series };
}

function dividendYield(value: number, flag: string): Dividends {
  if (value === 0) return { kind: "none" };
  if (value > 0 && value <= YIELD_MAX) return { kind: "yield", value };
  throw new InputError({
    what: `${flag} ${value} is refused: a dividend yield is a decimal per year, 0 to ${YIELD_MAX}`,
    mend: "Give decimals per year, such as 0.02 for 2 %, or a file with date,amount",
  });
}

function readDiscrete(table: Table, column: number): Dividends {
  const dateColumn = requireColumn(table, ["date"], "Dividends need the ex-date in a date column");
  const series = readSeries(table, readDays(table, dateColumn), column, acceptAmount);
  const values = series.values.map(amountFromDollars);
  let rounded = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! / UNITS_PER_DOLLAR !== series.values[i]!) rounded++;
  }
  return { kind: "discrete", ...series, values, rounded };
}

function acceptAmount(value: number): number | string {
  return value >= 0 && value <= 1e6 ? value : "a dividend is 0 to 1,000,000";
}

/** `1871-01` is the first day of that month. */
function dayOfMonthCell(text: string): number | undefined {
  return /^\d{4}-\d{2}$/.test(text.trim()) ? dayFromIso(`${text.trim()}-01`) : dayOfCell(text);
}
