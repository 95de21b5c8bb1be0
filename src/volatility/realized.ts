import { log } from "../math/log.ts";

/** Trading days by which daily variance is annualised. */
export const TRADING_DAYS_PER_YEAR = 252;

/**
 * Realised volatility per year of the closes from index `from` to `to`, both included:
 * sqrt(252 / n * sum of the n = to - from squared log returns). No mean is subtracted: over a month
 * the mean is noise, and a hedger pays for every squared move. Closes must be positive.
 * Throws a RangeError unless 0 <= from < to < closes.length.
 */
export function realizedVolatility(closes: ArrayLike<number>, from: number, to: number): number {
  if (!(from >= 0 && from < to && to < closes.length)) {
    throw new RangeError(
      `volatility of closes ${from} to ${to} of ${closes.length}: give two closes or more`,
    );
  }
  let sum = 0;
  for (let index = from + 1; index <= to; index += 1) {
    const logReturn = log(closes[index]! / closes[index - 1]!);
    sum += logReturn * logReturn;
  }
  return Math.sqrt((TRADING_DAYS_PER_YEAR * sum) / (to - from));
}
