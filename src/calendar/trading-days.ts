import {
  dayFromCivil,
  dayFromIso,
  isoFromDay,
  SATURDAY,
  SUNDAY,
  US_PER_SECOND,
  weekday,
} from "./civil-date.ts";
import { earlyClosesOf, SPECIAL_EARLY_CLOSES } from "./early-closes.ts";
import { holidaysOf } from "./holidays.ts";
import { SPECIAL_CLOSURES } from "./special-closures.ts";

const FIRST_YEAR = 1985;
const LAST_YEAR = 2035;

/** First and last day number the calendar knows: 1985-01-01 and 2035-12-31. */
export const CALENDAR_FIRST_DAY: number = dayFromCivil(FIRST_YEAR, 1, 1);
export const CALENDAR_LAST_DAY: number = dayFromCivil(LAST_YEAR, 12, 31);

/** 9:30, in seconds after midnight, on every trading day since 1985-09-30 (10:00 before). */
export const SESSION_OPEN_SECONDS = 34_200;

const REGULAR_CLOSE_MINUTE = 960;

/** 16:00, in seconds after midnight: the close of a day that is no half day. */
export const SESSION_CLOSE_SECONDS: number = REGULAR_CLOSE_MINUTE * 60;

/** Of a session that is no half day. */
export const SESSION_US: number = (SESSION_CLOSE_SECONDS - SESSION_OPEN_SECONDS) * US_PER_SECOND;

/** One entry per calendar day: the minute of the close, 0 where the exchange is closed. */
const CLOSE_MINUTE: Uint16Array = closeMinutes();

/** Entry i: trading days from the first day of the calendar up to and including its i-th day. */
const TRADING_DAYS_UP_TO: Uint16Array = runningCount((minute) => minute !== 0);

/** Likewise, half days. */
const HALF_DAYS_UP_TO: Uint16Array = runningCount(isEarly);

/**
 * Whether the New York Stock Exchange traded (will trade) on this day, 1985 to 2035.
 * Throws a RangeError outside those years, as all functions of this file do.
 */
export function isTradingDay(day: number): boolean {
  return CLOSE_MINUTE[indexOf(day)] !== 0;
}

/** Whether this is a trading day that closes before 16:00 (13:00 since 1993). */
export function isHalfDay(day: number): boolean {
  return isEarly(CLOSE_MINUTE[indexOf(day)]!);
}

/** The close in seconds after midnight: 57600, less on a half day. Throws on a closed day. */
export function sessionCloseSeconds(day: number): number {
  const closeMinute = CLOSE_MINUTE[indexOf(day)]!;
  if (closeMinute === 0) {
    throw new RangeError(`${isoFromDay(day)} has no session: the exchange is closed that day`);
  }
  return closeMinute * 60;
}

/** The first trading day after this day. */
export function nextTradingDay(day: number): number {
  let candidate = day + 1;
  while (!isTradingDay(candidate)) candidate += 1;
  return candidate;
}

/** The last trading day before this day. */
export function previousTradingDay(day: number): number {
  let candidate = day - 1;
  while (!isTradingDay(candidate)) candidate -= 1;
  return candidate;
}

/** Trading days after `fromDay` up to and including `toDay`; negative where `toDay` is earlier. */
export function tradingDaysBetween(fromDay: number, toDay: number): number {
  return TRADING_DAYS_UP_TO[indexOf(toDay)]! - TRADING_DAYS_UP_TO[indexOf(fromDay)]!;
}

/** Half days after `fromDay` up to and including `toDay`; negative where `toDay` is earlier. */
export function halfDaysBetween(fromDay: number, toDay: number): number {
  return HALF_DAYS_UP_TO[indexOf(toDay)]! - HALF_DAYS_UP_TO[indexOf(fromDay)]!;
}

function isEarly(closeMinute: number): boolean {
  return closeMinute !== 0 && closeMinute < REGULAR_CLOSE_MINUTE;
}

function indexOf(day: number): number {
  if (!(day >= CALENDAR_FIRST_DAY && day <= CALENDAR_LAST_DAY)) {
    const years = `${FIRST_YEAR} to ${LAST_YEAR}`;
    throw new RangeError(`day ${day} is outside the trading calendar: use dates of ${years}`);
  }
  return day - CALENDAR_FIRST_DAY;
}

function closeMinutes(): Uint16Array {
  const minutes = new Uint16Array(CALENDAR_LAST_DAY - CALENDAR_FIRST_DAY + 1);
  for (let index = 0; index < minutes.length; index += 1) {
    const dayOfWeek = weekday(CALENDAR_FIRST_DAY + index);
    if (dayOfWeek !== SATURDAY && dayOfWeek !== SUNDAY) minutes[index] = REGULAR_CLOSE_MINUTE;
  }
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const { day, closeMinute } of earlyClosesOf(year)) minutes[indexOf(day)] = closeMinute;
    for (const { day } of holidaysOf(year)) minutes[indexOf(day)] = 0;
  }
  for (const { from, to, closeMinute } of SPECIAL_EARLY_CLOSES) {
    for (let day = dayFromIso(from)!; day <= dayFromIso(to)!; day += 1) {
      if (minutes[indexOf(day)] !== 0) minutes[indexOf(day)] = closeMinute;
    }
  }
  for (const { date } of SPECIAL_CLOSURES) minutes[indexOf(dayFromIso(date)!)] = 0;
  return minutes;
}

function runningCount(counts: (closeMinute: number) => boolean): Uint16Array {
  const upTo = new Uint16Array(CLOSE_MINUTE.length);
  let count = 0;
  for (let index = 0; index < upTo.length; index += 1) {
    if (counts(CLOSE_MINUTE[index]!)) count += 1;
    upTo[index] = count;
  }
  return upTo;
}
