import { log } from "../math/log.ts";

/** How near forecasts of volatility came to what was realised, over the same windows. */
export interface ForecastScore {
  /** Mean of forecast less realised, in volatility points. */
  readonly bias: number;
  /** Root of the mean squared distance, in volatility points. */
  readonly rootMeanSquare: number;
  /** Mean of {@link qlike}. */
  readonly qlike: number;
}

/** A mean over windows and its standard error; NaN for less than two windows. */
export interface MeanDifference {
  readonly mean: number;
  readonly standardError: number;
}

const POINTS = 100;

/**
 * Loss of a forecast s against a realised volatility r, both per year: log s^2 + r^2 / s^2 (QLIKE).
 * Its mean is least at the true variance, also where r^2 is only an unbiased and noisy measure of
 * it (A. J. Patton, Journal of Econometrics 160, 2011, 246-256). The level depends on the unit; the
 * difference of two forecasts does not.
 *
 * @param forecast above 0. @param realized 0 or more.
 */
export function qlike(forecast: number, realized: number): number {
  const variance = forecast * forecast;
  return log(variance) + (realized * realized) / variance;
}

/** Scores decimals per year, one of each for a window; NaN without windows. */
export function scoreForecast(
  forecasts: ArrayLike<number>,
  realized: ArrayLike<number>,
): ForecastScore {
  let [distance, squares, loss] = [0, 0, 0];
  for (let i = 0; i < realized.length; i++) {
    const error = (forecasts[i]! - realized[i]!) * POINTS;
    distance += error;
    squares += error * error;
    loss += qlike(forecasts[i]!, realized[i]!);
  }
  const windows = realized.length;
  return {
    bias: distance / windows,
    rootMeanSquare: Math.sqrt(squares / windows),
    qlike: loss / windows,
  };
}

/**
 * Mean QLIKE of the second forecast less that of the first, window by window: above 0 the first was
 * better (Diebold and Mariano, Journal of Business & Economic Statistics 13, 1995, 253-263). The
 * standard error takes the differences as uncorrelated: right for windows that do not overlap.
 */
export function qlikeDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  realized: ArrayLike<number>,
): MeanDifference {
  const windows = realized.length;
  const differences = new Float64Array(windows);
  for (let i = 0; i < windows; i++) {
    differences[i] = qlike(second[i]!, realized[i]!) - qlike(first[i]!, realized[i]!);
  }
  const mean = differences.reduce((sum, value) => sum + value, 0) / windows;
  const squares = differences.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, standardError: Math.sqrt(squares / (windows - 1) / windows) };
}
