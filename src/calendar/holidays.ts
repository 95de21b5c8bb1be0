import {
  dayFromCivil,
  FRIDAY,
  MONDAY,
  nthWeekday,
  SATURDAY,
  SUNDAY,
  THURSDAY,
  weekday,
} from "./civil-date.ts";

/** A weekday on which the exchange is closed every year by rule. */
export interface Holiday {
  readonly day: number;
  readonly name: string;
}

const FIRST_MARTIN_LUTHER_KING_YEAR = 1998;
const FIRST_JUNETEENTH_YEAR = 2022;

/**
 * The New York Stock Exchange's yearly holidays of one year from 1981 on (no election days since),
 * as observed (always a weekday), in date order. Source: NYSE Rule 7.2 and its yearly calendars.
 */
export function holidaysOf(year: number): Holiday[] {
  const holidays: Holiday[] = [];
  const newYear = dayFromCivil(year, 1, 1);
  // Rule 7.2: a Saturday New Year is not moved to Friday, because the year's books close that day.
  if (weekday(newYear) !== SATURDAY) {
    holidays.push({ day: observed(newYear), name: "New Year's Day" });
  }
  if (year >= FIRST_MARTIN_LUTHER_KING_YEAR) {
    holidays.push({ day: nthWeekday(year, 1, MONDAY, 3), name: "Martin Luther King Jr. Day" });
  }
  holidays.push({ day: nthWeekday(year, 2, MONDAY, 3), name: "Washington's Birthday" });
  holidays.push({ day: easterSunday(year) - 2, name: "Good Friday" });
  holidays.push({ day: nthWeekday(year, 6, MONDAY, 1) - 7, name: "Memorial Day" });
  if (year >= FIRST_JUNETEENTH_YEAR) {
    holidays.push({ day: observed(dayFromCivil(year, 6, 19)), name: "Juneteenth" });
  }
  holidays.push({ day: observed(dayFromCivil(year, 7, 4)), name: "Independence Day" });
  holidays.push({ day: nthWeekday(year, 9, MONDAY, 1), name: "Labor Day" });
  holidays.push({ day: thanksgiving(year), name: "Thanksgiving Day" });
  holidays.push({ day: observed(dayFromCivil(year, 12, 25)), name: "Christmas Day" });
  return holidays;
}

/** Day number of Thanksgiving, the fourth Thursday of November (since 1942). */
export function thanksgiving(year: number): number {
  return nthWeekday(year, 11, THURSDAY, 4);
}

/** Day number of Easter Sunday, Gregorian (Meeus, "Astronomical Algorithms", chapter 8). */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const marchBased = epact + toSunday - 7 * lateMoon + 114;
  return dayFromCivil(year, Math.floor(marchBased / 31), (marchBased % 31) + 1);
}

/** A Saturday holiday is kept on the Friday before, a Sunday holiday on the Monday after. */
function observed(day: number): number {
  if (weekday(day) === SATURDAY) return day - (SATURDAY - FRIDAY);
  if (weekday(day) === SUNDAY) return day + 1;
  return day;
}
