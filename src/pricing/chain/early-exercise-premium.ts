import { exp } from "../../math/exp.ts";
import { evaluateAmerican } from "../american/american.ts";
import { createEuropeanGreeks, europeanPrice } from "../black-scholes.ts";
import {
  DISTANCE_NODES,
  type EarlyExerciseGrid,
  HALF_PLACE,
  halfOf,
  isOnGrid,
  LARGEST_DISTANCE,
  LARGEST_SIGMA,
  LEAST_SIGMA,
  LINE_SIZE,
  LINES_SIZE,
  MIDDLE_ROOT,
  NODE_SIZE,
  placeOf,
  RIGHT_SIZE,
  SIGMA_NODES,
  SIGMA_ROW,
  sigmaPlace,
} from "./early-exercise-grid.ts";

const SIGMA_START = sigmaPlace(LEAST_SIGMA);
const PER_SIGMA_STEP = (SIGMA_NODES - 1) / (sigmaPlace(LARGEST_SIGMA) - SIGMA_START);
const PER_PLACE_STEP = (DISTANCE_NODES - 1) / placeOf(LARGEST_DISTANCE);

const GREEKS = createEuropeanGreeks();

/** Premium of a put of strike 1; by ln(spot); by sigma. */
export const PREMIUM: Float64Array = new Float64Array(3);

/**
 * Interpolates into {@link PREMIUM} by bicubic Hermite polynomials: the value and both slopes are
 * continuous. Returns false at or beyond the boundary, where the option is exercised, and leaves
 * PREMIUM as it was.
 *
 * @param half of `halfOf`, one with `isEarly`
 * @param logSpot ln(spot / strike) of the put; of a call ln(strike / spot)
 * @param sigma one that {@link isOnGrid}
 */
export function interpolatePremium(
  { premia, lines }: EarlyExerciseGrid,
  half: number,
  logSpot: number,
  sigma: number,
): boolean {
  // `sigmaPlace`, of which the slope is needed too.
  const root = Math.sqrt(sigma);
  const perSum = 1 / (root + MIDDLE_ROOT);
  const row = ((root - MIDDLE_ROOT) * perSum - SIGMA_START) * PER_SIGMA_STEP;
  const i = Math.min(row | 0, SIGMA_NODES - 2);
  const u = row - i;
  const b1 = u * (u - 1) * (u - 1);
  const b2 = u * u * (3 - 2 * u);
  const b3 = u * u * (u - 1);
  const line = half * LINES_SIZE + i * LINE_SIZE;
  const excess = logSpot - along(lines, line, 1 - b2, b1, b2, b3);
  if (!(excess > 0)) return false;
  const perLength = along(lines, line + 2, 1 - b2, b1, b2, b3);
  const distance = excess * perLength;
  if (distance >= LARGEST_DISTANCE) {
    PREMIUM.fill(0);
    return true;
  }
  const perReach = 1 / (distance + HALF_PLACE);
  const column = distance * perReach * PER_PLACE_STEP;
  const k = Math.min(column | 0, DISTANCE_NODES - 2);
  const v = column - k;
  const a1 = v * (v - 1) * (v - 1);
  const a2 = v * v * (3 - 2 * v);
  const a3 = v * v * (v - 1);
  const low = half * RIGHT_SIZE + i * SIGMA_ROW + k * NODE_SIZE;
  const high = low + SIGMA_ROW;
  const value0 = along(premia, low, 1 - a2, a1, a2, a3);
  const slope0 = along(premia, low + 2, 1 - a2, a1, a2, a3);
  const value1 = along(premia, high, 1 - a2, a1, a2, a3);
  const slope1 = along(premia, high + 2, 1 - a2, a1, a2, a3);
  const premium = (1 - b2) * value0 + b1 * slope0 + b2 * value1 + b3 * slope1;
  if (!(premium > 0)) {
    PREMIUM.fill(0);
    return true;
  }
  // Derivatives of the same polynomials.
  const e1 = (v - 1) * (3 * v - 1);
  const e2 = 6 * v * (1 - v);
  const e3 = v * (3 * v - 2);
  const byColumn =
    (1 - b2) * along(premia, low, -e2, e1, e2, e3) +
    b1 * along(premia, low + 2, -e2, e1, e2, e3) +
    b2 * along(premia, high, -e2, e1, e2, e3) +
    b3 * along(premia, high + 2, -e2, e1, e2, e3);
  const byDistance = byColumn * (HALF_PLACE * PER_PLACE_STEP) * perReach * perReach;
  PREMIUM[0] = premium;
  PREMIUM[1] = byDistance * perLength;
  const c1 = (u - 1) * (3 * u - 1);
  const c2 = 6 * u * (1 - u);
  const c3 = u * (3 * u - 2);
  const boundarySlope = along(lines, line, -c2, c1, c2, c3);
  const shift = excess * along(lines, line + 2, -c2, c1, c2, c3) - boundarySlope * perLength;
  const byRow = c2 * (value1 - value0) + c1 * slope0 + c3 * slope1 + byDistance * shift;
  PREMIUM[2] = (byRow * (PER_SIGMA_STEP * MIDDLE_ROOT) * perSum * perSum) / root;
  return true;
}

/** A cubic from values and slopes at two nodes, given its basis. */
function along(
  values: Float64Array,
  place: number,
  value0: number,
  slope0: number,
  value1: number,
  slope1: number,
): number {
  return (
    value0 * values[place]! +
    slope0 * values[place + 1]! +
    value1 * values[place + NODE_SIZE]! +
    slope1 * values[place + NODE_SIZE + 1]!
  );
}

/**
 * The American less the European price of one series, >= 0, in the strike's unit. At or beyond the
 * exercise boundary it is what makes the American price intrinsic.
 *
 * @param logMoneyness ln(spot / strike)
 * @param sigma per square root of a year; one that is not {@link isOnGrid} takes `evaluateAmerican`
 */
export function earlyExercisePremium(
  grid: EarlyExerciseGrid,
  slot: number,
  right: 1 | -1,
  strike: number,
  logMoneyness: number,
  sigma: number,
): number {
  const half = halfOf(slot, right);
  if (grid.isEarly[half] === 0) return 0;
  const spot = strike * exp(logMoneyness);
  const isGridded = isOnGrid(sigma);
  if (isGridded && interpolatePremium(grid, half, -right * logMoneyness, sigma)) {
    return (right === 1 ? spot : strike) * PREMIUM[0]!;
  }
  const years = grid.years[slot]!;
  const rate = grid.rates[slot]!;
  const yieldRate = grid.yields[slot]!;
  const european = europeanPrice(right, spot, strike, years, rate, yieldRate, sigma);
  if (isGridded) return Math.max(0, right * (spot - strike) - european);
  evaluateAmerican(GREEKS, right, spot, strike, years, rate, yieldRate, sigma, "fast");
  return Math.max(0, GREEKS.price - european);
}
