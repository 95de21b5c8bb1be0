import { log } from "../math/log.ts";
import { TRADING_DAYS_PER_YEAR } from "./realized.ts";

/** Weight of yesterday's variance per day: RiskMetrics Technical Document (1996), section 5.3. */
export const EWMA_LAMBDA = 0.94;

/** Returns that must be there before the first forecast. */
export const EWMA_RETURNS_NEEDED = 252;

/**
 * Forecast of volatility per year after each close, from closes up to and including it:
 * v(1) = r(1)^2, v(i) = 0.94 v(i-1) + 0.06 r(i)^2, forecast = sqrt(252 v(i)), r = log returns.
 * One entry per close, NaN before index 252; there the first squared return still weighs
 * 0.94^251 = 2e-7. Closes must be positive.
 */
export function ewmaVolatility(closes: ArrayLike<number>): Float64Array {
  const volatilities = new Float64Array(closes.length).fill(Number.NaN);
  let variance = 0;
  for (let index = 1; index < closes.length; index += 1) {
    const logReturn = log(closes[index]! / closes[index - 1]!);
    const square = logReturn * logReturn;
    variance = index === 1 ? square : EWMA_LAMBDA * variance + (1 - EWMA_LAMBDA) * square;
    if (index >= EWMA_RETURNS_NEEDED) {
      volatilities[index] = Math.sqrt(TRADING_DAYS_PER_YEAR * variance);
    }
  }
  return volatilities;
}
