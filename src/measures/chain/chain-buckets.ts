import { VEGA_BUCKETS } from "../../participants/dealing/vega-buckets.ts";

/** Days to the expiry, as economics 1.6 divides them: `vegaBucket` numbers them. */
export const EXPIRY_BUCKETS = ["0-10", "11-45", "46-120", "121-365", "366-"] as const;
export type ExpiryBucket = (typeof EXPIRY_BUCKETS)[number];

/** By the size of an option's own delta: above 0.60, from 0.40, from 0.15, and below. */
export const MONEYNESS = ["in-the-money", "at-the-money", "25-delta", "10-delta"] as const;
export type Moneyness = (typeof MONEYNESS)[number];
/** Numbers of two of them. */
export const AT_THE_MONEY = 1;
export const WING = 2;

const LEAST_DELTAS = [0.6, 0.4, 0.15];

/** The number of an option's moneyness. @param delta per share, of a call or a put. */
export function moneynessOf(delta: number): number {
  const bucket = LEAST_DELTAS.findIndex((least) => Math.abs(delta) > least);
  return bucket < 0 ? LEAST_DELTAS.length : bucket;
}

/** Cells of expiry and moneyness, in this order. */
export const CHAIN_CELLS: number = VEGA_BUCKETS * MONEYNESS.length;

export function cellOf(expiry: number, moneyness: number): number {
  return expiry * MONEYNESS.length + moneyness;
}
