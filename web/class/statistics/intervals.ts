import { estimate } from "../../../src/sweeps/seed-estimates.ts";

/** An estimate and the range that is right in 95 of 100 such experiments. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution at 97.5 %: half of what is left out lies above. */
const NORMAL_QUANTILE = 1.959963984540054;

/**
 * The mean and its interval by Student's t: mean -+ t(0.975, n - 1) s / sqrt(n) (Student, "The
 * Probable Error of a Mean", Biometrika 6, 1908). Undefined for fewer than two values.
 */
export function meanInterval(values: readonly number[]): Interval | undefined {
  const { mean, interval } = estimate(values);
  if (mean === null || interval === null) return undefined;
  return { estimate: mean, low: interval[0], high: interval[1] };
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
