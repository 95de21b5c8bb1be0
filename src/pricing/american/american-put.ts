import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { normalDensity, normalTail } from "../../math/normal.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { type Accuracy, type BoundaryRule, boundaryRule } from "./boundary-rule.ts";
import {
  createExerciseBoundary,
  type ExerciseBoundary,
  logStartSlope,
  type PutTerms,
  solveExerciseBoundary,
} from "./exercise-boundary.ts";

/** An American put of strike 1 and its derivatives. */
export interface UnitPut {
  price: number;
  delta: number;
  gamma: number;
  /** Per calendar year, negative for a decaying option. */
  theta: number;
  vega: number;
  /** By the rate or, where asked for, by the dividend yield. */
  byCarry: number;
}

export function createUnitPut(): UnitPut {
  const unset = Number.NaN;
  return { price: unset, delta: unset, gamma: unset, theta: unset, vega: unset, byCarry: unset };
}

const EUROPEAN = createEuropeanGreeks();
const BOUNDARY = createExerciseBoundary();

/**
 * Value and derivatives of an American put of strike 1 that is exercised at or below one boundary
 * (see {@link PutTerms} for when that is so): the European put plus what the boundary adds (Kim
 * 1990, Jacka 1991, Carr, Jarrow and Myneni 1992),
 *
 *   int (r e^(-rv) N(-d2_v) - q s e^(-qv) N(-d1_v)) dv,  d of s over the boundary of time t - v.
 *
 * Delta and gamma are its derivatives by spot, on which the boundary does not depend. Vega and the
 * derivative by rate or yield follow the boundary by its slopes. Theta is what the Black-Scholes
 * equation leaves. Nothing is a difference of prices.
 *
 * @param spot Of a strike of 1, > 0.
 * @param byYield `byCarry` is the derivative by the dividend yield, not by the rate.
 */
export function evaluateUnitPut(
  out: UnitPut,
  spot: number,
  terms: PutTerms,
  byYield: boolean,
  accuracy: Accuracy,
): void {
  const { years, rate, dividendYield, sigma } = terms;
  const rule = boundaryRule(accuracy);
  const boundary = BOUNDARY;
  solveExerciseBoundary(boundary, rule, terms, byYield);
  const logSpot = log(spot);
  const excess = logSpot - boundary.logStart + boundary.depths[0]!;
  if (excess <= 0) {
    setExercised(out, spot);
    return;
  }
  evaluateEuropean(EUROPEAN, -1, spot, 1, years, rate, dividendYield, sigma);
  out.price = EUROPEAN.price;
  out.delta = EUROPEAN.delta;
  out.gamma = EUROPEAN.gamma;
  out.vega = EUROPEAN.vega;
  out.byCarry = byYield ? -years * spot * EUROPEAN.delta : EUROPEAN.rho;
  const startSlope = logStartSlope(rate, dividendYield, byYield);
  for (let j = 0; j < rule.pricing.weights.length; j++) {
    addPremium(out, j, spot, logSpot, startSlope, rule, boundary, terms, byYield);
  }
  out.price = Math.max(out.price, EUROPEAN.price);
  if (out.price <= 1 - spot) {
    setExercised(out, spot);
    return;
  }
  const variance = sigma * sigma;
  const drift = (rate - dividendYield) * spot;
  if (excess < rule.gammaFloor * sigma * Math.sqrt(years)) {
    out.gamma = (2 * (rate * out.price - drift * out.delta)) / (variance * spot * spot);
  }
  out.theta = rate * out.price - drift * out.delta - 0.5 * variance * spot * spot * out.gamma;
}

function setExercised(out: UnitPut, spot: number): void {
  out.price = 1 - spot;
  out.delta = -1;
  out.gamma = 0;
  out.theta = 0;
  out.vega = 0;
  out.byCarry = 0;
}

/** Adds point j of the integral to the price and all derivatives but theta. */
function addPremium(
  out: UnitPut,
  j: number,
  spot: number,
  logSpot: number,
  startSlope: number,
  { nodes, pricing, pricingTable }: BoundaryRule,
  { logStart, depths, sigmaSlopes, carrySlopes }: ExerciseBoundary,
  { years, rate, dividendYield, sigma }: PutTerms,
  byYield: boolean,
): void {
  let square = 0;
  let sigmaSlope = 0;
  let carrySlope = 0;
  for (let c = 0; c < nodes; c++) {
    const part = pricingTable[j * nodes + c]! * depths[c]!;
    square += part * depths[c]!;
    sigmaSlope += part * sigmaSlopes[c]!;
    carrySlope += part * carrySlopes[c]!;
  }
  const past = square > 0 ? Math.sqrt(square) : 0;
  const perPast = past > 0 ? 1 / past : 0;

  const rootElapsed = Math.sqrt(years) * pricing.cosines[j]!;
  const elapsed = rootElapsed * rootElapsed;
  const deviation = sigma * rootElapsed;
  const perDeviation = 1 / deviation;
  const distance = logSpot - logStart + past + (rate - dividendYield) * elapsed;
  const upper = distance * perDeviation + 0.5 * deviation;
  const lower = upper - deviation;
  const weight = years * pricing.weights[j]!;
  const discount = weight * exp(-rate * elapsed);
  const carry = dividendYield === 0 ? weight : weight * exp(-dividendYield * elapsed);
  const density = discount * normalDensity(lower);
  const below = discount * normalTail(lower);
  const belowSpot = spot * carry * normalTail(upper);
  // spot e^(-qv) n(d1) = boundary e^(-rv) n(d2): one density serves both terms.
  const yieldRate = dividendYield * exp(logStart - past);
  const pull = density * perDeviation * (yieldRate - rate);

  out.price += rate * below - dividendYield * belowSpot;
  out.delta += (pull - dividendYield * belowSpot) / spot;
  const bend = density * perDeviation * yieldRate - pull * (lower * perDeviation + 1);
  out.gamma += bend / (spot * spot);
  out.vega += (density * (rate * upper - yieldRate * lower)) / sigma + pull * sigmaSlope * perPast;
  const shift = carrySlope * perPast - startSlope;
  out.byCarry += byYield
    ? pull * (shift - elapsed) - (1 - dividendYield * elapsed) * belowSpot
    : pull * (shift + elapsed) + (1 - rate * elapsed) * below;
}
