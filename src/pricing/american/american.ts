import { type EuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { createUnitPut, evaluateUnitPut } from "./american-put.ts";
import type { Accuracy } from "./boundary-rule.ts";
import { evaluateCertainExercise } from "./certain-exercise.ts";
import { NO_DIVIDENDS } from "./dividends/cash-dividends.ts";
import { evaluateOnGrid } from "./dividends/grid-greeks.ts";
import { isNeverEarly } from "./is-never-early.ts";

/**
 * After so much discounted improbability (a power of e) nothing changes any more: a longer option
 * is worth the same to 3e-10 of the strike.
 */
const FORGOTTEN = 22;
const LEAST_INTEREST = 1e-16;
const UNIT_PUT = createUnitPut();
const TERMS = { years: 0, rate: 0, dividendYield: 0, sigma: 0 };

/**
 * Value and Greeks of an American option, written into `out`; units as of {@link EuropeanGreeks}.
 *
 * Puts by the exercise boundary ({@link evaluateUnitPut}); a call is the put with spot and strike,
 * rate and yield exchanged (McDonald and Schroder 1998). Where it never pays to exercise early the
 * European formula answers; put rates with yield < rate < 0 (mirrored for calls) have two
 * boundaries and are solved on a grid. At or beyond the boundary the price is exactly intrinsic,
 * delta is `sign` and every other Greek 0. Arguments as of {@link evaluateEuropean}; not-a-number
 * ones give not-a-number results. Accuracy and limits: docs/pricing/american.md.
 */
export function evaluateAmerican(
  out: EuropeanGreeks,
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
  accuracy: Accuracy,
): void {
  const putRate = sign === -1 ? rate : dividendYield;
  const putYield = sign === -1 ? dividendYield : rate;
  const isPlain = Number.isFinite(spot + strike + years + rate + dividendYield + sigma);
  // All that exercise can gain is interest on the strike, unless the yield is negative.
  const gainsNothing = putYield >= 0 && putRate * years < LEAST_INTEREST;
  const isEuropean = sigma > 0 && (gainsNothing || isNeverEarly(sign, rate, dividendYield));
  if (!isPlain || years <= 0 || sigma < 0 || isEuropean) {
    evaluateEuropean(out, sign, spot, strike, years, rate, dividendYield, sigma);
    // Rounding alone may leave it below.
    out.price = Math.max(out.price, sign * (spot - strike));
  } else if (sigma === 0) {
    evaluateCertainExercise(out, sign, spot, strike, years, rate, dividendYield);
  } else if (putRate < 0) {
    const terms = { sign, strike, years, rate, dividendYield, sigma };
    evaluateOnGrid(out, spot, { ...terms, american: true, dividends: NO_DIVIDENDS }, accuracy);
  } else {
    TERMS.years = Math.min(years, horizon(putRate, putYield, sigma));
    TERMS.rate = putRate;
    TERMS.dividendYield = putYield;
    TERMS.sigma = sigma;
    if (sign === -1) evaluatePut(out, spot, strike, accuracy);
    else evaluateCall(out, spot, strike, accuracy);
  }
}

/**
 * Years after which a put's drift upwards, and interest, leave nothing to come. Without such a
 * bound the boundary of a nearly perpetual option would have to be resolved at its first moments.
 */
export function horizon(rate: number, dividendYield: number, sigma: number): number {
  const drift = (rate - dividendYield) / sigma - 0.5 * sigma;
  if (rate <= dividendYield || drift <= 0) return Number.POSITIVE_INFINITY;
  return FORGOTTEN / (rate + 0.5 * drift * drift);
}

function evaluatePut(out: EuropeanGreeks, spot: number, strike: number, accuracy: Accuracy): void {
  evaluateUnitPut(UNIT_PUT, spot / strike, TERMS, false, accuracy);
  const isExercised = UNIT_PUT.delta === -1;
  out.price = isExercised ? strike - spot : strike * UNIT_PUT.price;
  out.delta = UNIT_PUT.delta;
  out.gamma = UNIT_PUT.gamma / strike;
  out.vega = strike * UNIT_PUT.vega;
  out.theta = strike * UNIT_PUT.theta;
  out.rho = strike * UNIT_PUT.byCarry;
}

function evaluateCall(out: EuropeanGreeks, spot: number, strike: number, accuracy: Accuracy): void {
  const ratio = strike / spot;
  evaluateUnitPut(UNIT_PUT, ratio, TERMS, true, accuracy);
  const isExercised = UNIT_PUT.delta === -1;
  out.price = isExercised ? spot - strike : spot * UNIT_PUT.price;
  out.delta = isExercised ? 1 : UNIT_PUT.price - ratio * UNIT_PUT.delta;
  out.gamma = (ratio * ratio * UNIT_PUT.gamma) / spot;
  out.vega = spot * UNIT_PUT.vega;
  out.theta = spot * UNIT_PUT.theta;
  out.rho = spot * UNIT_PUT.byCarry;
}
