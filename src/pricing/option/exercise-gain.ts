import { exp } from "../../math/exp.ts";
import { normalDensity } from "../../math/normal.ts";
import { evaluateOption } from "./evaluate-option.ts";
import {
  copyOptionTerms,
  createOptionTerms,
  type OptionTerms,
  removeDividendsUntil,
  scaleBetween,
  setDaysLeft,
  spotAfter,
} from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";

/** Standard deviations of the stock until the next close that are looked at, and their step. */
const REACH = 8;
const STEP = 0.5;
const DAYS_PER_YEAR = 365;

const NEXT = createOptionTerms();
const VALUE = createOptionValue();

/**
 * What exercising an American option at this close brings more than holding it until the next one,
 * per share, in the unit of the terms; negative where holding is better. Holding is worth
 * e^(-r t) E[value at the next close], the stock lognormal until then and lower by the dividends
 * with an ex-date up to that day (which are the reason why a call is ever exercised); by the
 * trapezoidal rule, exact to rounding for smooth values under a normal density. With the interest
 * and the put in it this is economics 1.8: D - K (1 - e^(-r t)) - put(K) for a call before its
 * ex-date.
 *
 * @param sigma volatility per year of the terms' clock that the holder believes in.
 * @param days calendar days to the next close, at most those to the expiry.
 */
export function exerciseGain(terms: OptionTerms, sigma: number, days: number): number {
  const { right, spot, strike, rate, dividendYield } = terms;
  const years = days / DAYS_PER_YEAR;
  copyOptionTerms(NEXT, terms);
  // Whole days: by the difference of two roundings the next close could be after an ex-date.
  const daysLeft = Math.round(terms.years * DAYS_PER_YEAR) - days;
  setDaysLeft(NEXT, daysLeft);
  const paid = removeDividendsUntil(NEXT, daysLeft);
  const scale = scaleBetween(terms, daysLeft + days, daysLeft);
  const deviation = sigma * scale * Math.sqrt(years);
  const drift = (rate - dividendYield) * years - 0.5 * deviation * deviation;
  let expected = 0;
  for (let z = -REACH; z <= REACH; z += STEP) {
    NEXT.spot = spotAfter(spot * exp(drift + deviation * z), paid);
    evaluateOption(VALUE, NEXT, sigma);
    expected += STEP * normalDensity(z) * VALUE.price;
  }
  return right * (spot - strike) - exp(-rate * years) * expected;
}

/**
 * The most that the right to exercise between this close and the next can add to an option's value:
 * the carry of these days that exercise saves, dividends for a call and interest for a put.
 *
 * @param days calendar days to the next close.
 */
export function mostOfRightUntilNext(terms: OptionTerms, days: number): number {
  const { right, spot, strike, rate, dividendYield, dividends, exDaysLeft, amounts } = terms;
  const years = days / DAYS_PER_YEAR;
  const onStrike = right * strike * (exp(-rate * years) - 1);
  const onSpot = right * spot * (1 - exp(-dividendYield * years));
  const carry = Math.max(onStrike, 0) + Math.max(onSpot, 0);
  if (right < 0) return carry;
  const daysLeft = Math.round(terms.years * DAYS_PER_YEAR) - days;
  let paid = 0;
  for (let i = 0; i < dividends && exDaysLeft[i]! >= daysLeft; i++) paid += amounts[i]!;
  return paid + carry;
}

/**
 * Whether a holder exercises at this close: it brings more than holding by at least `margin` (a
 * tick, so that no rounding decides a tie), and more than selling at the bid.
 *
 * @param gain of {@link exerciseGain}. @param bid per share; 0 when nobody bids.
 */
export function isWorthExercising(
  terms: OptionTerms,
  gain: number,
  margin: number,
  bid: number,
): boolean {
  return gain >= margin && bid < terms.right * (terms.spot - terms.strike);
}
