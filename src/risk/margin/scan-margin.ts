import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { checkedAmount, roundHalfAway } from "../../money/amount.ts";
import type { StockPosition } from "./stock-position.ts";

/**
 * A model's value of a series in $0.0001 per share, fractions allowed.
 *
 * @param series its index in the position. @param spotUnits $0.0001 per share.
 * @param volatilityShift added to the series' volatility per year; what to do below 0 is up to it.
 */
export type PriceSeries = (series: number, spotUnits: number, volatilityShift: number) => number;

/** Equally spaced moves of the stock, as shares of its price, both ends included. */
export interface SpotRange {
  /** -1 or more. */
  readonly low: number;
  readonly high: number;
  /** 2 or more. */
  readonly count: number;
}

/** Equities; -8 % to +6 % for broad indices, 10 % for others. Source: FINRA Rule 4210(g). */
export const EQUITY_RANGE: SpotRange = { low: -0.15, high: 0.15, count: 10 };

/** $0.375 per share of each short contract. */
const LEAST_UNITS_PER_CONTRACT = 3_750 * MULTIPLIER;

/**
 * Portfolio margin: the worst loss of the whole position over the moves of `range`, and at least
 * $37.50 per short contract. To be held against wealth at the same marks, short options taken off.
 * Source: OCC, Theoretical Intermarket Margin System; FINRA Rule 4210(g). Returns $0.0001, >= 0.
 */
export function scanMargin(
  position: StockPosition,
  price: PriceSeries,
  range: SpotRange = EQUITY_RANGE,
): number {
  let short = 0;
  for (let i = 0; i < position.count; i++) short += Math.max(-position.contracts[i]!, 0);
  const least = short * LEAST_UNITS_PER_CONTRACT;
  return checkedAmount(Math.max(worstLoss(position, price, range, 0), least));
}

/** The largest loss over the moves of `range` at one shift of volatility, in $0.0001; 0 if none. */
export function worstLoss(
  position: StockPosition,
  price: PriceSeries,
  range: SpotRange,
  volatilityShift: number,
): number {
  let worst = 0;
  for (let point = 0; point < range.count; point++) {
    const spotUnits = spotAtPoint(position.spotUnits, range, point);
    worst = Math.max(worst, lossAt(position, price, spotUnits, volatilityShift));
  }
  return worst;
}

/** The stock's price at one of the moves, in $0.0001, rounded to a unit; point 0 is the lowest. */
export function spotAtPoint(spotUnits: number, range: SpotRange, point: number): number {
  const move = range.low + ((range.high - range.low) * point) / (range.count - 1);
  return roundHalfAway(spotUnits * (1 + move));
}

/**
 * Marks less model values in $0.0001. Each contract is rounded before it is multiplied, so losses
 * of two positions add up exactly and neither gains by being split.
 */
function lossAt(
  position: StockPosition,
  price: PriceSeries,
  spotUnits: number,
  volatilityShift: number,
): number {
  const { count, contracts, markUnits } = position;
  let loss = position.shares * (position.spotUnits - spotUnits);
  for (let i = 0; i < count; i++) {
    if (contracts[i] === 0) continue;
    const value = roundHalfAway(price(i, spotUnits, volatilityShift) * MULTIPLIER);
    loss += contracts[i]! * (markUnits[i]! - value);
  }
  return checkedAmount(loss);
}
