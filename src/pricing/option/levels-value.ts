import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { type PriceGrid, readValue } from "../american/dividends/finite-differences.ts";
import { createSpotValue } from "../american/dividends/spot-value.ts";
import { type DividendLevels, solveDividendLevels } from "./dividend-levels.ts";
import {
  copyOptionTerms,
  createOptionTerms,
  hasSameDividends,
  type OptionTerms,
} from "./option-terms.ts";
import type { OptionValue } from "./option-value.ts";

interface Solved {
  readonly terms: OptionTerms;
  readonly sigma: number;
  readonly levels: DividendLevels;
}

/** Solutions kept at most; the oldest gives way. */
const KEPT = 32;
const MEMO: Solved[] = [];
/** Below this volatility, per year, the share is taken to move without chance. */
const LEAST_SIGMA = 0.005;
/** A value so little above exercise, in strikes, is exercise within the error of the grid. */
const EXERCISE_SLACK = 1e-7;
/** Days nearer to a whole number than this are that number. */
const DAY_SLACK = 1e-6;
const DAYS_PER_YEAR = 365;
/** Of the spot: the step of a derivative of {@link certainValue}, which has no curvature. */
const SPOT_STEP = 1e-6;
/** Points that the interpolation needs on either side. */
const MARGIN = 3;

const EARLIER = createSpotValue();
const LATER = createSpotValue();

/**
 * Value of an American option with cash dividends to come: read from one backward solution for its
 * whole life ({@link solveDividendLevels}), exactly at whole days and linearly between them. Theta
 * is what the Black-Scholes equation leaves.
 */
export function evaluateOnLevels(out: OptionValue, terms: OptionTerms, sigma: number): void {
  const levels = sigma < LEAST_SIGMA ? undefined : levelsOf(terms, sigma);
  const place = levels === undefined ? 0 : placeOn(levels.grid, terms);
  if (levels === undefined || place === undefined) evaluateCertain(out, terms);
  else readLevels(out, levels, place, terms, sigma);
}

/** Undefined outside the grid. */
function placeOn({ logStep, below, points }: PriceGrid, terms: OptionTerms): number | undefined {
  const place = log(terms.spot / terms.strike) / logStep + below;
  return place > MARGIN && place < points - 1 - MARGIN ? place : undefined;
}

function readLevels(
  out: OptionValue,
  { grid, lastDay, values }: DividendLevels,
  place: number,
  terms: OptionTerms,
  sigma: number,
): void {
  const { right, strike, spot, rate, dividendYield, sigmaScale } = terms;
  const days = terms.years * DAYS_PER_YEAR;
  const day = Math.floor(days + DAY_SLACK);
  const share = days - day;
  const level = (day - lastDay) * grid.points;
  readValue(EARLIER, place, values.subarray(level, level + grid.points), grid);
  if (share > DAY_SLACK) {
    readValue(LATER, place, values.subarray(level + grid.points, level + 2 * grid.points), grid);
    EARLIER.price += share * (LATER.price - EARLIER.price);
    EARLIER.delta += share * (LATER.delta - EARLIER.delta);
    EARLIER.gamma += share * (LATER.gamma - EARLIER.gamma);
  }
  if (EARLIER.price <= right * (spot - strike) + EXERCISE_SLACK * strike) {
    setExercised(out, terms);
    return;
  }
  out.price = Math.max(EARLIER.price, 0);
  // From derivatives by ln(spot) to those by spot.
  out.delta = EARLIER.delta / spot;
  out.gamma = (EARLIER.gamma - EARLIER.delta) / (spot * spot);
  const drift = (rate - dividendYield) * spot;
  const mean = sigma * sigmaScale;
  const variance = mean * mean * spot * spot;
  out.theta = rate * out.price - drift * out.delta - 0.5 * variance * out.gamma;
}

function setExercised(out: OptionValue, { right, spot, strike }: OptionTerms): void {
  out.price = right * (spot - strike);
  out.delta = right;
  out.gamma = 0;
  out.theta = 0;
}

/** The solution of these terms: a function of them and sigma alone, kept for a while. */
function levelsOf(terms: OptionTerms, sigma: number): DividendLevels {
  for (let i = MEMO.length - 1; i >= 0; i--) {
    const solved = MEMO[i]!;
    if (solved.sigma === sigma && hasSameLevels(solved.terms, terms)) return solved.levels;
  }
  const kept = createOptionTerms();
  copyOptionTerms(kept, terms);
  const levels = solveDividendLevels(kept, sigma);
  if (MEMO.length === KEPT) MEMO.shift();
  MEMO.push({ terms: kept, sigma, levels });
  return levels;
}

/** Spot and time may differ. */
function hasSameLevels(a: OptionTerms, b: OptionTerms): boolean {
  return (
    a.strike === b.strike &&
    a.right === b.right &&
    a.life === b.life &&
    a.clock === b.clock &&
    (a.clock === "calendar" || a.expiryDay === b.expiryDay) &&
    a.rate === b.rate &&
    a.dividendYield === b.dividendYield &&
    hasSameDividends(a, b)
  );
}

/** The value where the share moves without chance, or too far from the strike for it to matter. */
function evaluateCertain(out: OptionValue, terms: OptionTerms): void {
  const { right, strike, spot, rate, dividendYield } = terms;
  const price = certainValue(terms, spot);
  if (price <= right * (spot - strike)) {
    setExercised(out, terms);
    return;
  }
  const step = SPOT_STEP * spot;
  out.price = price;
  out.delta = (certainValue(terms, spot + step) - certainValue(terms, spot - step)) / (2 * step);
  out.gamma = 0;
  out.theta = rate * price - (rate - dividendYield) * spot * out.delta;
}

/**
 * What an American option is worth where the share moves without chance: exercised now, just before
 * one of the dividends, or at the expiry. It is the least its price can be.
 */
function certainValue(terms: OptionTerms, spot: number): number {
  const { right, strike, years, rate, dividendYield, dividends, exDaysLeft, amounts } = terms;
  let best = Math.max(0, right * (spot - strike));
  let price = spot;
  let time = 0;
  for (let i = 0; i <= dividends; i++) {
    const next = i < dividends ? years - exDaysLeft[i]! / DAYS_PER_YEAR : years;
    price *= exp((rate - dividendYield) * (next - time));
    best = Math.max(best, exp(-rate * next) * right * (price - strike));
    if (i < dividends) price = Math.max(0, price - amounts[i]!);
    time = next;
  }
  return best;
}
