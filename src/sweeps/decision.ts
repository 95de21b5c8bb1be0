import type { Measurement } from "./measurement.ts";
import type { Interval } from "./seed-estimates.ts";
import { shareWithin, studentT } from "./student-t.ts";

/** What an interval says of a statement about a number; `small`: true, but too small to matter. */
export type Decision = "holds" | "small" | "fails" | "undecided";

/** Where the number is if a statement is right, and where if it is wrong. Ends may be infinite. */
export interface Bounds {
  readonly holds: Interval;
  /** Below the first or above the second it is wrong; between these and `holds` it is small. */
  readonly fails: Interval;
}

/** At least so much: the smallest effect of interest, above 0. Wrong is the other sign. */
export function atLeast(least: number): Bounds {
  return { holds: [least, Number.POSITIVE_INFINITY], fails: [0, Number.POSITIVE_INFINITY] };
}

/** At least so much; anything less is wrong. */
export function noLessThan(least: number): Bounds {
  const range: Interval = [least, Number.POSITIVE_INFINITY];
  return { holds: range, fails: range };
}

/** At most so much; more is wrong. */
export function atMost(most: number): Bounds {
  return { holds: [Number.NEGATIVE_INFINITY, most], fails: [Number.NEGATIVE_INFINITY, most] };
}

/** The same as a target but for a margin of equivalence; anything else is wrong. */
export function within(target: number, margin: number): Bounds {
  const range: Interval = [target - margin, target + margin];
  return { holds: range, fails: range };
}

/**
 * A statement holds if the whole 95 % interval is where it holds, and fails if the whole interval
 * is where it is wrong. An interval that is outside of `holds` only is small. Else nobody knows.
 */
export function decide({ interval: [low, high] }: Measurement, bounds: Bounds): Decision {
  const { holds, fails } = bounds;
  if (low >= holds[0] && high <= holds[1]) return "holds";
  if (high < fails[0] || low > fails[1]) return "fails";
  if (high < holds[0] || low > holds[1]) return "small";
  return "undecided";
}

/**
 * Two-sided p of what was decided: how often seeds would say so if the number were at the bound
 * that the interval has kept clear of. It is below 5 % just where the interval does; 1 undecided.
 */
export function probabilityOf(measured: Measurement, bounds: Bounds): number {
  const decision = decide(measured, bounds);
  if (decision === "undecided") return 1;
  const { mean, sd, seeds } = measured;
  if (sd === 0) return 0;
  const bound = decision === "fails" ? nearest(mean, bounds.fails) : nearest(mean, bounds.holds);
  return 1 - shareWithin((Math.abs(mean - bound) * Math.sqrt(seeds)) / sd, seeds - 1);
}

/** The finite end that is nearest. */
export function nearest(value: number, [low, high]: Interval): number {
  return Math.abs(value - low) <= Math.abs(value - high) ? low : high;
}

/** The smallest effect that so many seeds see with 80 %, at a two-sided level of 5 %. */
export function smallestEffect({ sd, seeds }: Measurement): number {
  return (quantiles(seeds) * sd) / Math.sqrt(seeds);
}

/** More of them than this is for another experiment. */
const MOST_SEEDS = 10_000_000;

/** How many more seeds decide with 80 %, if the mean is where it was measured; 0 if decided. */
export function moreSeeds(measured: Measurement, bounds: Bounds): number {
  if (decide(measured, bounds) !== "undecided") return 0;
  const { mean, sd, seeds } = measured;
  const distance = Math.abs(mean - nearest(mean, bounds.holds));
  const neededBy = (quantile: number): number => {
    const root = (quantile * sd) / distance;
    return Math.ceil(Math.min(root * root, MOST_SEEDS));
  };
  // The quantiles are those of so many seeds.
  const needed = neededBy(quantiles(neededBy(quantiles(seeds))));
  return Math.max(needed - seeds, 1);
}

/** From here on Student's t is the normal distribution, to 0.003. */
const MANY = 1_000;

/** Of the level and of the power, added: a one-sided 80 % is the end of the middle 60 %. */
function quantiles(seeds: number): number {
  const freedom = Math.min(Math.max(seeds, 2), MANY) - 1;
  return studentT(0.95, freedom) + studentT(0.6, freedom);
}
