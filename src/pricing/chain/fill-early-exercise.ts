import { exp } from "../../math/exp.ts";
import { isNeverEarly } from "../american/is-never-early.ts";
import {
  DISTANCE_NODES,
  type EarlyExerciseGrid,
  HALF_PLACE,
  halfOf,
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
import { writeSigmaSlopes } from "./sigma-slopes.ts";
import {
  evaluateUnitPremium,
  solveUnitBoundary,
  type UnitBoundary,
  writeLength,
} from "./unit-premium.ts";

/** Interest on the strike to the expiry is all that exercise can gain, for a yield of 0 or more. */
const LEAST_INTEREST = 1e-7;
/** A premium below it ends a row: all farther ones are smaller. */
const LEAST_PREMIUM = 1e-9;

const SIGMA_START = sigmaPlace(LEAST_SIGMA);
const SIGMA_STEP = (sigmaPlace(LARGEST_SIGMA) - SIGMA_START) / (SIGMA_NODES - 1);
const ROOTS = new Float64Array(SIGMA_NODES).map((_, i) => {
  const place = SIGMA_START + i * SIGMA_STEP;
  return (MIDDLE_ROOT * (1 + place)) / (1 - place);
});
/** Slopes of ln(sigma) per cell. */
const LOG_STEPS = ROOTS.map((root) => {
  const sum = root + MIDDLE_ROOT;
  return (SIGMA_STEP * sum * sum) / (MIDDLE_ROOT * root);
});
const PLACE_STEP = placeOf(LARGEST_DISTANCE) / (DISTANCE_NODES - 1);
const PLACES = new Float64Array(DISTANCE_NODES).map((_, k) => k * PLACE_STEP);
/** Distances of the nodes in lengths, and their slopes by place, per cell. */
const DISTANCES = PLACES.map((place) => (HALF_PLACE * place) / (1 - place));
const STRETCHES = PLACES.map((place) => (HALF_PLACE * PLACE_STEP) / ((1 - place) * (1 - place)));

const BOUNDARY: UnitBoundary = { years: 0.5, logBoundary: -0.5, sigmaSlope: -0.5 };
const VALUE = new Float64Array(2);

/**
 * Fills a slot: the early-exercise premia of calls and puts of one expiry, for all strikes, spots
 * and volatilities. To be done again when time or a rate has changed, and not for a new spot. The
 * same bits for the same arguments, whatever was in the slot.
 *
 * A right that never gains from early exercise (`isNeverEarly`), or less than 1e-7 of the strike,
 * costs nothing and has a premium of exactly 0. How it works: docs/pricing/chain.md.
 *
 * @param years to the expiry, > 0
 * @param rate continuous per year; `yieldRate`, the dividend yield, likewise. A RangeError for
 *   two exercise boundaries: yieldRate < rate < 0, or rate < yieldRate < 0.
 */
export function fillEarlyExercise(
  grid: EarlyExerciseGrid,
  slot: number,
  years: number,
  rate: number,
  yieldRate: number,
): void {
  if (!(years > 0 && Number.isFinite(years + rate + yieldRate))) {
    throw new RangeError(`no expiry: ${years} years, rate ${rate}, yield ${yieldRate}`);
  }
  if (rate < 0 && yieldRate < 0 && rate !== yieldRate) {
    throw new RangeError(`two exercise boundaries: rate ${rate}, yield ${yieldRate}`);
  }
  const discount = exp(-rate * years);
  const carry = exp(-yieldRate * years);
  grid.rates[slot] = rate;
  grid.yields[slot] = yieldRate;
  grid.years[slot] = years;
  grid.rootYears[slot] = Math.sqrt(years);
  grid.discounts[slot] = discount;
  grid.carries[slot] = carry;
  grid.spotPerForward[slot] = discount / carry;
  grid.drifts[slot] = (rate - yieldRate) * years;
  const callHalf = halfOf(slot, 1);
  const isCallEarly = !isNeverEarly(1, rate, yieldRate);
  fillHalf(grid, callHalf, isCallEarly, years, yieldRate, rate);
  const isPutEarly = !isNeverEarly(-1, rate, yieldRate);
  fillHalf(grid, halfOf(slot, -1), isPutEarly, years, rate, yieldRate);
}

/** Rates from here on are those of the put; of a call, exchanged. */
function fillHalf(
  grid: EarlyExerciseGrid,
  half: number,
  isEarly: boolean,
  years: number,
  rate: number,
  dividendYield: number,
): void {
  const gainsNothing = dividendYield >= 0 && rate * years < LEAST_INTEREST;
  grid.isEarly[half] = isEarly && !gainsNothing ? 1 : 0;
  if (grid.isEarly[half] === 0) return;
  for (let i = 0; i < SIGMA_NODES; i++) {
    const line = half * LINES_SIZE + i * LINE_SIZE;
    const sigma = ROOTS[i]! * ROOTS[i]!;
    const logStep = LOG_STEPS[i]!;
    solveUnitBoundary(BOUNDARY, years, rate, dividendYield, sigma);
    grid.lines[line] = BOUNDARY.logBoundary;
    grid.lines[line + 1] = BOUNDARY.sigmaSlope * sigma * logStep;
    writeLength(grid.lines, line + 2, years, rate, dividendYield, sigma, logStep);
    writeRow(grid.premia, half * RIGHT_SIZE + i * SIGMA_ROW, 1 / grid.lines[line + 2]!);
  }
  writeSigmaSlopes(grid.premia, half * RIGHT_SIZE);
}

/** The premia at one volatility: from one boundary the values at all distances. */
function writeRow(premia: Float64Array, start: number, length: number): void {
  VALUE[0] = 1;
  for (let k = 0; k < DISTANCE_NODES; k++) {
    const node = start + k * NODE_SIZE;
    const isOver = VALUE[0]! < LEAST_PREMIUM || k === DISTANCE_NODES - 1;
    if (isOver) VALUE.fill(0);
    else evaluateUnitPremium(VALUE, BOUNDARY, DISTANCES[k]! * length);
    premia[node] = Math.max(0, VALUE[0]!);
    premia[node + 1] = VALUE[1]! * length * STRETCHES[k]!;
  }
}
