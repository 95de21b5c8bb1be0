import { exp } from "./exp.ts";

/** 1 / sqrt(2 pi). */
export const INVERSE_SQRT_TWO_PI = 0.3989422804014327;
/** 2^27 + 1: splits a double into two halves of 26 bits (Veltkamp). */
const SPLITTER = 134217729;
/** The density is below the smallest double from here on; larger arguments could overflow x * x. */
const DENSITY_LIMIT = 39;
/** From here on 30 terms of Laplace's continued fraction are exact to 1e-17. */
const FAR = 4;
const FRACTION_TERMS = 30;

/**
 * Numerator of the Mills ratio on x >= 0. The ten and eleven coefficients of the rational of degree
 * (9, 10) are all positive, so nothing cancels; fitted by SK iteration with Lawson weights to
 * minimise the largest relative error, 1.39e-16 on [0, 80].
 */
export function millsNumerator(x: number): number {
  let p = 4.074204399489624e-6 * x + 0.00010668923810763491;
  p = p * x + 0.001374214851658141;
  p = p * x + 0.01124314632642524;
  p = p * x + 0.06384767376184972;
  p = p * x + 0.2599506017394629;
  p = p * x + 0.7585456834469985;
  p = p * x + 1.5353287135403733;
  p = p * x + 1.9739972072951113;
  return p * x + 1.2533141373155001;
}

/** Denominator of the Mills ratio on x >= 0, see {@link millsNumerator}. */
export function millsDenominator(x: number): number {
  let q = 4.074204399490757e-6 * x + 0.00010668923810730244;
  q = q * x + 0.0013782890560998145;
  q = q * x + 0.011349835561445453;
  q = q * x + 0.06521374035192481;
  q = q * x + 0.27098036468172465;
  q = q * x + 0.8196857895697929;
  q = q * x + 1.7738576852764076;
  q = q * x + 2.6183205014220086;
  q = q * x + 2.372906455571582;
  return q * x + 1;
}

/**
 * Mills ratio Phi(-x) / phi(x) for x >= 0: one rational on the whole half line, no region, no
 * exponential. Both parts are kept apart above so that callers with two arguments share a division.
 */
export function millsRatio(x: number): number {
  return millsNumerator(x) / millsDenominator(x);
}

/**
 * e^(-x^2 / 2) with full relative accuracy: the rounding error of x * x, which the exponential
 * would magnify x^2 / 2 times, is recovered exactly (Dekker 1971) and applied to first order.
 */
function bell(x: number): number {
  const square = x * x;
  const c = SPLITTER * x;
  const high = c - (c - x);
  const low = x - high;
  const lost = high * high - square + 2 * high * low + low * low;
  const value = exp(-0.5 * square);
  return value - value * (0.5 * lost);
}

/** Standard normal density, relative error below 1e-15 where the result is a normal double. */
export function normalDensity(x: number): number {
  if (Math.abs(x) > DENSITY_LIMIT) return 0;
  return INVERSE_SQRT_TWO_PI * bell(x);
}

/**
 * Mills ratio for x > 4 by Laplace's continued fraction x + 1 / (x + 2 / (x + ...)), whose rounding
 * errors die out, where those of the long rational add up to 1.2e-15.
 */
function farMillsRatio(x: number): number {
  let f = x;
  for (let n = FRACTION_TERMS; n > 0; n--) f = x + n / f;
  return 1 / f;
}

/**
 * Upper tail Phi(-x) of the standard normal distribution, relative error below 1e-15 up to x = 37
 * (then the result leaves the normal doubles and rounds gradually to 0).
 */
export function normalTail(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > DENSITY_LIMIT) return x > 0 ? 0 : 1;
  const mills = magnitude > FAR ? farMillsRatio(magnitude) : millsRatio(magnitude);
  const tail = INVERSE_SQRT_TWO_PI * bell(magnitude) * mills;
  return x > 0 ? tail : 1 - tail;
}

/** Standard normal distribution function Phi(x), relative error below 1e-15 down to x = -37. */
export function normalCdf(x: number): number {
  return normalTail(-x);
}
