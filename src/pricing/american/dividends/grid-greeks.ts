import { createEuropeanGreeks, type EuropeanGreeks } from "../../black-scholes.ts";
import type { Accuracy } from "../boundary-rule.ts";
import type { DividendOption } from "./cash-dividends.ts";
import { type PriceGrid, priceGrid, refinedGrid, valueOnGrid } from "./finite-differences.ts";
import { createSpotValue, type SpotValue } from "./spot-value.ts";

/** Of both grids: the coarser one's points in a standard deviation. */
const PER_DEVIATION: Record<Accuracy, number> = { fast: 25, full: 50 };
/** Share of sigma by which it is moved for vega: the grid's own error, 1e-8, stays below 1e-5. */
const SIGMA_STEP = 0.01;
const RATE_STEP = 0.001;
/** Below it the steps of the grid are too long for a drift so much larger than the volatility. */
const LEAST_SIGMA = 0.01;
/** A value so little above exercise, in strikes, is exercise within the error of the grid. */
const EXERCISE_SLACK = 1e-8;

const COARSE = createSpotValue();
const FINE = createSpotValue();

/**
 * Value and Greeks of an American option that may be exercised at any time, with or without cash
 * dividends, from two grids by Richardson's extrapolation. Delta and gamma are those of the grid,
 * theta is what the Black-Scholes equation leaves, vega and rho are central differences on the same
 * two grids. Below a volatility of 0.01 all are not-a-number.
 */
export function evaluateOnGrid(
  out: EuropeanGreeks,
  spot: number,
  option: DividendOption,
  accuracy: Accuracy,
): void {
  const { sign, strike, rate, dividendYield, sigma } = option;
  if (sigma < LEAST_SIGMA) {
    Object.assign(out, createEuropeanGreeks());
    return;
  }
  const grid = priceGrid(spot, option, PER_DEVIATION[accuracy]);
  const value = createSpotValue();
  extrapolate(value, spot, option, grid);
  const intrinsic = sign * (spot - strike);
  if (value.price <= intrinsic + EXERCISE_SLACK * strike) {
    Object.assign(out, { price: intrinsic, delta: sign, gamma: 0, vega: 0, theta: 0, rho: 0 });
    return;
  }
  const priceWith = (change: Partial<DividendOption>): number => {
    extrapolate(SHIFTED, spot, { ...option, ...change }, grid);
    return SHIFTED.price;
  };
  const move = SIGMA_STEP * sigma;
  out.price = value.price;
  out.delta = value.delta;
  out.gamma = value.gamma;
  out.vega = (priceWith({ sigma: sigma + move }) - priceWith({ sigma: sigma - move })) / (2 * move);
  out.rho =
    (priceWith({ rate: rate + RATE_STEP }) - priceWith({ rate: rate - RATE_STEP })) /
    (2 * RATE_STEP);
  const drift = (rate - dividendYield) * spot;
  const variance = sigma * sigma * spot * spot;
  out.theta = rate * out.price - drift * out.delta - 0.5 * variance * out.gamma;
}

/** The price alone. */
export function priceOnGrid(spot: number, option: DividendOption, accuracy: Accuracy): number {
  if (option.sigma < LEAST_SIGMA) return Number.NaN;
  extrapolate(SHIFTED, spot, option, priceGrid(spot, option, PER_DEVIATION[accuracy]));
  const intrinsic = option.sign * (spot - option.strike);
  return Math.max(SHIFTED.price, intrinsic);
}

const SHIFTED = createSpotValue();

function extrapolate(out: SpotValue, spot: number, option: DividendOption, grid: PriceGrid): void {
  valueOnGrid(COARSE, spot, option, grid);
  valueOnGrid(FINE, spot, option, refinedGrid(grid));
  out.price = FINE.price + (FINE.price - COARSE.price) / 3;
  out.delta = FINE.delta + (FINE.delta - COARSE.delta) / 3;
  out.gamma = FINE.gamma + (FINE.gamma - COARSE.gamma) / 3;
}
