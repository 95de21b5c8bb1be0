import type { SmilePoint, Svi } from "./svi.ts";

/**
 * SVI by its wings, the form that is fitted: w = a + right (root + x) / 2 + left (root - x) / 2, x =
 * k - m, root = sqrt(x^2 + sigma^2); right = b (1 + rho) and left = b (1 - rho) are the slopes far
 * out, and bounds on them are bounds on one parameter each. In a vector: a, right, left, m, sigma.
 */
export const WING_SIZE = 5;

/** The raw parameters of the five numbers that begin at `offset`. */
export function sviFromWings(parameters: Float64Array, offset: number): Svi {
  const right = parameters[offset + 1]!;
  const left = parameters[offset + 2]!;
  const b = (right + left) / 2;
  return {
    a: parameters[offset]!,
    b,
    rho: b > 0 ? (right - left) / (right + left) : 0,
    m: parameters[offset + 3]!,
    sigma: parameters[offset + 4]!,
  };
}

/** A point of a smile, and how w, slope and curvature change with each of the five parameters. */
export interface WingPoint extends SmilePoint {
  readonly byW: Float64Array;
  readonly bySlope: Float64Array;
  readonly byCurvature: Float64Array;
}

export function createWingPoint(): WingPoint {
  const unset = Number.NaN;
  const row = (): Float64Array => new Float64Array(WING_SIZE);
  return {
    ...{ w: unset, slope: unset, curvature: unset },
    ...{ byW: row(), bySlope: row(), byCurvature: row() },
  };
}

/** Evaluates the smile of the five numbers that begin at `offset`, with all derivatives. */
export function evaluateWings(
  out: WingPoint,
  parameters: Float64Array,
  offset: number,
  k: number,
): void {
  const right = parameters[offset + 1]!;
  const left = parameters[offset + 2]!;
  const sigma = parameters[offset + 4]!;
  const b = (right + left) / 2;
  const x = k - parameters[offset + 3]!;
  const square = sigma * sigma;
  const root = Math.sqrt(x * x + square);
  const lean = x / root;
  const bend = square / (root * root * root);
  out.w = parameters[offset]! + (right * (root + x) + left * (root - x)) / 2;
  out.slope = (right - left) / 2 + b * lean;
  out.curvature = b * bend;
  const { byW, bySlope, byCurvature } = out;
  byW[0] = 1;
  byW[1] = (root + x) / 2;
  byW[2] = (root - x) / 2;
  byW[3] = -out.slope;
  byW[4] = (b * sigma) / root;
  bySlope[0] = 0;
  bySlope[1] = (1 + lean) / 2;
  bySlope[2] = (lean - 1) / 2;
  bySlope[3] = -out.curvature;
  bySlope[4] = (-b * lean * sigma) / (root * root);
  byCurvature[0] = 0;
  byCurvature[1] = bend / 2;
  byCurvature[2] = bend / 2;
  byCurvature[3] = (3 * b * bend * x) / (root * root);
  byCurvature[4] = (b * sigma * (2 - (3 * square) / (root * root))) / (root * root * root);
}
