import { studentT } from "./student-t.ts";

/** A number for each seed, in the order of the seeds; null where a seed has none. */
export type SeedValues = readonly (number | null)[];

export type Interval = readonly [low: number, high: number];

/** What seeds say of a number's expectation. Without enough of them a field is null. */
export interface Estimate {
  readonly mean: number | null;
  /** Standard deviation over seeds, with n - 1. */
  readonly sd: number | null;
  /** 95 % interval of the mean: Student's t, the seeds being independent. */
  readonly interval: Interval | null;
}

export interface PairedEstimate {
  readonly mean: number | null;
  readonly interval: Interval | null;
  /** Of the two arms over seeds: what playing the same seeds was worth. Null where one is fixed. */
  readonly correlation: number | null;
}

const SHARE = 0.95;

/** Mean, deviation and interval of the seeds that have a number. */
export function estimate(values: SeedValues): Estimate {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { mean: null, sd: null, interval: null };
  const mean = meanOf(known);
  if (known.length === 1) return { mean, sd: null, interval: null };
  const sd = Math.sqrt(sumOfProducts(known, known) / (known.length - 1));
  const half = (studentT(SHARE, known.length - 1) * sd) / Math.sqrt(known.length);
  return { mean, sd, interval: [mean - half, mean + half] };
}

/** The second arm less the first, seed by seed, of the seeds on which both have a number. */
export function pairedEstimate(first: SeedValues, second: SeedValues): PairedEstimate {
  const both = [...first.keys()].filter((i) => first[i] !== null && second[i] !== null);
  const [a, b] = [both.map((i) => first[i]!), both.map((i) => second[i]!)];
  const { mean, interval } = estimate(both.map((_, i) => b[i]! - a[i]!));
  const size = Math.sqrt(sumOfProducts(a, a) * sumOfProducts(b, b));
  return { mean, interval, correlation: size > 0 ? sumOfProducts(a, b) / size : null };
}

/** Around the first value, so that equal ones have exactly their own mean. */
function meanOf(values: readonly number[]): number {
  const first = values[0] ?? 0;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/** Of the deviations from the two means. */
function sumOfProducts(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  return a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0);
}
