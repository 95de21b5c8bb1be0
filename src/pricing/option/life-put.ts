import { cubeRoot } from "../../math/cube-root.ts";
import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { INVERSE_SQRT_TWO_PI, millsDenominator, millsNumerator } from "../../math/normal.ts";
import type { PutTerms } from "../american/exercise-boundary.ts";
import { rootSmoothingRule, type TimeQuadrature, tanhSinhRule } from "../american/quadrature.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { depthAt, type LifeBoundary, lifeBoundary } from "./life-boundary.ts";
import { copyOptionValue, type OptionValue } from "./option-value.ts";

/** A quadrature over the time left, and the cube root of the share that each point leaves. */
interface PremiumRule {
  readonly quadrature: TimeQuadrature;
  readonly cubeRoots: Float64Array;
}

/** Away from the boundary few points do; near it gamma has a peak at the first moments. */
const FAR_RULE = premiumRule(rootSmoothingRule(10));
const NEAR_RULE = premiumRule(tanhSinhRule(41, 2.6));
/** Deviations from the boundary. */
const FAR = 0.8;
/** So many deviations above its highest point the boundary is not met: less than 1e-9 r t. */
const UNREACHED = 6;
/** Nearer than so many deviations gamma is taken at the boundary, as by the fast rule. */
const GAMMA_FLOOR = 2e-3;
/** Beyond it a point of the integral adds nothing, below its negative the whole: 1e-15. */
const DENSITY_LIMIT = 8;

const EUROPEAN = createEuropeanGreeks();

function premiumRule(quadrature: TimeQuadrature): PremiumRule {
  const cubeRoots = Float64Array.from(quadrature.sines, (sine) => cubeRoot(sine * sine));
  return { quadrature, cubeRoots };
}

/**
 * An American put of strike 1 with `years` left, at most the life that `terms` name: the European
 * one plus the integral over the boundary of `evaluateUnitPut`, by fewer points. Theta is what the
 * Black-Scholes equation leaves. At or below the boundary exactly what exercise brings.
 *
 * @param spot of a strike of 1, > 0.
 */
export function evaluateLifePut(
  out: OptionValue,
  spot: number,
  years: number,
  terms: PutTerms,
): void {
  const { rate, dividendYield, sigma } = terms;
  const logSpot = log(spot);
  const deviation = sigma * Math.sqrt(years);
  const adverse = Math.min((rate - dividendYield) * years, 0) - 0.5 * deviation * deviation;
  const isReached = logSpot - logStart(rate, dividendYield) + adverse <= UNREACHED * deviation;
  if (!isReached) {
    evaluateEuropean(EUROPEAN, -1, spot, 1, years, rate, dividendYield, sigma);
    copyOptionValue(out, EUROPEAN);
    return;
  }
  const boundary = lifeBoundary(terms.years, rate, dividendYield, sigma);
  const share = cubeRoot(years / terms.years);
  const excess = logSpot - boundary.logStart + depthAt(boundary, share);
  if (excess <= 0) {
    setExercised(out, spot);
    return;
  }
  evaluateEuropean(EUROPEAN, -1, spot, 1, years, rate, dividendYield, sigma);
  copyOptionValue(out, EUROPEAN);
  const rule = excess > FAR * deviation ? FAR_RULE : NEAR_RULE;
  for (let j = 0; j < rule.cubeRoots.length; j++) {
    addPremium(out, j, spot, logSpot, years, share, rule, boundary);
  }
  out.price = Math.max(out.price, EUROPEAN.price);
  if (out.price <= 1 - spot) {
    setExercised(out, spot);
    return;
  }
  const variance = sigma * sigma;
  const drift = (rate - dividendYield) * spot;
  if (excess < GAMMA_FLOOR * deviation) {
    out.gamma = (2 * (rate * out.price - drift * out.delta)) / (variance * spot * spot);
  }
  out.theta = rate * out.price - drift * out.delta - 0.5 * variance * spot * spot * out.gamma;
}

/** Logarithm of the highest point of the boundary, its limit at the expiry. */
function logStart(rate: number, dividendYield: number): number {
  return dividendYield > rate ? log(rate / dividendYield) : 0;
}

function setExercised(out: OptionValue, spot: number): void {
  out.price = 1 - spot;
  out.delta = -1;
  out.gamma = 0;
  out.theta = 0;
}

/** Adds point j of the integral; formulas as in `evaluateUnitPut`. */
function addPremium(
  out: OptionValue,
  j: number,
  spot: number,
  logSpot: number,
  years: number,
  share: number,
  { quadrature, cubeRoots }: PremiumRule,
  boundary: LifeBoundary,
): void {
  const { rate, dividendYield, sigma } = boundary.terms;
  const logPast = boundary.logStart - depthAt(boundary, share * cubeRoots[j]!);
  const rootElapsed = Math.sqrt(years) * quadrature.cosines[j]!;
  const elapsed = rootElapsed * rootElapsed;
  const deviation = sigma * rootElapsed;
  const perDeviation = 1 / deviation;
  const distance = logSpot - logPast + (rate - dividendYield) * elapsed;
  const upper = distance * perDeviation + 0.5 * deviation;
  const lower = upper - deviation;
  if (lower > DENSITY_LIMIT) return;
  const weight = years * quadrature.weights[j]!;
  const discount = weight * exp(-rate * elapsed);
  const density = lower < -DENSITY_LIMIT ? 0 : exp(-0.5 * lower * lower) * INVERSE_SQRT_TWO_PI;
  const below = discount * tail(lower, density);
  const past = exp(logPast);
  // spot e^(-qv) n(d1) = boundary e^(-rv) n(d2): one density serves both terms.
  const pastDensity = past * discount * density;
  const magnitude = Math.abs(upper);
  const far = pastDensity * (millsNumerator(magnitude) / millsDenominator(magnitude));
  const belowSpot = upper > 0 ? far : spot * weight * exp(-dividendYield * elapsed) - far;
  const yieldRate = dividendYield * past;
  const pull = discount * density * perDeviation * (yieldRate - rate);

  out.price += rate * below - dividendYield * belowSpot;
  out.delta += (pull - dividendYield * belowSpot) / spot;
  const bend = discount * density * perDeviation * yieldRate - pull * (lower * perDeviation + 1);
  out.gamma += bend / (spot * spot);
}

/** Phi(-x) from the density at x. */
function tail(x: number, density: number): number {
  const magnitude = Math.abs(x);
  const part = density * (millsNumerator(magnitude) / millsDenominator(magnitude));
  return x > 0 ? part : 1 - part;
}
