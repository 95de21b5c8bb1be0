import { exp } from "../../math/exp.ts";
import { horizon } from "../american/american.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { addPremiumAt, preparePremium } from "./boundary-premium.ts";

/** Deviations from the boundary up to which the integral takes its finer rule. */
const NEAR = 0.8;

const TERMS = { years: 0.5, rate: 0.5, dividendYield: 0.5, sigma: 0.5 };
const EUROPEAN = createEuropeanGreeks();

/** The boundary of a put of strike 1 with all its years to come. */
export interface UnitBoundary {
  years: number;
  logBoundary: number;
  /** d logBoundary / d sigma. */
  sigmaSlope: number;
}

/**
 * Solves the boundary of a put of strike 1 for {@link evaluateUnitPremium}, up to the horizon that
 * `evaluateAmerican` keeps to. Arguments as of `PutTerms`.
 */
export function solveUnitBoundary(
  out: UnitBoundary,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
): void {
  TERMS.years = Math.min(years, horizon(rate, dividendYield, sigma));
  TERMS.rate = rate;
  TERMS.dividendYield = dividendYield;
  TERMS.sigma = sigma;
  const { logStart, depths, sigmaSlopes } = preparePremium(TERMS);
  out.years = years;
  out.logBoundary = logStart - depths[0]!;
  out.sigmaSlope = -sigmaSlopes[0]!;
}

/**
 * American less European put of strike 1 and its derivative by ln(spot), into `out`, above the
 * boundary solved last. On it, where both sides meet, it is what exercise brings.
 *
 * @param excess ln(spot / boundary), >= 0
 */
export function evaluateUnitPremium(
  out: Float64Array,
  { years, logBoundary }: UnitBoundary,
  excess: number,
): void {
  const logSpot = logBoundary + excess;
  const spot = exp(logSpot);
  if (excess === 0) {
    out[0] = 1 - spot;
    out[1] = -spot;
    addEuropean(out, -1, spot, years);
    return;
  }
  out[0] = 0;
  out[1] = 0;
  const isNear = excess < NEAR * TERMS.sigma * Math.sqrt(TERMS.years);
  addPremiumAt(out, spot, logSpot, isNear);
  if (TERMS.years < years) {
    addEuropean(out, 1, spot, TERMS.years);
    addEuropean(out, -1, spot, years);
  }
}

/** Adds the European put, or takes it away (-1). */
function addEuropean(out: Float64Array, sign: 1 | -1, spot: number, years: number): void {
  const { rate, dividendYield, sigma } = TERMS;
  evaluateEuropean(EUROPEAN, -1, spot, 1, years, rate, dividendYield, sigma);
  out[0]! += sign * EUROPEAN.price;
  out[1]! += sign * spot * EUROPEAN.delta;
}

/**
 * The inverse of the length in which distances from the boundary are measured, and its slope: the
 * deviation to the expiry, or where that is shorter the one over which the perpetual premium falls
 * by a factor of e: it is like spot^-root, root = tilt + sqrt(tilt^2 + 2 r / sigma^2).
 *
 * @param logStep what a derivative by ln(sigma) is to be multiplied with
 */
export function writeLength(
  lines: Float64Array,
  place: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
  logStep: number,
): void {
  const perVariance = 1 / (sigma * sigma);
  const drift = (rate - dividendYield) * perVariance;
  const interest = rate * perVariance;
  const tilt = drift - 0.5;
  const spread = Math.sqrt(tilt * tilt + 2 * interest);
  const root = tilt + spread;
  // Derivatives by ln(sigma).
  const rootSlope = -2 * (drift + (tilt * drift + interest) / spread);
  const perDeviationSquare = perVariance / years;
  const perLength = Math.sqrt(perDeviationSquare + root * root);
  lines[place] = perLength;
  lines[place + 1] = ((root * rootSlope - perDeviationSquare) / perLength) * logStep;
}
