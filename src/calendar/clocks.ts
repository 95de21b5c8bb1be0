import { dayOf, FRIDAY, microsecondsAt, weekday } from "./civil-date.ts";
import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  halfDaysBetween,
  SESSION_CLOSE_SECONDS,
  SESSION_US,
  tradingDaysBetween,
} from "./trading-days.ts";

const DAYS_PER_YEAR = 365;

/**
 * Interest time between two days in years: calendar days / 365, leap years too.
 * The clock of rates, dividends and financing; in `replay` also of variance.
 */
export function interestYears(fromDay: number, toDay: number): number {
  return (toDay - fromDay) / DAYS_PER_YEAR;
}

/** Which days count for swings: all alike, or trading sessions as {@link varianceYears} counts. */
export type VolClock = "calendar" | "trading";

/** Variance time between two days in years of a clock: what volatilities on it are per year of. */
export function clockYears(clock: VolClock, fromDay: number, toDay: number): number {
  return clock === "calendar" ? interestYears(fromDay, toDay) : varianceYears(fromDay, toDay);
}

/**
 * sqrt(clock years / calendar years) between two days: what a volatility per year of the clock is
 * multiplied by for one that formulas take with calendar time. 1 on the calendar, and within a day.
 */
export function calendarScale(clock: VolClock, fromDay: number, toDay: number): number {
  if (clock === "calendar" || fromDay === toDay) return 1;
  return Math.sqrt(clockYears(clock, fromDay, toDay) / interestYears(fromDay, toDay));
}

/** Variance of a day without a session, in full sessions: 0.09 measured (page named below). */
const CLOSED_DAY_WEIGHT = 0.1;

/** A half day is 3.5 of 6.5 hours and has about half a session's variance. */
const HALF_DAY_WEIGHT = 0.5;

/** Sessions of a year of 365 days, its two half days as halves, and its closed days. */
const SESSIONS_PER_YEAR = 251;
const CLOSED_DAYS_PER_YEAR = 113;

/**
 * Variance time from the close of one day to that of another in years: sessions, half days as 0.5,
 * and closed days by their weight, over what a year of 365 days has of them (economics 1.4;
 * docs/assumptions/two-clocks.md). Negative where `toDay` is earlier. Outside 1985 to 2035 every
 * weekday is a session.
 *
 * @param closedDayWeight variance of a closed day, in sessions; 0 is a clock of sessions only.
 */
export function varianceYears(
  fromDay: number,
  toDay: number,
  closedDayWeight: number = CLOSED_DAY_WEIGHT,
): number {
  const tradingDays = tradingDaysUpTo(toDay) - tradingDaysUpTo(fromDay);
  const halfDays = halfDaysBetween(known(fromDay), known(toDay));
  const sessions = tradingDays - (1 - HALF_DAY_WEIGHT) * halfDays;
  const closedDays = toDay - fromDay - tradingDays;
  const year = SESSIONS_PER_YEAR + closedDayWeight * CLOSED_DAYS_PER_YEAR;
  return (sessions + closedDayWeight * closedDays) / year;
}

/** What is left of a session without the half day's early close, in {@link varianceYears}. */
export function sessionYearsLeft(time: number): number {
  const today = dayOf(time);
  const close = microsecondsAt(today, SESSION_CLOSE_SECONDS);
  const left = Math.min(Math.max((close - time) / SESSION_US, 0), 1);
  return left * varianceYears(today - 1, today);
}

/** The day, or the end of the trading calendar next to it. */
function known(day: number): number {
  return Math.min(Math.max(day, CALENDAR_FIRST_DAY), CALENDAR_LAST_DAY);
}

/** Trading days after the calendar's first up to and including a day; negative before it. */
function tradingDaysUpTo(day: number): number {
  const inside = known(day);
  // The calendar's first day is a holiday: the weekdays before it end with the day before.
  const edge = day < inside ? inside - 1 : inside;
  return tradingDaysBetween(CALENDAR_FIRST_DAY, inside) + weekdaysUpTo(day) - weekdaysUpTo(edge);
}

/** 1970-01-01 was a Thursday: every Sunday is this many days after a multiple of 7. */
const FIRST_SUNDAY = 3;

/** Mondays to Fridays after 1970-01-04 up to and including a day; negative before it. */
function weekdaysUpTo(day: number): number {
  return Math.floor((day - FIRST_SUNDAY) / 7) * 5 + Math.min(weekday(day), FRIDAY);
}
