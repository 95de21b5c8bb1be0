import { estimate, type Interval, pairedEstimate, type SeedValues } from "./seed-estimates.ts";

/** A number's expectation, by seeds: enough of them that it has an interval. */
export interface Measurement {
  readonly mean: number;
  /** Over seeds, with n - 1. */
  readonly sd: number;
  /** Seeds that have the number: two or more. */
  readonly seeds: number;
  /** 95 % interval of the mean. */
  readonly interval: Interval;
  /** Of a difference of two arms: theirs over seeds; null where one never varies. */
  readonly correlation?: number | null;
}

/** @throws RangeError where fewer than two seeds have the number. */
export function measure(values: SeedValues): Measurement {
  const { mean, sd, interval } = estimate(values);
  if (mean === null || sd === null || interval === null) {
    throw new RangeError("an interval needs two seeds that have the number");
  }
  return { mean, sd, interval, seeds: values.filter((value) => value !== null).length };
}

/** The second arm less the first, seed by seed. */
export function measureDifference(first: SeedValues, second: SeedValues): Measurement {
  return measurePairs(first, second, (a, b) => b - a);
}

/** The share by which the second arm is less than the first, seed by seed: 0.4 is 40 % less. */
export function measureFall(first: SeedValues, second: SeedValues): Measurement {
  return measurePairs(first, second, (a, b) => 1 - b / a);
}

/** The share by which the second arm is more than the first, seed by seed. */
export function measureRise(first: SeedValues, second: SeedValues): Measurement {
  return measurePairs(first, second, (a, b) => b / a - 1);
}

/** Each with its sign turned. */
export function negative(values: SeedValues): SeedValues {
  return values.map((value) => (value === null ? null : -value));
}

function measurePairs(
  first: SeedValues,
  second: SeedValues,
  of: (a: number, b: number) => number,
): Measurement {
  const values = first.map((a, i) => {
    const b = second[i]!;
    return a === null || b === null ? null : of(a, b);
  });
  return { ...measure(values), correlation: pairedEstimate(first, second).correlation };
}
