import { log } from "../math/log.ts";

/** Trading days by which daily variance is annualised. */
export const TRADING_DAYS_PER_YEAR = 252;

/**
 * Realised volatility per year of the closes from index `from` to `to`, both included: the root of
 * the squared log returns' sum over the years they took. No mean is subtracted: over a month the
 * mean is noise, and a hedger pays for every squared move. Closes must be positive.
 *
 * @param years on the clock of the volatility it is held against: calendar days / 365 beside an
 * option of that life. Throws a RangeError unless 0 <= from < to < closes.length.
 */
export function realizedVolatility(
  closes: ArrayLike<number>,
  from: number,
  to: number,
  years: number,
): number {
  if (!(from >= 0 && from < to && to < closes.length)) {
    throw new RangeError(
      `realised volatility from close ${from} to ${to} of ${closes.length}: needs two or more`,
    );
  }
  let sum = 0;
  for (let index = from + 1; index <= to; index += 1) {
    const logReturn = log(closes[index]! / closes[index - 1]!);
    sum += logReturn * logReturn;
  }
  return Math.sqrt(sum / years);
}
