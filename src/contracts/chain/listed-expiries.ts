import { civilFromDay, FRIDAY, weekday } from "../../calendar/civil-date.ts";
import { monthlyExpiries, monthlyExpiry } from "../../calendar/expiries.ts";
import { previousTradingDay } from "../../calendar/trading-days.ts";

/** How much of the whole chain is listed. */
export interface ChainSize {
  /** Coming Fridays, and monthly expiries. */
  readonly weeklies: number;
  readonly monthlies: number;
  /** Whether the months of the March cycle and LEAPS beyond them are there. */
  readonly isLong: boolean;
  /** Of the distance from the spot to which strikes are listed. */
  readonly range: number;
}

export const WHOLE_CHAIN: ChainSize = { weeklies: 6, monthlies: 8, isLong: true, range: 1 };

/** How far the quarterly months reach, in monthly expiries: a year. */
const QUARTERLY_REACH = 12;
/** More calendar days than twelve monthly expiries take up. */
const DAYS_OF_TWELVE_EXPIRIES = 400;

/**
 * Every expiry of one large stock that is listed on a day, ascending; days since 1970-01-01, for
 * days of 1985 to 2033 (the trading calendar throws a RangeError outside). Weeklies, monthlies,
 * months of the March cycle and LEAPS, each still listed on its own day. An expiry stays until it
 * has passed, and a new one comes on the day after another has: the list never changes otherwise,
 * but for the LEAPS of a new year. Source: OCC, "Weekly Options" and "Equity LEAPS Product
 * Specifications"; the numbers are ours (docs/assumptions/listing.md).
 */
export function listedExpiries(day: number, size: ChainSize = WHOLE_CHAIN): number[] {
  const expiries = new Set<number>([
    ...weeklyExpiries(day, size.weeklies),
    ...monthsListed(day, size),
    ...(size.isLong ? januaries(civilFromDay(day).year) : []),
  ]);
  return [...expiries].sort((a, b) => a - b);
}

/** The coming Fridays, or the trading days before them; one of them is a monthly as a rule. */
function weeklyExpiries(day: number, count: number): number[] {
  const expiries: number[] = [];
  let friday = day + ((FRIDAY - weekday(day) + 7) % 7);
  while (expiries.length < count) {
    const expiry = previousTradingDay(friday + 1);
    // On a Friday that is a holiday its expiry has passed already.
    if (expiry >= day) expiries.push(expiry);
    friday += 7;
  }
  return expiries;
}

/** The next monthlies, and of those after them within a year the months of the March cycle. */
function monthsListed(day: number, { monthlies, isLong }: ChainSize): number[] {
  const year = monthlyExpiries(day, day + DAYS_OF_TWELVE_EXPIRIES).slice(0, QUARTERLY_REACH);
  const isQuarterly = (expiry: number): boolean => civilFromDay(expiry).month % 3 === 0;
  return year.filter((expiry, index) => index < monthlies || (isLong && isQuarterly(expiry)));
}

/** LEAPS expire in January; here those of the next two years. */
function januaries(year: number): number[] {
  return [monthlyExpiry(year + 1, 1), monthlyExpiry(year + 2, 1)];
}
