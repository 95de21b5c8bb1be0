import { createEuropeanGreeks, decayRate, evaluateEuropean } from "../pricing/black-scholes.ts";

/** Everything that the price of one series depends on at one instant. */
export interface PricingPoint {
  /** $0.0001 per share, less known dividends. */
  spot: number;
  years: number;
  /** Per year. */
  sigma: number;
  rate: number;
  dividendYield: number;
}

/** The change of one option's price per share between two points, explained. */
export interface StepExplanation {
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

const GREEKS = createEuropeanGreeks();

/**
 * Walks from one point to the next, one variable at a time, each leg by the midpoint rule, so that
 * halving a step divides what the leg leaves unexplained by eight:
 *
 * 1. spot, at the old time: delta (at the start, which is what a hedger held) and gamma (what the
 *    change of delta along the way adds);
 * 2. time, at the new spot: decay -1/2 gamma S^2 sigma^2 and financing rV - (r - q) S delta,
 *    integrated in the square root of the time left, in which both stay smooth up to the expiry;
 * 3. volatility, at its midpoint (vega and volga in one);
 * 4. interest rate and dividend yield, at their midpoints.
 *
 * Why spot comes before time: docs/decisions/0008-spot-before-time.md.
 */
export function explainStep(
  out: StepExplanation,
  sign: 1 | -1,
  strike: number,
  from: PricingPoint,
  to: PricingPoint,
): void {
  walkSpot(out, sign, strike, from, to.spot);
  walkTime(out, sign, strike, from, to);
  walkVolatility(out, sign, strike, from, to);
  walkCarry(out, sign, strike, from, to);
}

function walkSpot(
  out: StepExplanation,
  sign: 1 | -1,
  strike: number,
  from: PricingPoint,
  toSpot: number,
): void {
  const { years, sigma, rate, dividendYield } = from;
  evaluateEuropean(GREEKS, sign, from.spot, strike, years, rate, dividendYield, sigma);
  out.startDelta = GREEKS.delta;
  const step = (toSpot - from.spot) / SUB_STEPS;
  let gamma = 0;
  for (let i = 0; i < SUB_STEPS && step !== 0; i++) {
    const middle = from.spot + (i + 0.5) * step;
    evaluateEuropean(GREEKS, sign, middle, strike, years, rate, dividendYield, sigma);
    gamma += (GREEKS.delta - out.startDelta) * step;
  }
  out.delta = out.startDelta * (toSpot - from.spot);
  out.gamma = gamma;
}

function walkTime(
  out: StepExplanation,
  sign: 1 | -1,
  strike: number,
  from: PricingPoint,
  to: PricingPoint,
): void {
  const { sigma, rate, dividendYield } = from;
  const root = Math.sqrt(from.years);
  const step = (Math.sqrt(to.years) - root) / SUB_STEPS;
  let decay = 0;
  let financing = 0;
  for (let i = 0; i < SUB_STEPS && step !== 0; i++) {
    const middle = root + (i + 0.5) * step;
    const years = middle * middle;
    evaluateEuropean(GREEKS, sign, to.spot, strike, years, rate, dividendYield, sigma);
    const perRoot = -2 * middle * step; // calendar years in this sub-step
    const volatilityPart = decayRate(GREEKS, to.spot, sigma);
    decay += volatilityPart * perRoot;
    financing += (GREEKS.theta - volatilityPart) * perRoot;
  }
  out.decay = decay;
  out.financing = financing;
}

function walkVolatility(
  out: StepExplanation,
  sign: 1 | -1,
  strike: number,
  from: PricingPoint,
  to: PricingPoint,
): void {
  out.vega = 0;
  const change = to.sigma - from.sigma;
  if (change === 0 || to.years === 0) return;
  const { rate, dividendYield } = from;
  const middle = from.sigma + 0.5 * change;
  evaluateEuropean(GREEKS, sign, to.spot, strike, to.years, rate, dividendYield, middle);
  out.vega = GREEKS.vega * change;
}

function walkCarry(
  out: StepExplanation,
  sign: 1 | -1,
  strike: number,
  from: PricingPoint,
  to: PricingPoint,
): void {
  const rateChange = to.rate - from.rate;
  const yieldChange = to.dividendYield - from.dividendYield;
  out.carry = 0;
  if ((rateChange === 0 && yieldChange === 0) || to.years === 0) return;
  const rate = from.rate + 0.5 * rateChange;
  const dividendYield = from.dividendYield + 0.5 * yieldChange;
  evaluateEuropean(GREEKS, sign, to.spot, strike, to.years, rate, dividendYield, to.sigma);
  // dV/dq = -S T delta
  out.carry = GREEKS.rho * rateChange - to.spot * to.years * GREEKS.delta * yieldChange;
}
