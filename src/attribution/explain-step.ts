import { createEuropeanGreeks, decayRate, evaluateEuropean } from "../pricing/black-scholes.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import {
  copyOptionTerms,
  createOptionTerms,
  hasSameDividends,
  type OptionTerms,
  removeDividendsUntil,
  spotAfter,
} from "../pricing/option/option-terms.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";

/** Everything that the price of one series depends on at one instant; money in $0.0001. */
export interface PricingPoint extends OptionTerms {
  /** Per year of the clock. */
  sigma: number;
}

/** A point to be filled again and again. */
export function createPricingPoint(): PricingPoint {
  return { ...createOptionTerms(), sigma: Number.NaN };
}

/** The change of one option's price per share between two points, explained. */
export interface StepExplanation {
  exDividend: number;
  delta: number;
  gamma: number;
  decay: number;
  financing: number;
  vega: number;
  carry: number;
  /** delta per share at the start of the step. */
  startDelta: number;
}

/** Sub-steps of the spot leg and of the time leg. */
const SUB_STEPS = 4;
const DAYS_PER_YEAR = 365;

const GREEKS = createEuropeanGreeks();
const VALUE = createOptionValue();
/** Where the walk is. */
const AT = createOptionTerms();

/**
 * Walks from one point to the next, one variable at a time, legs 1 and 2 by the midpoint rule, so
 * that halving a step divides what the leg leaves unexplained by eight:
 *
 * 0. ex-dividend, American options only: at the old time the spot falls by the dividends that went
 *    ex, and they are no longer to come (the escrowed spot of a European one does not fall);
 * 1. spot, at the old time: delta (at the start, which is what a hedger held) and gamma (what the
 *    change of delta along the way adds);
 * 2. time, at the new spot: decay -1/2 gamma S^2 sigma^2 by variance time, and financing
 *    rV - (r - q) S delta by interest time, both integrated in the square roots of the times left,
 *    in which they stay smooth up to the expiry;
 * 3. volatility: European by vega at its midpoint (vega and volga in one), American by difference;
 * 4. interest rate, dividend yield and new announcements, likewise.
 *
 * Why spot comes before time: docs/decisions/0008-spot-before-time.md.
 */
export function explainStep(out: StepExplanation, from: PricingPoint, to: PricingPoint): void {
  copyOptionTerms(AT, from);
  const { sigma } = from;
  evaluateOption(VALUE, AT, sigma);
  out.startDelta = VALUE.delta;
  out.exDividend = 0;
  if (from.american) walkExDividend(out, sigma, VALUE.price, to.years);
  walkSpot(out, sigma, to.spot);
  walkTime(out, sigma, to);
  if (from.american) walkByDifference(out, sigma, to);
  else {
    walkVolatility(out, from, to);
    walkCarry(out, from, to);
  }
}

function walkExDividend(out: StepExplanation, sigma: number, price: number, toYears: number): void {
  const paid = removeDividendsUntil(AT, Math.round(toYears * DAYS_PER_YEAR));
  if (paid === 0) return;
  AT.spot = spotAfter(AT.spot, paid);
  evaluateOption(VALUE, AT, sigma);
  out.exDividend = VALUE.price - price;
}

function walkSpot(out: StepExplanation, sigma: number, toSpot: number): void {
  const from = AT.spot;
  const step = (toSpot - from) / SUB_STEPS;
  let gamma = 0;
  for (let i = 0; i < SUB_STEPS && step !== 0; i++) {
    AT.spot = from + (i + 0.5) * step;
    evaluateOption(VALUE, AT, sigma);
    gamma += (VALUE.delta - out.startDelta) * step;
  }
  AT.spot = toSpot;
  out.delta = out.startDelta * (toSpot - from);
  out.gamma = gamma;
}

function walkTime(out: StepExplanation, sigma: number, to: PricingPoint): void {
  const root = Math.sqrt(AT.years);
  const endRoot = Math.sqrt(to.years);
  const step = (endRoot - root) / SUB_STEPS;
  // Roots of the variance time left: the same where the clock is the calendar's.
  const varianceRoot = root * AT.sigmaScale;
  const varianceStep = (endRoot * to.sigmaScale - varianceRoot) / SUB_STEPS;
  let decay = 0;
  let financing = 0;
  for (let i = 0; i < SUB_STEPS && step !== 0; i++) {
    const middle = root + (i + 0.5) * step;
    const varianceMiddle = varianceRoot + (i + 0.5) * varianceStep;
    AT.years = middle * middle;
    AT.sigmaScale = varianceMiddle / middle;
    evaluateOption(VALUE, AT, sigma);
    const perRoot = -2 * middle * step; // calendar years in this sub-step
    const perVarianceRoot = -2 * varianceMiddle * varianceStep;
    const inTheta = decayRate(VALUE, AT.spot, sigma * AT.sigmaScale);
    decay += decayRate(VALUE, AT.spot, sigma) * perVarianceRoot;
    financing += (VALUE.theta - inTheta) * perRoot;
  }
  AT.years = to.years;
  AT.sigmaScale = to.sigmaScale;
  out.decay = decay;
  out.financing = financing;
}

/** Volatility, and then all that is published: differences of the value, from where the walk is. */
function walkByDifference(out: StepExplanation, sigma: number, to: PricingPoint): void {
  out.vega = 0;
  out.carry = 0;
  const sameCarry = to.rate === AT.rate && to.dividendYield === AT.dividendYield;
  const isSame = sameCarry && hasSameDividends(AT, to);
  if (to.years === 0 || (to.sigma === sigma && isSame)) return;
  evaluateOption(VALUE, AT, to.sigma);
  const after = VALUE.price;
  if (to.sigma !== sigma) {
    evaluateOption(VALUE, AT, sigma);
    out.vega = after - VALUE.price;
  }
  if (isSame) return;
  evaluateOption(VALUE, to, to.sigma);
  out.carry = VALUE.price - after;
}

function walkVolatility(out: StepExplanation, from: PricingPoint, to: PricingPoint): void {
  out.vega = 0;
  const change = to.sigma - from.sigma;
  if (change === 0 || to.years === 0) return;
  const { right, strike, rate, dividendYield } = from;
  const middle = (from.sigma + 0.5 * change) * to.sigmaScale;
  evaluateEuropean(GREEKS, right, to.spot, strike, to.years, rate, dividendYield, middle);
  out.vega = GREEKS.vega * to.sigmaScale * change;
}

function walkCarry(out: StepExplanation, from: PricingPoint, to: PricingPoint): void {
  const rateChange = to.rate - from.rate;
  const yieldChange = to.dividendYield - from.dividendYield;
  out.carry = 0;
  if ((rateChange === 0 && yieldChange === 0) || to.years === 0) return;
  const { right, strike } = from;
  const rate = from.rate + 0.5 * rateChange;
  const dividendYield = from.dividendYield + 0.5 * yieldChange;
  const mean = to.sigma * to.sigmaScale;
  evaluateEuropean(GREEKS, right, to.spot, strike, to.years, rate, dividendYield, mean);
  // dV/dq = -S T delta
  out.carry = GREEKS.rho * rateChange - to.spot * to.years * GREEKS.delta * yieldChange;
}
