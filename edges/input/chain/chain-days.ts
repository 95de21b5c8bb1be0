import { interestYears } from "../../../src/calendar/clocks.ts";
import { cellError, readNumber } from "../columns.ts";
import { NO_DAY, readPriceDays } from "../prices/price-days.ts";
import { notADate } from "../read-series.ts";
import type { Table } from "../table.ts";
import type { ChainColumns } from "./chain-columns.ts";

/** Of each row; the days are empty where the file has none. */
export interface ChainDays {
  readonly quoteDays: Int32Array;
  readonly expiryDays: Int32Array;
  /** Time to expiry in years: calendar days / 365, or as the file states it. */
  readonly years: Float64Array;
  readonly notes: readonly string[];
}

/** A century: more is a day number, or days in a column of years. */
const YEARS_MAX = 100;
const DAYS_MAX = 36_500;

const NONE = new Int32Array(0);

/**
 * The days of the quotes and of the expiries.
 *
 * @throws InputError for a cell that is no date, no whole number of days or no number of years, and
 * when day and month of a column cannot be told apart.
 */
export function readChainDays(table: Table, columns: ChainColumns): ChainDays {
  const rows = table.rows.length;
  const years = new Float64Array(rows);
  const quoted = columns.date < 0 ? { days: NONE, notes: [] } : allDays(table, columns.date);
  if (columns.expiryForm === "years") {
    for (let row = 0; row < rows; row++) {
      years[row] = readNumber(table, row, columns.expiry, (value) =>
        value <= YEARS_MAX ? value : `a time to expiry is at most ${YEARS_MAX} years`,
      );
    }
    return { quoteDays: quoted.days, expiryDays: NONE, years, notes: quoted.notes };
  }
  const expiries =
    columns.expiryForm === "date"
      ? allDays(table, columns.expiry)
      : { days: daysAhead(table, columns.expiry, quoted.days), notes: [] };
  for (let row = 0; row < rows; row++) {
    years[row] = interestYears(quoted.days[row] ?? 0, expiries.days[row]!);
  }
  const expiryDays = quoted.days.length > 0 ? expiries.days : NONE;
  const notes = [...new Set([...quoted.notes, ...expiries.notes])];
  return { quoteDays: quoted.days, expiryDays, years, notes };
}

function allDays(table: Table, column: number): { days: Int32Array; notes: readonly string[] } {
  const { days, notes } = readPriceDays(table, column);
  const missing = days.indexOf(NO_DAY);
  if (missing >= 0) throw notADate(table, missing, column);
  return { days, notes };
}

/** Days counted from the quote's day; from 0 where the file has no dates. */
function daysAhead(table: Table, column: number, quoteDays: Int32Array): Int32Array {
  const days = new Int32Array(table.rows.length);
  for (let row = 0; row < days.length; row++) {
    const ahead = readNumber(table, row, column, (value) => value);
    if (!Number.isInteger(ahead) || Math.abs(ahead) > DAYS_MAX) {
      const text = table.rows[row]![column]!;
      throw cellError(table, row, column, `${text} is no whole number of days`, "Correct the cell");
    }
    days[row] = (quoteDays[row] ?? 0) + ahead;
  }
  return days;
}
