import { studentQuantile } from "./student-t.ts";

/** An estimate and the range that is right in 95 of 100 such experiments. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Half of what is left out lies above: 97.5 %. */
const PROBABILITY = 0.975;

/** Of the normal distribution at {@link PROBABILITY}. */
const NORMAL_QUANTILE = 1.959963984540054;

/**
 * The mean and its interval by Student's t: mean -+ t(0.975, n - 1) s / sqrt(n) (Student, "The
 * Probable Error of a Mean", Biometrika 6, 1908). Undefined for fewer than two values.
 */
export function meanInterval(values: readonly number[]): Interval | undefined {
  const count = values.length;
  if (count < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const error = Math.sqrt(squares / (count - 1) / count);
  const reach = studentQuantile(PROBABILITY, count - 1) * error;
  return { estimate: mean, low: mean - reach, high: mean + reach };
}

/**
 * The share of `some` among `count` and its interval (E. B. Wilson, "Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22, 1927), which never leaves 0 to 1. Undefined for
 * none.
 */
export function shareInterval(some: number, count: number): Interval | undefined {
  if (count === 0) return undefined;
  const share = some / count;
  const z2 = (NORMAL_QUANTILE * NORMAL_QUANTILE) / count;
  const middle = (share + z2 / 2) / (1 + z2);
  const reach = Math.sqrt(z2 * share * (1 - share) + (z2 * z2) / 4) / (1 + z2);
  return {
    estimate: share,
    low: some === 0 ? 0 : middle - reach,
    high: some === count ? 1 : middle + reach,
  };
}
