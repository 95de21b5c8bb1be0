import type { Interval } from "../../../src/sweeps/seed-estimates.ts";

/**
 * Where one more seed falls, 95 times of 100, by the interval of the mean of `seeds` others: that
 * is t sd / sqrt(n) to either side, and a new seed is sqrt(n + 1) times as uncertain.
 */
export function spreadOf([low, high]: Interval, seeds: number): Interval {
  const mean = (low + high) / 2;
  const half = ((high - low) / 2) * Math.sqrt(seeds + 1);
  return [mean - half, mean + half];
}

/** Whether a seed is where such a seed is to be expected; to the rounding of its sums. */
export function isInside(value: number, [low, high]: Interval): boolean {
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return value >= low - slack && value <= high + slack;
}
