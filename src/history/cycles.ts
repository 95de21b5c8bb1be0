import { civilFromDay, isoFromDay } from "../calendar/civil-date.ts";
import { thirdFriday } from "../calendar/expiries.ts";
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, nextTradingDay } from "../calendar/trading-days.ts";
import { lastOnOrBefore } from "./dated-series.ts";

/** One option's life in a price history: row numbers of its sale and of its last day. */
export interface Cycle {
  readonly entry: number;
  readonly expiry: number;
}

/** From one third Friday or Friday to the next, or so many trading rows. */
export type CycleLength = "monthly" | "weekly" | number;

/** The cycles of one length in a price history, and what the history lacks for more of them. */
export interface FoundCycles {
  readonly cycles: readonly Cycle[];
  /** Months (YYYY-MM), weeks (their Friday) or days before a hole, `from` to `to`. */
  readonly gaps: readonly string[];
  /** Cycles that are missing because of such a gap. */
  readonly lost: number;
}

/** All cycles of a length: see `monthlyCycles`, `weeklyCycles` and `rowCycles`. */
export function findCycles(
  days: Int32Array,
  from: number,
  to: number,
  length: CycleLength,
): FoundCycles {
  if (length === "monthly") return monthlyCycles(days, from, to);
  return length === "weekly" ? weeklyCycles(days, from, to) : rowCycles(days, from, to, length);
}

/** A row further than this before a Friday is not the last trading day of that week. */
const MAX_DAYS_BEFORE = 6;

/**
 * Monthly cycles from third Friday to third Friday: the sale is at the last row on or before a
 * month's third Friday, the expiry at that of the next month. There are no stub cycles: a month
 * counts only when the file reaches its third Friday, or the last trading day before a closed one.
 * A month without a price in the week up to its third Friday is a gap.
 *
 * @param days ascending days since 1970-01-01, at least one. @param from first day that may be an
 * entry. @param to last day that may be an expiry.
 */
export function monthlyCycles(days: Int32Array, from: number, to: number): FoundCycles {
  const fridays: number[] = [];
  let { year, month } = civilFromDay(days[0]!);
  while (reaches(days, thirdFriday(year, month))) {
    fridays.push(thirdFriday(year, month));
    year += month === 12 ? 1 : 0;
    month = (month % 12) + 1;
  }
  const found = cyclesBetween(days, from, to, fridays);
  return { ...found, gaps: found.gaps.map((iso) => iso.slice(0, 7)) };
}

/** 1970-01-01 was a Thursday: every Friday is this many days after a multiple of 7. */
const FIRST_FRIDAY = 1;

/**
 * Weekly cycles from the last row on or before each Friday to that of the next, as `monthlyCycles`
 * does it; a week without any price is a gap.
 */
export function weeklyCycles(days: Int32Array, from: number, to: number): FoundCycles {
  const fridays: number[] = [];
  let friday = Math.ceil((days[0]! - FIRST_FRIDAY) / 7) * 7 + FIRST_FRIDAY;
  for (; reaches(days, friday); friday += 7) fridays.push(friday);
  return cyclesBetween(days, from, to, fridays);
}

/** From the last row up to each of these Fridays to that of the next; gaps are Fridays. */
function cyclesBetween(
  days: Int32Array,
  from: number,
  to: number,
  fridays: readonly number[],
): FoundCycles {
  const cycles: Cycle[] = [];
  const gaps: string[] = [];
  let lost = 0;
  let previous = -1;
  let previousFriday = Number.NEGATIVE_INFINITY;
  for (const friday of fridays) {
    const row = lastOnOrBefore(days, friday);
    const known = row >= 0 && friday - days[row]! <= MAX_DAYS_BEFORE;
    if (known && previous >= 0) {
      if (days[previous]! >= from && days[row]! <= to)
        cycles.push({ entry: previous, expiry: row });
    } else if (previousFriday >= Math.max(from, days[0]!) && friday <= to) {
      lost++;
    }
    if (!known && friday >= Math.max(from, days[0]!) && friday <= to) gaps.push(isoFromDay(friday));
    previous = known ? row : -1;
    previousFriday = friday;
  }
  return { cycles, gaps, lost };
}

/** Whether the file holds the last trading day up to this Friday. */
function reaches(days: Int32Array, friday: number): boolean {
  const lastDay = days[days.length - 1]!;
  if (lastDay >= friday) return true;
  const inCalendar = lastDay >= CALENDAR_FIRST_DAY && friday < CALENDAR_LAST_DAY;
  return inCalendar && nextTradingDay(lastDay) > friday;
}

/** Rows further apart than this have a hole between them: a closed exchange was seldom so long. */
const MAX_DAYS_APART = 7;

/**
 * Cycles of so many trading rows, one after the other, the first from the first row that may be an
 * entry. A cycle with a hole of more than a week between two of its rows is lost, and the next one
 * begins after the hole; the hole is named by the last day before it.
 */
export function rowCycles(days: Int32Array, from: number, to: number, rows: number): FoundCycles {
  const cycles: Cycle[] = [];
  const gaps: string[] = [];
  let lost = 0;
  let entry = lastOnOrBefore(days, from - 1) + 1;
  for (let row = entry + 1; row < days.length && days[row]! <= to; row++) {
    if (days[row]! - days[row - 1]! > MAX_DAYS_APART) {
      gaps.push(isoFromDay(days[row - 1]!));
      lost++;
      entry = row;
    } else if (row - entry === rows) {
      cycles.push({ entry, expiry: row });
      entry = row;
    }
  }
  return { cycles, gaps, lost };
}
