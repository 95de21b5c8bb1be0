import { civilFromDay, isoFromDay } from "../calendar/civil-date.ts";
import { thirdFriday } from "../calendar/expiries.ts";
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, nextTradingDay } from "../calendar/trading-days.ts";
import { lastOnOrBefore } from "./dated-series.ts";

/** One option's life in a price history: row numbers of its sale and of its last day. */
export interface Cycle {
  readonly entry: number;
  readonly expiry: number;
}

export interface MonthlyCycles {
  readonly cycles: readonly Cycle[];
  /** Months (YYYY-MM) without a price in the week up to their third Friday, `from` to `to`. */
  readonly gaps: readonly string[];
  /** Cycles that are missing because their first or last month is such a gap. */
  readonly lost: number;
}

/** A row further than this before the third Friday is not that month's last trading day. */
const MAX_DAYS_BEFORE = 6;

/**
 * Monthly cycles from third Friday to third Friday: the sale is at the last row on or before a
 * month's third Friday, the expiry at that of the next month. There are no stub cycles: a month
 * counts only when the file reaches its third Friday, or the last trading day before a closed one.
 *
 * @param days ascending days since 1970-01-01, at least one. @param from first day that may be an
 * entry. @param to last day that may be an expiry.
 */
export function monthlyCycles(days: Int32Array, from: number, to: number): MonthlyCycles {
  const cycles: Cycle[] = [];
  const gaps: string[] = [];
  const lastDay = days[days.length - 1]!;
  let { year, month } = civilFromDay(days[0]!);
  let lost = 0;
  let previous = -1;
  let previousFriday = Number.NEGATIVE_INFINITY;
  while (reaches(lastDay, thirdFriday(year, month))) {
    const friday = thirdFriday(year, month);
    const row = lastOnOrBefore(days, friday);
    const known = row >= 0 && friday - days[row]! <= MAX_DAYS_BEFORE;
    if (known && previous >= 0) {
      if (days[previous]! >= from && days[row]! <= to)
        cycles.push({ entry: previous, expiry: row });
    } else if (previousFriday >= Math.max(from, days[0]!) && friday <= to) {
      lost++;
    }
    if (!known && friday >= Math.max(from, days[0]!) && friday <= to) {
      gaps.push(isoFromDay(friday).slice(0, 7));
    }
    previous = known ? row : -1;
    previousFriday = friday;
    year += month === 12 ? 1 : 0;
    month = (month % 12) + 1;
  }
  return { cycles, gaps, lost };
}

/** Whether a file that ends on `lastDay` holds the last trading day up to this Friday. */
function reaches(lastDay: number, friday: number): boolean {
  if (lastDay >= friday) return true;
  const inCalendar = lastDay >= CALENDAR_FIRST_DAY && friday < CALENDAR_LAST_DAY;
  return inCalendar && nextTradingDay(lastDay) > friday;
}
