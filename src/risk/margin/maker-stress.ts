import { type PriceSeries, type SpotRange, worstLoss } from "./scan-margin.ts";
import type { StockPosition } from "./stock-position.ts";

/** 15 % down, unchanged, 15 % up. */
export const STRESS_RANGE: SpotRange = { low: -0.15, high: 0.15, count: 3 };

/** Ten points of volatility per year. */
export const STRESS_VOLATILITY_SHIFT = 0.1;

/**
 * A maker's own limit: the worst loss with the stock moved and volatility down, unchanged and up.
 * The scan that he must hold moves no volatility, and would let him own any number of options that
 * lose when it falls (economics 1.8). Unchanged spot is in it for the same reason: who is long
 * options gains by a move. Returns $0.0001, >= 0; a limit for him, not a requirement.
 *
 * @param volatilityShift per year.
 */
export function makerStress(
  position: StockPosition,
  price: PriceSeries,
  range: SpotRange = STRESS_RANGE,
  volatilityShift: number = STRESS_VOLATILITY_SHIFT,
): number {
  return Math.max(
    worstLoss(position, price, range, -volatilityShift),
    worstLoss(position, price, range, 0),
    worstLoss(position, price, range, volatilityShift),
  );
}
