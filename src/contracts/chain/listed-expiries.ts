import { civilFromDay, FRIDAY, weekday } from "../../calendar/civil-date.ts";
import { monthlyExpiries, monthlyExpiry } from "../../calendar/expiries.ts";
import { previousTradingDay } from "../../calendar/trading-days.ts";

const WEEKLIES = 6;
const MONTHLIES = 8;
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
export function listedExpiries(day: number): number[] {
  const expiries = new Set<number>([
    ...weeklyExpiries(day),
    ...monthsListed(day),
    ...januaries(civilFromDay(day).year),
  ]);
  return [...expiries].sort((a, b) => a - b);
}

/** The coming Fridays, or the trading days before them; one of them is a monthly as a rule. */
function weeklyExpiries(day: number): number[] {
  const expiries: number[] = [];
  let friday = day + ((FRIDAY - weekday(day) + 7) % 7);
  while (expiries.length < WEEKLIES) {
    const expiry = previousTradingDay(friday + 1);
    // On a Friday that is a holiday its expiry has passed already.
    if (expiry >= day) expiries.push(expiry);
    friday += 7;
  }
  return expiries;
}

/** The next eight monthlies, and of the four after them the months of the March cycle. */
function monthsListed(day: number): number[] {
  const year = monthlyExpiries(day, day + DAYS_OF_TWELVE_EXPIRIES).slice(0, QUARTERLY_REACH);
  return year.filter((expiry, index) => index < MONTHLIES || civilFromDay(expiry).month % 3 === 0);
}

/** LEAPS expire in January; here those of the next two years. */
function januaries(year: number): number[] {
  return [monthlyExpiry(year + 1, 1), monthlyExpiry(year + 2, 1)];
}
