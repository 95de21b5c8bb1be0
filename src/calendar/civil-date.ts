/** A date of the proleptic Gregorian calendar: month 1..12, dayOfMonth 1..31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

export const US_PER_SECOND = 1_000_000;
export const US_PER_DAY = 86_400_000_000;

export const SUNDAY = 0;
export const MONDAY = 1;
export const TUESDAY = 2;
export const WEDNESDAY = 3;
export const THURSDAY = 4;
export const FRIDAY = 5;
export const SATURDAY = 6;

const DAYS_PER_ERA = 146_097; // 400 Gregorian years
const DAYS_FROM_MARCH_0000_TO_1970 = 719_468;

/**
 * Day number (days since 1970-01-01, negative before it) of a civil date.
 * The parts must be a real date: they are not checked here, see {@link dayFromIso}.
 * Years are counted from 1 March, so that the leap day is a year's last day
 * (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
 */
export function dayFromCivil(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + dayOfMonth - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_MARCH_0000_TO_1970;
}

/** The civil date of a day number; inverse of {@link dayFromCivil} (Hinnant, civil_from_days). */
export function civilFromDay(day: number): CivilDate {
  const shifted = day + DAYS_FROM_MARCH_0000_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth };
}

/** Day number of "YYYY-MM-DD", or undefined for any other text and for a non-date (2007-02-30). */
export function dayFromIso(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8, 10));
  if (month < 1 || month > 12) return undefined;
  const day = dayFromCivil(year, month, dayOfMonth);
  return isoFromDay(day) === text ? day : undefined;
}

/** "YYYY-MM-DD" of a day number; years 0 to 9999. */
export function isoFromDay(day: number): string {
  const { year, month, dayOfMonth } = civilFromDay(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

/** Day of the week, 0 = Sunday to 6 = Saturday. */
export function weekday(day: number): number {
  // 1970-01-01 was a Thursday; the second remainder is for days before it.
  return (((day + THURSDAY) % 7) + 7) % 7;
}

/** Day number of the n-th (1 = first) given weekday of a month; months 1..12. */
export function nthWeekday(year: number, month: number, wanted: number, n: number): number {
  const first = dayFromCivil(year, month, 1);
  return first + ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1);
}

/** The day of an instant: microseconds of exchange-local wall time since 1970-01-01. */
export function dayOf(time: number): number {
  return Math.floor(time / US_PER_DAY);
}

/** "10:30:00", the time of the day of an instant. */
export function timeOfDay(time: number): string {
  const seconds = Math.floor((time - dayOf(time) * US_PER_DAY) / US_PER_SECOND);
  const minutes = Math.floor(seconds / 60);
  const parts = [Math.floor(minutes / 60), minutes % 60, seconds % 60];
  return parts.map((part) => padded(part, 2)).join(":");
}

/**
 * An instant: integer microseconds of exchange-local wall time since 1970-01-01 00:00.
 * There are no zones and no summer time: a trading day is always 24 hours long.
 */
export function microsecondsAt(day: number, secondsOfDay: number): number {
  return day * US_PER_DAY + secondsOfDay * US_PER_SECOND;
}
