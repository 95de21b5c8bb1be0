import { log } from "../../math/log.ts";
import { type DividendOption, NO_DIVIDENDS } from "../american/dividends/cash-dividends.ts";
import {
  createWork,
  type GridWork,
  implicitStep,
  type PriceGrid,
  payDividend,
  refinedGrid,
} from "../american/dividends/finite-differences.ts";
import { type OptionTerms, scaleBetween, spotAfter } from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";
import { evaluateWithoutDividends } from "./without-dividends.ts";

/**
 * Values of an American option at the end of every calendar day from its listing to just before
 * its last dividend, at equal steps of ln(price): one backward solution for all its days and spots.
 */
export interface DividendLevels {
  readonly grid: PriceGrid;
  /** Calendar days left at the last level, that of the last ex-date. */
  readonly lastDay: number;
  /** Those with `lastDay` and more days left: level after level, `grid.points` each. */
  readonly values: Float64Array;
}

/** Points in one standard deviation of the price over the life, of the coarser of two grids. */
const PER_DEVIATION = 20;
/** Standard deviations on either side of the strike. */
const REACH = 7;
/** Time steps of a life at least, on the coarser grid, and of the day before an ex-date. */
const LIFE_STEPS = 40;
const EX_DAY_STEPS = 16;
/** Of those, from the ex-date, so many are implicit, in halves, against the kink of the values. */
const SMOOTHING_STEPS = 2;
const DAYS_PER_YEAR = 365;

const VALUE = createOptionValue();

/**
 * Solves backwards for an option with at least one dividend, or with two exercise boundaries; each
 * day at its own volatility where the terms' clock counts days differently.
 */
export function solveDividendLevels(terms: OptionTerms, sigma: number): DividendLevels {
  const option = optionOf(terms, sigma);
  const lifeDays = Math.max(Math.round(terms.life * DAYS_PER_YEAR), 1);
  const lastDay = terms.dividends === 0 ? 0 : terms.exDaysLeft[terms.dividends - 1]!;
  const coarse = levelGrid(terms, sigma);
  const fine = refinedGrid(coarse);
  const steps = Math.ceil(LIFE_STEPS / lifeDays);
  const coarseValues = solveOn(coarse, option, terms, lifeDays, steps);
  const fineValues = solveOn(fine, option, terms, lifeDays, 2 * steps);
  // Richardson's extrapolation, where both have a point.
  const values = coarseValues;
  for (let level = 0; level <= lifeDays - lastDay; level++) {
    for (let i = 0; i < coarse.points; i++) {
      const exact = fineValues[level * fine.points + 2 * i]!;
      const place = level * coarse.points + i;
      values[place] = exact + (exact - values[place]!) / 3;
    }
  }
  return { grid: coarse, lastDay, values };
}

function optionOf(terms: OptionTerms, sigma: number): DividendOption {
  const { right, strike, life, rate, dividendYield } = terms;
  const common = { sign: right, strike, years: life, rate, dividendYield, sigma };
  return { ...common, american: true, dividends: NO_DIVIDENDS };
}

function levelGrid(terms: OptionTerms, sigma: number): PriceGrid {
  const scale = scaleBetween(terms, Math.round(terms.life * DAYS_PER_YEAR), 0);
  const deviation = sigma * scale * Math.sqrt(terms.life);
  const logStep = deviation / PER_DEVIATION;
  let paid = 0;
  for (let i = 0; i < terms.dividends; i++) paid += terms.amounts[i]!;
  // Prices before the dividends that lead to prices round the strike.
  const raised = log(1 + paid / terms.strike);
  const below = Math.ceil(REACH * PER_DEVIATION + raised / logStep);
  const points = below + Math.ceil(REACH * PER_DEVIATION + raised / logStep) + 1;
  return { logStep, below, points, timeSteps: 0 };
}

function solveOn(
  grid: PriceGrid,
  option: DividendOption,
  terms: OptionTerms,
  lifeDays: number,
  steps: number,
): Float64Array {
  const { dividends, exDaysLeft, amounts } = terms;
  const work = createWork(option, grid);
  let next = dividends - 1;
  const lastDay = next < 0 ? 0 : exDaysLeft[next]!;
  if (next >= 0) startBeforeLast(work, terms, option.sigma);
  const levels = new Float64Array((lifeDays - lastDay + 1) * grid.points);
  levels.set(work.values);
  let afterKink = true;
  for (let day = lastDay + 1; day <= lifeDays; day++) {
    const ofDay = { ...option, sigma: option.sigma * scaleBetween(terms, day, day - 1) };
    stepDay(work, ofDay, grid, day, afterKink ? Math.max(steps, EX_DAY_STEPS) : steps, afterKink);
    afterKink = next > 0 && exDaysLeft[next - 1] === day;
    if (afterKink) payDividend(work, option, grid, amounts[--next]!, day / DAYS_PER_YEAR);
    levels.set(work.values, (day - lastDay) * grid.points);
  }
  return levels;
}

/** Just before the last dividend: what exercise brings, or the option on the share without it. */
function startBeforeLast(work: GridWork, terms: OptionTerms, sigma: number): void {
  const { right, strike, life, rate, dividendYield } = terms;
  const { prices, payoffs, values, known } = work;
  const last = terms.dividends - 1;
  const years = terms.exDaysLeft[last]! / DAYS_PER_YEAR;
  const mean = sigma * scaleBetween(terms, terms.exDaysLeft[last]!, 0);
  for (let i = 0; i < prices.length; i++) {
    const spot = spotAfter(prices[i]!, terms.amounts[last]!);
    evaluateWithoutDividends(VALUE, right, spot, strike, years, life, rate, dividendYield, mean);
    values[i] = Math.max(VALUE.price, payoffs[i]!);
    known[i] = payoffs[i]! - VALUE.price;
  }
  evenOutKinks(values, known);
  if (years > 0) return;
  // On the expiry day the option that is held has a kink too.
  for (let i = 0; i < prices.length; i++) {
    const isHeld = known[i]! < 0;
    known[i] = isHeld ? right * (prices[i]! - terms.amounts[last]! - strike) : Number.NaN;
  }
  evenOutKinks(values, known);
}

/**
 * Where an excess changes sign the values have a kink, and sums over grid points are off by
 * B2(place of the kink in its step) / 2 x the change of the excess (Euler and Maclaurin), which
 * differs from grid to grid. Put right on both sides, the error left falls fourfold on a grid twice
 * as fine, as the extrapolation takes it to.
 */
function evenOutKinks(values: Float64Array, excess: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const [from, to] = [excess[i - 1]!, excess[i]!];
    if (!(from * to < 0)) continue;
    const place = from / (from - to);
    const missing = 0.5 * Math.abs(to - from) * (place * place - place + 1 / 6);
    values[i - 1]! += (1 - place) * missing;
    values[i]! += place * missing;
  }
}

/** From `day - 1` to `day` days left; after a kink by growing steps, the first of them implicit. */
function stepDay(
  work: GridWork,
  option: DividendOption,
  grid: PriceGrid,
  day: number,
  steps: number,
  afterKink: boolean,
): void {
  const from = (day - 1) / DAYS_PER_YEAR;
  let done = 0;
  for (let k = 1; k <= steps; k++) {
    const share = k / steps;
    const until = (afterKink ? share * share : share) / DAYS_PER_YEAR;
    const time = until - done;
    if (afterKink && k <= SMOOTHING_STEPS) {
      implicitStep(work, option, grid, 0.5 * time, 1, from + done + 0.5 * time);
      implicitStep(work, option, grid, 0.5 * time, 1, from + until);
    } else implicitStep(work, option, grid, time, 0.5, from + until);
    done = until;
  }
}
