import { exp } from "../math/exp.ts";
import { logRatio } from "../math/log.ts";
import { INVERSE_SQRT_TWO_PI, millsDenominator, millsNumerator } from "../math/normal.ts";

/** Value and sensitivities of one European option on one share, in the spot's unit. */
export interface EuropeanGreeks {
  price: number;
  /** dV/dS. */
  delta: number;
  /** d2V/dS2. */
  gamma: number;
  /** dV/dsigma per 1.00 of volatility. */
  vega: number;
  /** dV/dt per calendar year (negative for a decaying option). */
  theta: number;
  /** dV/dr per 1.00 of the rate. */
  rho: number;
}

/** A zeroed result to hand to {@link evaluateEuropean} again and again. */
export function createEuropeanGreeks(): EuropeanGreeks {
  // Not 0: V8 would type the fields as small integers and rebuild the shape at the first result.
  const unset = Number.NaN;
  return { price: unset, delta: unset, gamma: unset, vega: unset, theta: unset, rho: unset };
}

/**
 * sigma * sqrt(years) = 0: the option is worth its intrinsic value on the discounted forward.
 * At a tie (forward = strike) delta, theta and rho are the mean of both sides, vega is the
 * one-sided derivative S e^(-qT) sqrt(T) phi(0), gamma (a point mass) is 0.
 */
function evaluateCertain(
  out: EuropeanGreeks,
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
): void {
  const carry = exp(-dividendYield * years);
  const discountedStrike = strike * exp(-rate * years);
  const excess = sign * (spot * carry - discountedStrike);
  const weight = excess > 0 ? sign : excess === 0 ? 0.5 * sign : 0;
  out.price = excess > 0 ? excess : 0;
  out.delta = weight * carry;
  out.gamma = 0;
  out.vega = excess === 0 ? spot * carry * Math.sqrt(years) * INVERSE_SQRT_TWO_PI : 0;
  out.theta = weight * (dividendYield * spot * carry - rate * discountedStrike);
  out.rho = weight * years * discountedStrike;
}

/**
 * Black-Scholes-Merton value and Greeks of a European option, written into `out`.
 *
 * With A = S e^(-qT) phi(d1) = K e^(-rT) phi(d2) and the Mills ratio M(x) = Phi(-x) / phi(x), both
 * terms of the price and every Greek need one density and one rational: S e^(-qT) Phi(-|d1|) =
 * A M(|d1|), K e^(-rT) Phi(-|d2|) = A M(|d2|). Small tails keep their relative accuracy. The order
 * of operations is that of the SIMD kernel. Derivation and accuracy: docs/pricing/black-scholes.md.
 *
 * @param sign 1 call, -1 put
 * @param spot share price in any unit of money, from 1e-300 to 1e300 (as `strike`)
 * @param years time to expiry in years, >= 0
 * @param rate continuous interest rate per year; `dividendYield` likewise
 * @param sigma volatility per square root of a year, >= 0
 */
export function evaluateEuropean(
  out: EuropeanGreeks,
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
): void {
  const rootYears = Math.sqrt(years);
  const deviation = sigma * rootYears;
  if (deviation === 0) {
    evaluateCertain(out, sign, spot, strike, years, rate, dividendYield);
    return;
  }
  const perSpotDeviation = 1 / (spot * deviation);
  const perDeviation = spot * perSpotDeviation;
  const logForward = logRatio(spot, strike) + (rate - dividendYield) * years;
  const d1 = logForward * perDeviation + 0.5 * deviation;
  const d2 = d1 - deviation;

  const carry = exp(-dividendYield * years);
  const discountedStrike = strike * exp(-rate * years);
  const density = exp(-0.5 * d1 * d1) * INVERSE_SQRT_TWO_PI;
  const spotDensity = spot * carry * density;

  const a1 = Math.abs(d1);
  const a2 = Math.abs(d2);
  const q1 = millsDenominator(a1);
  const q2 = millsDenominator(a2);
  const perBoth = 1 / (q1 * q2);
  const tail1 = density * (millsNumerator(a1) * (q2 * perBoth));
  const tail2 = spotDensity * (millsNumerator(a2) * (q1 * perBoth));
  const exerciseShare = (sign * d1 > 0 ? 1 - tail1 : tail1) * carry;
  const exerciseSpot = spot * exerciseShare;
  const exerciseStrike = sign * d2 > 0 ? discountedStrike - tail2 : tail2;

  // Both terms may be subnormal, far out of the money; then their difference can round below 0.
  out.price = Math.max(0, sign * (exerciseSpot - exerciseStrike));
  out.delta = sign * exerciseShare;
  out.gamma = density * carry * perSpotDeviation;
  out.vega = spotDensity * rootYears;
  const financing = sign * (dividendYield * exerciseSpot - rate * exerciseStrike);
  out.theta = financing - 0.5 * spotDensity * (sigma * sigma) * perDeviation;
  out.rho = sign * years * exerciseStrike;
}

const SCRATCH = createEuropeanGreeks();

/** The price alone, with the arguments and the accuracy of {@link evaluateEuropean}. */
export function europeanPrice(
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
): number {
  evaluateEuropean(SCRATCH, sign, spot, strike, years, rate, dividendYield, sigma);
  return SCRATCH.price;
}

/**
 * The volatility part of theta, -gamma S^2 sigma^2 / 2, per calendar year. The rest of
 * theta is financing, r V - (r - q) S delta (the Black-Scholes equation).
 */
export function decayRate(greeks: { readonly gamma: number }, spot: number, sigma: number): number {
  return -0.5 * greeks.gamma * spot * spot * sigma * sigma;
}
