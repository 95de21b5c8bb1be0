/** Volatility nodes, equally far apart in {@link sigmaPlace}. */
export const SIGMA_NODES = 19;
export const LEAST_SIGMA = 0.04;
export const LARGEST_SIGMA = 1.9;

/** Nodes of the distance from the exercise boundary, equally far apart in {@link placeOf}. */
export const DISTANCE_NODES = 21;
/** Lengths from the boundary: the premium there is below 2e-9 of the strike and taken as 0. */
export const LARGEST_DISTANCE = 16;
/** At this distance half of all places are used up: nodes are dense near the boundary. */
export const HALF_PLACE = 4;

/** Numbers per node: the premium, its slopes by place and by volatility per cell, and by both. */
export const NODE_SIZE = 4;
export const SIGMA_ROW: number = DISTANCE_NODES * NODE_SIZE;
/** All nodes of one right of one slot. */
export const RIGHT_SIZE: number = SIGMA_NODES * SIGMA_ROW;
/** Numbers per volatility: ln(boundary), the inverse of the length, and their slopes per cell. */
export const LINE_SIZE = 4;
export const LINES_SIZE: number = SIGMA_NODES * LINE_SIZE;

/**
 * Early-exercise premia of the expiries of one stock. One slot is one expiry; every array has all
 * slots, and of each slot the call's half before the put's. A call is the put with spot and strike,
 * rate and yield exchanged, so only puts of strike 1 are stored. Fill a slot with
 * `fillEarlyExercise`.
 */
export interface EarlyExerciseGrid {
  readonly slots: number;
  /** {@link NODE_SIZE} numbers per node, in strikes (of a call: in spots). */
  readonly premia: Float64Array;
  /** {@link LINE_SIZE} numbers per volatility. */
  readonly lines: Float64Array;
  /** 1 where the right may be exercised early, 0 where its premium is exactly 0. */
  readonly isEarly: Uint8Array;
  /** Continuous per year. */
  readonly rates: Float64Array;
  readonly yields: Float64Array;
  /** Years to the expiry, and their square root. */
  readonly years: Float64Array;
  readonly rootYears: Float64Array;
  /** Value today of $1 at the expiry, and of a share then in shares now. */
  readonly discounts: Float64Array;
  readonly carries: Float64Array;
  /** Spot / forward, and ln(forward / spot). */
  readonly spotPerForward: Float64Array;
  readonly drifts: Float64Array;
}

/** Room for so many expiries; about 27 kB each. Nothing is allocated after this. */
export function createEarlyExerciseGrid(slots: number): EarlyExerciseGrid {
  const unset = (): Float64Array => new Float64Array(slots).fill(Number.NaN);
  return {
    slots,
    premia: new Float64Array(2 * slots * RIGHT_SIZE),
    lines: new Float64Array(2 * slots * LINES_SIZE),
    isEarly: new Uint8Array(2 * slots),
    rates: unset(),
    yields: unset(),
    years: unset(),
    rootYears: unset(),
    discounts: unset(),
    carries: unset(),
    spotPerForward: unset(),
    drifts: unset(),
  };
}

/** Square root of the volatility in the middle: the fourth root of 0.04 x 1.9. */
export const MIDDLE_ROOT = 0.525;

/**
 * A volatility as a number of -0.45 to 0.45, nearly in proportion to its logarithm (by 0.25 in the
 * middle and 0.2 at the ends) and much faster than that.
 */
export function sigmaPlace(sigma: number): number {
  const root = Math.sqrt(sigma);
  return (root - MIDDLE_ROOT) / (root + MIDDLE_ROOT);
}

/** Whether the grid answers for a volatility; for others the method of one option does. */
export function isOnGrid(sigma: number): boolean {
  return sigma >= LEAST_SIGMA && sigma <= LARGEST_SIGMA;
}

/** Where a slot's right is among the halves: the call (1) before the put (-1). */
export function halfOf(slot: number, right: 1 | -1): number {
  return 2 * slot + (right === 1 ? 0 : 1);
}

/** A distance of 0 or more lengths as a number from 0 to 1. */
export function placeOf(distance: number): number {
  return distance / (distance + HALF_PLACE);
}
