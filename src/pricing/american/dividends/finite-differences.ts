import { exp } from "../../../math/exp.ts";
import { log } from "../../../math/log.ts";
import { isNeverEarly } from "../is-never-early.ts";
import type { DividendOption } from "./cash-dividends.ts";
import type { SpotValue } from "./spot-value.ts";

/** Equal steps of ln(price), the strike at one of them. */
export interface PriceGrid {
  readonly logStep: number;
  /** Steps from the first point to the strike. */
  readonly below: number;
  readonly points: number;
  /** Time steps between dividends for the whole time to expiry. */
  readonly timeSteps: number;
}

/** Standard deviations on either side of spot and strike. */
const REACH = 6;
/** Fully implicit steps (in halves) after a date, against the kinks of the values there. */
const SMOOTHING_STEPS = 2;
const MOST_POLICIES = 12;

/** @param perDeviation Points of the grid in one standard deviation of the price at expiry. */
export function priceGrid(spot: number, option: DividendOption, perDeviation: number): PriceGrid {
  const { strike, years, sigma, dividends } = option;
  const deviation = sigma * Math.sqrt(years);
  const logStep = deviation / perDeviation;
  let paid = 0;
  for (const amount of dividends.amounts) paid += amount;
  const kept = Math.max(1 - paid / spot, 0.2);
  const distance = log(spot / strike);
  const down = Math.max(0, -distance - log(kept)) + REACH * deviation;
  const up = Math.max(0, distance) + REACH * deviation;
  const below = Math.ceil(down / logStep);
  const points = below + Math.ceil(up / logStep) + 1;
  return { logStep, below, points, timeSteps: perDeviation * 4 };
}

/** The same grid with half the steps in price and time. */
export function refinedGrid(grid: PriceGrid): PriceGrid {
  return {
    logStep: grid.logStep / 2,
    below: grid.below * 2,
    points: grid.points * 2 - 1,
    timeSteps: grid.timeSteps * 2,
  };
}

/**
 * Value of an American option with cash dividends, or with two exercise boundaries, by finite
 * differences in ln(price): Crank-Nicolson steps that grow from each date like the square of their
 * number, the first of them implicit (Rannacher 1984); exercise by policy iteration, exact in each
 * step (Forsyth and Vetzal 2002). The error falls fourfold for each {@link refinedGrid}.
 */
export function valueOnGrid(
  out: SpotValue,
  spot: number,
  option: DividendOption,
  grid: PriceGrid,
): void {
  const work = createWork(option, grid);
  const { times, amounts } = option.dividends;
  let later = option.years;
  for (let i = times.length; i >= 0; i--) {
    const from = i === 0 ? 0 : times[i - 1]!;
    const span = later - from;
    const share = Math.sqrt(span / option.years);
    if (span > 0) stepBack(work, option, grid, from, span, Math.ceil(grid.timeSteps * share));
    if (i > 0) payDividend(work, option, grid, amounts[i - 1]!, option.years - from);
    later = from;
  }
  readValue(out, log(spot / option.strike) / grid.logStep + grid.below, work.values, grid);
  // From derivatives by ln(spot) to those by spot.
  out.gamma = (out.gamma - out.delta) / (spot * spot);
  out.delta /= spot;
}

/** The state of a solution on a grid: one element for each point. */
export interface GridWork {
  readonly prices: Float64Array;
  readonly payoffs: Float64Array;
  readonly values: Float64Array;
  /** The right-hand sides of a step, and its solution before that is taken over. */
  readonly known: Float64Array;
  readonly solution: Float64Array;
  readonly ratios: Float64Array;
  /** 1 where the holder exercises in this step. */
  readonly exercised: Uint8Array;
}

/** A solution at the expiry. */
export function createWork(
  { sign, strike }: DividendOption,
  { logStep, below, points }: PriceGrid,
): GridWork {
  const prices = new Float64Array(points);
  for (let i = 0; i < points; i++) prices[i] = strike * exp((i - below) * logStep);
  prices[below] = strike;
  const payoffs = prices.map((price) => sign * (price - strike));
  return {
    prices,
    payoffs,
    values: payoffs.map((payoff) => Math.max(payoff, 0)),
    known: new Float64Array(points),
    solution: new Float64Array(points),
    ratios: new Float64Array(points),
    exercised: new Uint8Array(points),
  };
}

function stepBack(
  work: GridWork,
  option: DividendOption,
  grid: PriceGrid,
  from: number,
  span: number,
  steps: number,
): void {
  let done = 0;
  for (let k = 1; k <= steps; k++) {
    const until = span * (k / steps) * (k / steps);
    const left = option.years - from - span;
    if (k > SMOOTHING_STEPS) implicitStep(work, option, grid, until - done, 0.5, left + until);
    else {
      const half = 0.5 * (until - done);
      implicitStep(work, option, grid, half, 1, left + done + half);
      implicitStep(work, option, grid, half, 1, left + until);
    }
    done = until;
  }
}

/** One step of the theta scheme, `yearsLeft` at its end: weight 1 implicit, 1/2 Crank-Nicolson. */
export function implicitStep(
  work: GridWork,
  option: DividendOption,
  { logStep, points }: PriceGrid,
  time: number,
  weight: number,
  yearsLeft: number,
): void {
  const { sign, strike, rate, dividendYield, sigma } = option;
  const { values, known, payoffs, prices } = work;
  const diffusion = (0.5 * sigma * sigma) / (logStep * logStep);
  const drift = (rate - dividendYield - 0.5 * sigma * sigma) / (2 * logStep);
  const down = time * (diffusion - drift);
  const up = time * (diffusion + drift);
  const stay = time * (2 * diffusion + rate);
  const explicit = 1 - weight;
  for (let i = 1; i < points - 1; i++) {
    const change = down * values[i - 1]! - stay * values[i]! + up * values[i + 1]!;
    known[i] = values[i]! + explicit * change;
  }
  for (const i of [0, points - 1]) {
    const forward = prices[i]! * exp(-dividendYield * yearsLeft) - strike * exp(-rate * yearsLeft);
    known[i] = Math.max(payoffs[i]!, sign * forward, 0);
  }
  const below = -weight * down;
  const center = 1 + weight * stay;
  const above = -weight * up;
  // Deep in the money rounding alone would exercise what is worth the same.
  const policies = isNeverEarly(sign, rate, dividendYield) ? 1 : MOST_POLICIES;
  for (let policy = 0; policy < policies; policy++) {
    solveTridiagonal(work, below, center, above);
    if (policies === 1 || !improvePolicy(work, below, center, above)) break;
  }
  values.set(work.solution);
}

/** Thomas's algorithm, on rows of the operator or, where exercised, on value = payoff. */
function solveTridiagonal(work: GridWork, below: number, center: number, above: number): void {
  const { known, solution, ratios, exercised, payoffs } = work;
  const last = known.length - 1;
  ratios[0] = 0;
  solution[0] = known[0]!;
  let ratio = 0;
  let pivotRatio = Number.NaN;
  let perPivot = Number.NaN;
  let nextRatio = Number.NaN;
  let value = known[0]!;
  for (let i = 1; i < last; i++) {
    if (exercised[i] === 1) {
      ratio = 0;
      value = payoffs[i]!;
    } else {
      // The ratios soon stop changing: no division then.
      if (ratio !== pivotRatio) {
        pivotRatio = ratio;
        perPivot = 1 / (center - below * ratio);
        nextRatio = above * perPivot;
      }
      ratio = nextRatio;
      value = (known[i]! - below * value) * perPivot;
    }
    ratios[i] = ratio;
    solution[i] = value;
  }
  solution[last] = known[last]!;
  for (let i = last - 1; i > 0; i--) solution[i]! -= ratios[i]! * solution[i + 1]!;
}

/** Exercises where holding is worth less, holds where exercising is; true if that changed any. */
function improvePolicy(work: GridWork, below: number, center: number, above: number): boolean {
  const { known, solution, exercised, payoffs } = work;
  let changed = false;
  for (let i = 1; i < known.length - 1; i++) {
    let exercise = 0;
    if (exercised[i] === 0) exercise = solution[i]! < payoffs[i]! ? 1 : 0;
    else {
      const held = below * solution[i - 1]! + center * payoffs[i]! + above * solution[i + 1]!;
      exercise = held >= known[i]! ? 1 : 0;
    }
    if (exercise === exercised[i]) continue;
    exercised[i] = exercise;
    changed = true;
  }
  return changed;
}

/** Replaces the values just after a dividend by those just before it. */
export function payDividend(
  work: GridWork,
  option: DividendOption,
  grid: PriceGrid,
  amount: number,
  yearsLeft: number,
): void {
  const { prices, payoffs, values, known } = work;
  const { sign, strike, rate } = option;
  const atZero = sign === 1 ? 0 : strike * Math.max(1, exp(-rate * yearsLeft));
  known.set(values);
  for (let i = 0; i < prices.length; i++) {
    const price = prices[i]! - amount;
    let value = atZero;
    if (price > prices[0]!) {
      value = interpolate(known, log(price / strike) / grid.logStep + grid.below);
    }
    values[i] = Math.max(value, payoffs[i]!);
  }
}

/** The cubic through the four points around a place on the grid. */
function interpolate(values: Float64Array, place: number): number {
  const i = Math.min(Math.max(Math.floor(place), 1), values.length - 3);
  const t = place - i;
  const a = values[i - 1]!;
  const b = values[i]!;
  const c = values[i + 1]!;
  const d = values[i + 2]!;
  const near = b + t * (c - b);
  const bend = (t * (t - 1)) / 6;
  return near + bend * ((2 - t) * (a - 2 * b + c) + (t + 1) * (b - 2 * c + d));
}

/** Price and derivatives by ln(price) of the polynomial through the six points around a place. */
export function readValue(
  out: SpotValue,
  place: number,
  values: Float64Array,
  { logStep }: PriceGrid,
): void {
  const first = Math.floor(place) - 2;
  out.price = 0;
  out.delta = 0;
  out.gamma = 0;
  for (let k = 0; k < 6; k++) {
    // The Lagrange polynomial of point k, and its derivatives, multiplied up factor by factor.
    let weight = 1;
    let slope = 0;
    let bend = 0;
    for (let m = 0; m < 6; m++) {
      if (m === k) continue;
      const factor = (place - first - m) / (k - m);
      bend = bend * factor + (2 * slope) / (k - m);
      slope = slope * factor + weight / (k - m);
      weight *= factor;
    }
    const value = values[first + k]!;
    out.price += weight * value;
    out.delta += (slope * value) / logStep;
    out.gamma += (bend * value) / (logStep * logStep);
  }
}
