import { roundHalfAway, UNITS_PER_DOLLAR } from "../money/amount.ts";
import { TRADING_DAYS_PER_YEAR } from "../volatility/realized.ts";
import { asOf, type DatedSeries, lastOnOrBefore } from "./dated-series.ts";

/** A dated series laid along the rows of a price history: what was known at each close. */
export interface KnownColumn {
  /** NaN where nothing is known. */
  readonly values: Float64Array;
  /** Rows whose value was carried from an earlier trading day. */
  readonly carried: number;
}

/** For each day its own value, or the last one before it (at most 5 trading days old). */
export function knownColumn(days: Int32Array, series: DatedSeries): KnownColumn {
  const values = new Float64Array(days.length);
  let carried = 0;
  for (let row = 0; row < days.length; row++) {
    const known = asOf(series, days[row]!);
    values[row] = known === undefined ? Number.NaN : known.value;
    if (known !== undefined && known.carried > 0) carried++;
  }
  return { values, carried };
}

/** What a stock's dividends are to a replay, along the rows of the price history. */
export interface DividendColumns {
  /** Paid on the row, in $0.0001 per share, to who held the share at the close before. */
  readonly paid: Float64Array;
  /** Continuous yield per year that options are priced with on the row. */
  readonly yields: Float64Array;
}

/** A continuous yield, paid as yield / 252 of the close before on every trading day. */
export function dividendsOfYield(closes: Float64Array, dividendYield: number): DividendColumns {
  const paid = new Float64Array(closes.length);
  for (let row = 1; row < closes.length; row++) {
    paid[row] = roundHalfAway((closes[row - 1]! * dividendYield) / TRADING_DAYS_PER_YEAR);
  }
  return { paid, yields: new Float64Array(closes.length).fill(dividendYield) };
}

/**
 * Dividends of the last twelve months per share: ttm / 252 is paid on each trading day, and options
 * are priced with the yield ttm / close. Rows before the first amount have none.
 *
 * @param series `values` in dollars (index points) per share; each holds until the next.
 */
export function dividendsOfTrailing(
  days: Int32Array,
  closes: Float64Array,
  series: DatedSeries,
): DividendColumns {
  const paid = new Float64Array(days.length);
  const yields = new Float64Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const index = lastOnOrBefore(series.days, days[row]!);
    if (index < 0) continue;
    const units = series.values[index]! * UNITS_PER_DOLLAR;
    paid[row] = roundHalfAway(units / TRADING_DAYS_PER_YEAR);
    yields[row] = units / closes[row]!;
  }
  return { paid, yields };
}

/** Announced dividends, and how many of them no row can pay. */
export interface ExDateColumns extends DividendColumns {
  /** Dividends with an ex-date on or before the first day, or after the last: left out. */
  readonly outside: number;
}

/**
 * Announced cash dividends: each is paid on the first row on or after its ex-date.
 *
 * @param series ex-dates and amounts in $0.0001 per share.
 */
export function dividendsOnExDates(days: Int32Array, series: DatedSeries): ExDateColumns {
  const paid = new Float64Array(days.length);
  let outside = 0;
  for (let i = 0; i < series.days.length; i++) {
    const row = lastOnOrBefore(days, series.days[i]! - 1) + 1;
    if (row > 0 && row < days.length) paid[row]! += series.values[i]!;
    else outside++;
  }
  return { paid, yields: new Float64Array(days.length), outside };
}
