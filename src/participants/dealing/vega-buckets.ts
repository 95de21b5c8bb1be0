import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";

/** Buckets of time to the expiry, in days: up to 10, 45, 120, 365, and beyond. */
const BUCKET_ENDS = [10, 45, 120, 365, Number.POSITIVE_INFINITY];
/** A day in the middle of each. */
const BUCKET_DAYS = [5, 28, 80, 240, 540];
export const VEGA_BUCKETS: number = BUCKET_DAYS.length;

/** Days of calendar after which the smile of another expiry moves 1 / e as much, as a log ratio. */
const CORRELATION_LENGTH = 1.5;
/** A month is the expiry that skew and limit are stated for. */
const REFERENCE_DAYS = 30;
const LEAST_DAYS = 7;
const [LEAST_WEIGHT, MOST_WEIGHT] = [0.3, 2];

/** The bucket of an expiry so many calendar days away. */
export function vegaBucket(days: number): number {
  return BUCKET_ENDS.findIndex((end) => days <= end);
}

/** How much an expiry's volatility moves beside that of a month: sqrt(30 / days), held in. */
export function tenorWeight(days: number): number {
  const weight = Math.sqrt(REFERENCE_DAYS / Math.max(days, LEAST_DAYS));
  return Math.min(Math.max(weight, LEAST_WEIGHT), MOST_WEIGHT);
}

/** How much two expiries move together: e^(-|ln(T / T')| / 1.5). */
function correlation(days: number, otherDays: number): number {
  const ratio = log(Math.max(days, 1) / Math.max(otherDays, 1));
  return exp(-Math.abs(ratio) / CORRELATION_LENGTH);
}

/**
 * What a dealer's holdings weigh in an expiry, as a share of his limit: long above 0.
 *
 * @param vegas net vega by bucket, $ per volatility point. @param limit likewise, for a month.
 */
export function inventoryShare(days: number, vegas: Float64Array, limit: number): number {
  let sum = 0;
  for (let f = 0; f < VEGA_BUCKETS; f++) {
    const bucketDays = BUCKET_DAYS[f]!;
    sum += correlation(days, bucketDays) * tenorWeight(bucketDays) * vegas[f]!;
  }
  return sum / limit;
}
