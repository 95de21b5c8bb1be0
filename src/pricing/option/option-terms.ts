import { calendarScale, type VolClock } from "../../calendar/clocks.ts";
import { MOST_DIVIDENDS } from "../carry.ts";

/** Everything that the value of one option depends on but its volatility. Money in one unit. */
export interface OptionTerms {
  /** Exercised at any time; at the expiry only where false. */
  american: boolean;
  /** 1 call, -1 put. */
  right: 1 | -1;
  strike: number;
  /**
   * Of an American option the stock's own price; of a European one less the announced dividends of
   * its life. Of an adjusted contract x shareRatio, as the dividends.
   */
  spot: number;
  /** To the expiry; calendar days / 365. */
  years: number;
  /** What volatilities are per year of. */
  clock: VolClock;
  /** Days since 1970-01-01; what the trading clock counts up to. */
  expiryDay: number;
  /** sqrt(variance time / interest time) to the expiry: 1 on the calendar's clock. */
  sigmaScale: number;
  /** Continuous per year. */
  rate: number;
  dividendYield: number;
  /** From the listing to the expiry in years: what one solution for all its days covers. */
  life: number;
  /** Shares per contract / 100: what turns a derivative by `spot` into one by the stock's price. */
  shareRatio: number;
  /** Cash dividends to come of an American option, in the order of their ex-dates. */
  dividends: number;
  /** Calendar days from each ex-date to the expiry, >= 0. */
  readonly exDaysLeft: Int32Array;
  readonly amounts: Float64Array;
}

/** Terms to be filled again and again. */
export function createOptionTerms(): OptionTerms {
  // Not whole numbers: V8 would type the fields as small integers and rebuild the shape.
  const unset = Number.NaN;
  return {
    american: false,
    right: 1,
    strike: unset,
    spot: unset,
    years: unset,
    clock: "calendar",
    expiryDay: 0,
    sigmaScale: 1,
    rate: unset,
    dividendYield: unset,
    life: unset,
    shareRatio: unset,
    dividends: 0,
    exDaysLeft: new Int32Array(MOST_DIVIDENDS),
    amounts: new Float64Array(MOST_DIVIDENDS),
  };
}

/** Makes `out` the same as `terms`. */
export function copyOptionTerms(out: OptionTerms, terms: OptionTerms): void {
  out.american = terms.american;
  out.right = terms.right;
  out.strike = terms.strike;
  out.spot = terms.spot;
  out.years = terms.years;
  out.clock = terms.clock;
  out.expiryDay = terms.expiryDay;
  out.sigmaScale = terms.sigmaScale;
  out.rate = terms.rate;
  out.dividendYield = terms.dividendYield;
  out.life = terms.life;
  out.shareRatio = terms.shareRatio;
  out.dividends = 0;
  for (let i = 0; i < terms.dividends; i++) {
    addDividend(out, terms.exDaysLeft[i]!, terms.amounts[i]!);
  }
}

const DAYS_PER_YEAR = 365;

/** Moves an option to the day that leaves so many to its expiry. */
export function setDaysLeft(terms: OptionTerms, daysLeft: number): void {
  terms.years = daysLeft / DAYS_PER_YEAR;
  terms.sigmaScale = scaleBetween(terms, daysLeft, 0);
}

/** sqrt(variance time / interest time) from one number of days left to a smaller one. */
export function scaleBetween(terms: OptionTerms, fromLeft: number, toLeft: number): number {
  return calendarScale(terms.clock, terms.expiryDay - fromLeft, terms.expiryDay - toLeft);
}

/** Puts a dividend in its place by ex-date; two of a day become one. */
export function addDividend(terms: OptionTerms, exDaysLeft: number, amount: number): void {
  const { exDaysLeft: days, amounts } = terms;
  let place = terms.dividends;
  while (place > 0 && days[place - 1]! < exDaysLeft) place--;
  if (place > 0 && days[place - 1] === exDaysLeft) {
    amounts[place - 1]! += amount;
    return;
  }
  days.copyWithin(place + 1, place, terms.dividends);
  amounts.copyWithin(place + 1, place, terms.dividends);
  days[place] = exDaysLeft;
  amounts[place] = amount;
  terms.dividends++;
}

/** Whether the same dividends are to come. */
export function hasSameDividends(a: OptionTerms, b: OptionTerms): boolean {
  if (a.dividends !== b.dividends) return false;
  for (let i = 0; i < a.dividends; i++) {
    if (a.exDaysLeft[i] !== b.exDaysLeft[i] || a.amounts[i] !== b.amounts[i]) return false;
  }
  return true;
}

/**
 * Takes out the dividends whose ex-date leaves so many days to the expiry or more; returns their
 * sum.
 */
export function removeDividendsUntil(terms: OptionTerms, daysLeft: number): number {
  const { exDaysLeft, amounts } = terms;
  let gone = 0;
  let paid = 0;
  while (gone < terms.dividends && exDaysLeft[gone]! >= daysLeft) paid += amounts[gone++]!;
  exDaysLeft.copyWithin(0, gone, terms.dividends);
  amounts.copyWithin(0, gone, terms.dividends);
  terms.dividends -= gone;
  return paid;
}

/** A price after a dividend; it is never below 0, and no formula takes 0. */
export function spotAfter(spot: number, paid: number): number {
  return Math.max(spot - paid, spot * Number.EPSILON);
}
