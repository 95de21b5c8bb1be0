import type { WorstPoint } from "./butterfly.ts";
import { smileGrid } from "./smile-grid.ts";
import { type Smile, totalVariance, wingSlope } from "./svi.ts";

/** Wings that differ by less are equal: b (1 + rho) is rounded. */
const ROUNDING = 1e-14;

/**
 * The least w_later(k) - w_earlier(k), in parts of w_earlier(k): below 0 the later expiry is
 * cheaper than the earlier one at that multiple of the forward, a calendar arbitrage. The wings
 * count by their slopes, as k = -Infinity and Infinity, where the later one's is lower.
 */
export function worstCalendar(earlier: Smile, later: Smile): WorstPoint {
  let [value, at] = [Number.POSITIVE_INFINITY, 0];
  const compare = (excess: number, k: number): void => {
    if (excess < value) [value, at] = [excess, k];
  };
  for (const side of [-1, 1] as const) {
    const before = wingSlope(earlier, side);
    const after = wingSlope(later, side);
    const isLower = after < before * (1 - ROUNDING);
    if (isLower) compare(after / before - 1, side * Number.POSITIVE_INFINITY);
  }
  for (const k of smileGrid([earlier, later])) {
    compare(totalVariance(later, k) / totalVariance(earlier, k) - 1, k);
  }
  return { value, k: at };
}
