import { smileGrid } from "./smile-grid.ts";
import { createSmilePoint, evaluateSmile, type Smile, type SmilePoint, wingSlope } from "./svi.ts";

/** Where a check comes out lowest: below 0 there is an arbitrage. */
export interface WorstPoint {
  readonly value: number;
  /** Log-moneyness ln(K / F); infinite where the wings decide. */
  readonly k: number;
}

/** Total variance rises by at most 2 per unit of log-moneyness (R. Lee, Math. Finance 14, 2004). */
export const STEEPEST_WING = 2;

/**
 * Durrleman's g, the density of the price at expiry but for a positive factor:
 * (1 - k w' / (2w))^2 - w'^2 / 4 (1/w + 1/4) + w'' / 2. Without w > 0 it is minus infinity.
 */
export function durrleman({ w, slope, curvature }: SmilePoint, k: number): number {
  if (!(w > 0)) return Number.NEGATIVE_INFINITY;
  const skew = 1 - (k * slope) / (2 * w);
  return skew * skew - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
}

const POINT = createSmilePoint();

/**
 * The least g(k) of a smile; below 0 a butterfly has a negative price there. The wings, where
 * g tends to 1/4 - slope^2 / 16, count as k = -Infinity and Infinity.
 */
export function worstButterfly(smile: Smile): WorstPoint {
  let [value, at] = [Number.POSITIVE_INFINITY, 0];
  const compare = (g: number, k: number): void => {
    if (g < value) [value, at] = [g, k];
  };
  for (const side of [-1, 1] as const) {
    const slope = wingSlope(smile, side);
    compare(0.25 - (slope * slope) / 16, side * Number.POSITIVE_INFINITY);
  }
  for (const k of smileGrid([smile])) {
    evaluateSmile(POINT, smile, k);
    compare(durrleman(POINT, k), k);
  }
  return { value, k: at };
}
