import { SATURDAY, SUNDAY, weekday } from "../calendar/civil-date.ts";
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, isTradingDay } from "../calendar/trading-days.ts";

/** Values by day: `days` (since 1970-01-01) strictly ascending, as long as `values`. */
export interface DatedSeries {
  readonly days: Int32Array;
  readonly values: Float64Array;
}

export interface AsOf {
  readonly value: number;
  /** Trading days since the value's own day: 0 = the value is of that day. */
  readonly carried: number;
}

/** A value older than this many trading days is no longer used. */
export const CARRIED_DAYS_MAX = 5;

/** The index of the last day on or before `day`, or -1. */
export function lastOnOrBefore(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The value known on `day`: its own, or the last before it if at most 5 trading days have no value;
 * never a later one. Undefined when there is none.
 */
export function asOf(series: DatedSeries, day: number): AsOf | undefined {
  const index = lastOnOrBefore(series.days, day);
  if (index < 0) return undefined;
  let carried = 0;
  for (let missing = series.days[index]! + 1; missing <= day; missing++) {
    if (mayTrade(missing)) carried++;
    if (carried > CARRIED_DAYS_MAX) return undefined;
  }
  return { value: series.values[index]!, carried };
}

/** Whether a day can have a price: a trading day, outside 1985 to 2035 a weekday. */
function mayTrade(day: number): boolean {
  if (day >= CALENDAR_FIRST_DAY && day <= CALENDAR_LAST_DAY) return isTradingDay(day);
  return weekday(day) !== SATURDAY && weekday(day) !== SUNDAY;
}
