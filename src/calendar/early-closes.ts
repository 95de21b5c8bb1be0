import {
  dayFromCivil,
  FRIDAY,
  MONDAY,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
  weekday,
} from "./civil-date.ts";
import { thanksgiving } from "./holidays.ts";

/** A trading day that ends before 16:00. */
export interface EarlyClose {
  readonly day: number;
  readonly closeMinute: number;
}

/** A run of early closes on consecutive weekdays, outside the yearly rules. */
export interface SpecialEarlyClose {
  /** First and last date, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  /** Minutes after midnight. */
  readonly closeMinute: number;
  readonly reason: string;
}

const AT_13_00 = 780;
const AT_14_00 = 840;
const AT_14_30 = 870;
const AT_15_00 = 900;
const AT_15_30 = 930;

const PAPERWORK = "paperwork backlog after the crash of October 1987";

/** Early closes of single years. Source: NYSE, "Special Closings". */
export const SPECIAL_EARLY_CLOSES: readonly SpecialEarlyClose[] = [
  { from: "1987-10-23", to: "1987-10-30", closeMinute: AT_14_00, reason: PAPERWORK },
  { from: "1987-11-02", to: "1987-11-04", closeMinute: AT_14_30, reason: PAPERWORK },
  { from: "1987-11-05", to: "1987-11-06", closeMinute: AT_15_00, reason: PAPERWORK },
  { from: "1987-11-09", to: "1987-11-11", closeMinute: AT_15_30, reason: PAPERWORK },
  { from: "1994-02-11", to: "1994-02-11", closeMinute: AT_14_30, reason: "snowstorm" },
  { from: "1996-01-08", to: "1996-01-08", closeMinute: AT_14_00, reason: "snowstorm" },
  { from: "1997-10-27", to: "1997-10-27", closeMinute: AT_15_30, reason: "circuit breaker" },
  { from: "1997-12-26", to: "1997-12-26", closeMinute: AT_13_00, reason: "day after Christmas" },
  { from: "1999-12-31", to: "1999-12-31", closeMinute: AT_13_00, reason: "turn of the century" },
  { from: "2003-12-26", to: "2003-12-26", closeMinute: AT_13_00, reason: "day after Christmas" },
];

/** The yearly early closes of one year (from 1985), in date order. */
export function earlyClosesOf(year: number): EarlyClose[] {
  const closes: EarlyClose[] = [];
  const aroundJuly4 = independenceHalfDay(year);
  if (aroundJuly4 !== undefined) closes.push({ day: aroundJuly4, closeMinute: AT_13_00 });
  // The early close moved from 14:00 to 13:00 in 1993.
  const closeMinute = year < 1993 ? AT_14_00 : AT_13_00;
  if (year >= 1992) closes.push({ day: thanksgiving(year) + 1, closeMinute });
  const christmasEve = dayFromCivil(year, 12, 24);
  // On a Friday the exchange is closed for a Saturday Christmas.
  if (year >= 1990 && weekday(christmasEve) >= MONDAY && weekday(christmasEve) <= THURSDAY) {
    closes.push({ day: christmasEve, closeMinute });
  }
  return closes;
}

/**
 * The half day beside a midweek Independence Day, since 1995: 3 July, but for a Thursday 4 July
 * the Friday after it until 2012 and the Wednesday before it from 2013 on.
 */
function independenceHalfDay(year: number): number | undefined {
  if (year < 1995) return undefined;
  const july4 = dayFromCivil(year, 7, 4);
  switch (weekday(july4)) {
    case TUESDAY:
    case WEDNESDAY:
    case FRIDAY:
      return july4 - 1;
    case THURSDAY:
      return year < 2013 ? july4 + 1 : july4 - 1;
    default:
      return undefined;
  }
}
