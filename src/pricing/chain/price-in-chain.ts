import { exp } from "../../math/exp.ts";
import { logRatio } from "../../math/log.ts";
import { INVERSE_SQRT_TWO_PI, millsDenominator, millsNumerator } from "../../math/normal.ts";
import { evaluateAmerican } from "../american/american.ts";
import { createEuropeanGreeks } from "../black-scholes.ts";
import { type EarlyExerciseGrid, halfOf, isOnGrid } from "./early-exercise-grid.ts";
import { interpolatePremium, PREMIUM } from "./early-exercise-premium.ts";

/** What one series of a chain is worth, in the unit of its strike and forward. */
export interface ChainValue {
  price: number;
  /** dV/dS, by the spot. */
  delta: number;
  /** dV/dsigma per 1.00 of volatility. */
  vega: number;
}

const GREEKS = createEuropeanGreeks();

/** Values to be written again and again. */
export function createChainValue(): ChainValue {
  const unset = Number.NaN;
  return { price: unset, delta: unset, vega: unset };
}

/**
 * Price, delta and vega of an American option of a filled slot, written into `out`: the European
 * ones in closed form, with what the expiry alone decides taken from the slot, plus the premium of
 * early exercise from the grid. Never less than exercise brings; at or beyond the exercise boundary
 * exactly that, with delta `right` and vega 0.
 * Accuracy and speed: docs/pricing/chain.md.
 *
 * @param right 1 call, -1 put
 * @param forward to the slot's expiry, $0.0001 per share as `strike`; both > 0
 * @param sigma per square root of a year; outside of 0.04 to 1.9 `evaluateAmerican` answers, which
 *   takes two hundred times as long
 */
export function priceInChain(
  out: ChainValue,
  grid: EarlyExerciseGrid,
  slot: number,
  right: 1 | -1,
  forward: number,
  strike: number,
  sigma: number,
): void {
  const spot = forward * grid.spotPerForward[slot]!;
  if (!isOnGrid(sigma)) {
    priceAlone(out, grid, slot, right, spot, strike, sigma);
    return;
  }
  const half = halfOf(slot, right);
  const isEarly = grid.isEarly[half] === 1;
  const logForward = logRatio(forward, strike);
  const logSpot = logForward - grid.drifts[slot]!;
  const isHeld = !isEarly || interpolatePremium(grid, half, -right * logSpot, sigma);
  const intrinsic = right * (spot - strike);
  if (!isHeld) {
    out.price = intrinsic;
    out.delta = right;
    out.vega = 0;
    return;
  }
  europeanInChain(out, grid, slot, right, logForward, forward, strike, sigma);
  if (isEarly) {
    const premium = PREMIUM[0]!;
    const slope = PREMIUM[1]!;
    const unit = right === 1 ? spot : strike;
    out.price += unit * premium;
    out.delta += right === 1 ? premium - slope : (strike * slope) / spot;
    out.delta = right === 1 ? Math.min(out.delta, 1) : Math.max(out.delta, -1);
    out.vega = Math.max(0, out.vega + unit * PREMIUM[2]!);
  }
  out.price = Math.max(out.price, intrinsic);
}

/** The European option, with the Mills ratios of `evaluateEuropean`, by the spot of the slot. */
export function europeanInChain(
  out: ChainValue,
  grid: EarlyExerciseGrid,
  slot: number,
  right: 1 | -1,
  logForward: number,
  forward: number,
  strike: number,
  sigma: number,
): void {
  const rootYears = grid.rootYears[slot]!;
  const deviation = sigma * rootYears;
  const d1 = logForward / deviation + 0.5 * deviation;
  const d2 = d1 - deviation;
  const discountedForward = grid.discounts[slot]! * forward;
  const discountedStrike = grid.discounts[slot]! * strike;
  const density = exp(-0.5 * d1 * d1) * INVERSE_SQRT_TWO_PI;
  const a1 = Math.abs(d1);
  const a2 = Math.abs(d2);
  const q1 = millsDenominator(a1);
  const q2 = millsDenominator(a2);
  const perBoth = 1 / (q1 * q2);
  const tail1 = density * (millsNumerator(a1) * (q2 * perBoth));
  const tail2 = discountedForward * density * (millsNumerator(a2) * (q1 * perBoth));
  const exerciseShare = right * d1 > 0 ? 1 - tail1 : tail1;
  const exerciseStrike = right * d2 > 0 ? discountedStrike - tail2 : tail2;
  out.price = Math.max(0, right * (discountedForward * exerciseShare - exerciseStrike));
  out.delta = right * exerciseShare * grid.carries[slot]!;
  out.vega = discountedForward * density * rootYears;
}

/** The same without the grid. */
export function priceAlone(
  out: ChainValue,
  grid: EarlyExerciseGrid,
  slot: number,
  right: 1 | -1,
  spot: number,
  strike: number,
  sigma: number,
): void {
  const years = grid.years[slot]!;
  const rate = grid.rates[slot]!;
  const yieldRate = grid.yields[slot]!;
  evaluateAmerican(GREEKS, right, spot, strike, years, rate, yieldRate, sigma, "fast");
  out.price = GREEKS.price;
  out.delta = GREEKS.delta;
  out.vega = GREEKS.vega;
}
