import { inventoryShare, tenorWeight } from "../dealing/vega-buckets.ts";

/**
 * How far a maker moves the volatility of all strikes of an expiry for what he holds, both quotes
 * alike: u = -most x clip(share, -1, 1) x weight (economics 1.6, after Garleanu, Pedersen and
 * Poteshman 2009: volatility risk that cannot be hedged). Long vega moves them down.
 *
 * @param most shift of a month at the limit, in volatility per year (0.03 is 3 points).
 */
export function inventorySkew(
  days: number,
  vegas: Float64Array,
  limit: number,
  most: number,
): number {
  return skewOfShare(days, inventoryShare(days, vegas, limit), most);
}

/** The same from the share of the limit that is known already. */
export function skewOfShare(days: number, share: number, most: number): number {
  return -most * Math.min(Math.max(share, -1), 1) * tenorWeight(days) + 0;
}
