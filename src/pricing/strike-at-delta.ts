import { exp } from "../math/exp.ts";
import { inverseNormal } from "../math/inverse-normal.ts";

/**
 * The strike of the European option whose delta has this size: Black-Scholes delta solved for the
 * strike, K = S e^((r - q + sigma^2 / 2) T - d1 sigma sqrt(T)).
 *
 * @param sign 1 call, -1 put. @param delta size of the delta, above 0 and below e^(-qT).
 * @param spot in any unit; the strike comes back in the same. Rates and sigma per year.
 */
export function strikeAtDelta(
  sign: 1 | -1,
  delta: number,
  spot: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
): number {
  const d1 = sign * inverseNormal(delta * exp(dividendYield * years));
  const drift = (rate - dividendYield + 0.5 * sigma * sigma) * years;
  return spot * exp(drift - d1 * sigma * Math.sqrt(years));
}
