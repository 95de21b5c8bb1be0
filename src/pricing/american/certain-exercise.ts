import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { type EuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";

/**
 * An American option on a share that moves without chance (sigma = 0): exercised when
 * sign (S e^(-qt) - K e^(-rt)) is largest. Delta and rho hold that time fixed, as they may at a
 * maximum; theta is 0 unless it is the expiry; gamma and vega are those of the European option.
 */
export function evaluateCertainExercise(
  out: EuropeanGreeks,
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
): void {
  const gain = (t: number): number =>
    sign * (spot * exp(-dividendYield * t) - strike * exp(-rate * t));
  let best = gain(years) >= gain(0) ? years : 0;
  const turning = turningPoint(spot, strike, rate, dividendYield);
  if (turning > 0 && turning < years && gain(turning) > gain(best)) best = turning;
  evaluateEuropean(out, sign, spot, strike, best, rate, dividendYield, 0);
  if (best < years) out.theta = 0;
}

/** Where q S e^(-qt) = r K e^(-rt); not a number where that never is. */
function turningPoint(spot: number, strike: number, rate: number, dividendYield: number): number {
  return log((rate * strike) / (dividendYield * spot)) / (rate - dividendYield);
}
