import { civilFromDay, dayFromIso, nthWeekday, SUNDAY } from "../../../src/calendar/civil-date.ts";

const SECONDS_PER_DAY = 86_400;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const AMERICAN = /^(\d{1,2})([-/])(\d{1,2})\2(\d{2}|\d{4})$/;
/** Jul-03-2025, as Fidelity writes "as of". */
const NAMED = /^([A-Za-z]{3})-(\d{1,2})-(\d{4})$/;
/** A date, and a time behind it after a space, T, comma or semicolon. */
const WITH_TIME = /^(\S+?)(?:T|;|,? +)(\d{1,2}:?\d{2}(?::?\d{2})?.*)$/;
const TIME =
  /^(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)? ?([AP]M)? ?(Z|[+-]\d{2}:?\d{2}|E[SD]T)?$/i;

export interface TradeTime {
  readonly day: number;
  readonly seconds: number | undefined;
}

/**
 * Reads 2025-07-03, 20250703, 7/3/2025, 7/3/25, 07-03-25 and Jul-03-2025, alone or with a time
 * (`T10:30:00+0100`, `;103000`, `, 10:30:00`, ` 3:30 PM`). A time with an offset is turned into New
 * York's, so that the day is the exchange's. Years of two digits are 2000 to 2099.
 */
export function parseTradeTime(text: string): TradeTime | undefined {
  const trimmed = text.trim();
  const parts = WITH_TIME.exec(trimmed);
  if (parts === null) {
    const day = parseTradeDay(trimmed);
    return day === undefined ? undefined : { day, seconds: undefined };
  }
  const day = parseTradeDay(parts[1]!);
  const time = TIME.exec(parts[2]!.trim());
  if (day === undefined || time === null) return undefined;
  const [, hour, minute, second, half, zone] = time;
  const hours = half === undefined ? Number(hour) : hourOf(Number(hour), half);
  const seconds = hours * 3600 + Number(minute) * 60 + Number(second ?? 0);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const isPlain = zone === undefined || /^E/i.test(zone);
  return isPlain ? { day, seconds } : inNewYork(day, seconds - offsetSeconds(zone));
}

/** A date without a time; undefined for any other text. */
export function parseTradeDay(text: string): number | undefined {
  const yearFirst = ISO.exec(text) ?? COMPACT.exec(text);
  if (yearFirst !== null) return isoDay(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const american = AMERICAN.exec(text);
  if (american !== null) {
    const year = american[4]!.length === 2 ? `20${american[4]}` : american[4]!;
    return isoDay(year, american[1]!, american[3]!);
  }
  const named = NAMED.exec(text);
  if (named === null) return undefined;
  return isoDay(named[3]!, String(monthNumber(named[1]!)), named[2]!);
}

/** `03.07.2025 10:30` as `2025-07-03 10:30`, as where numbers have a comma; other text as it is. */
export function withoutPoints(text: string): string {
  return text.trim().replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, (_date, day, month, year) => {
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  });
}

/** 1 to 12 of Jan to Dec in any case; 0 for another word. */
export function monthNumber(word: string): number {
  return MONTHS.indexOf(word.toLowerCase()) + 1;
}

function isoDay(year: string, month: string, dayOfMonth: string): number | undefined {
  return dayFromIso(`${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`);
}

function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}

function offsetSeconds(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const size = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60;
  return zone.startsWith("-") ? -size : size;
}

/** Summer time since 2007: from the second Sunday of March to the first of November, at 2:00. */
function inNewYork(utcDay: number, utcSeconds: number): TradeTime {
  const instant = utcDay * SECONDS_PER_DAY + utcSeconds;
  const standard = instant - 5 * 3600;
  const { year } = civilFromDay(Math.floor(standard / SECONDS_PER_DAY));
  const begin = nthWeekday(year, 3, SUNDAY, 2) * SECONDS_PER_DAY + 2 * 3600;
  const end = nthWeekday(year, 11, SUNDAY, 1) * SECONDS_PER_DAY + 3600;
  const local = standard >= begin && standard < end ? standard + 3600 : standard;
  const day = Math.floor(local / SECONDS_PER_DAY);
  return { day, seconds: local - day * SECONDS_PER_DAY };
}
