import type { Smile, SmilePoint } from "./svi.ts";

/**
 * A smile by its wings, the form that is fitted: w = a and, for one bend or two, right (root + x)
 * / 2 + left (root - x) / 2 with x = k - m, root = sqrt(x^2 + sigma^2). right = b (1 + rho) and
 * left = b (1 - rho) are the slopes far out: bounds on them are bounds on single parameters. In a
 * vector: a, then right, left, m, sigma for each bend.
 */
export const BEND_SIZE = 4;

export function wingFormSize(bends: number): number {
  return 1 + BEND_SIZE * bends;
}

/** The smile of a vector in wing form; a second SVI has a = 0. */
export function smileFromWings(parameters: Float64Array): Smile {
  const bends = (parameters.length - 1) / BEND_SIZE;
  return Array.from({ length: bends }, (_, bend) => {
    const [right, left, m, sigma] = parameters.subarray(1 + bend * BEND_SIZE);
    const sum = right! + left!;
    return {
      a: bend === 0 ? parameters[0]! : 0,
      b: sum / 2,
      rho: sum > 0 ? (right! - left!) / sum : 0,
      m: m!,
      sigma: sigma!,
    };
  });
}

/** A point of a smile, and how w, slope and curvature change with each parameter. */
export interface WingPoint extends SmilePoint {
  readonly byW: Float64Array;
  readonly bySlope: Float64Array;
  readonly byCurvature: Float64Array;
}

export function createWingPoint(bends: number): WingPoint {
  const unset = Number.NaN;
  const row = (): Float64Array => new Float64Array(wingFormSize(bends));
  return {
    ...{ w: unset, slope: unset, curvature: unset },
    ...{ byW: row(), bySlope: row(), byCurvature: row() },
  };
}

/** Evaluates a smile in wing form, whose vector begins at `offset`, with all derivatives. */
export function evaluateWings(
  out: WingPoint,
  parameters: Float64Array,
  offset: number,
  bends: number,
  k: number,
): void {
  out.w = parameters[offset]!;
  out.slope = 0;
  out.curvature = 0;
  out.byW[0] = 1;
  for (let bend = 0; bend < bends; bend++) {
    addBend(out, parameters, offset, 1 + bend * BEND_SIZE, k);
  }
}

function addBend(
  out: WingPoint,
  parameters: Float64Array,
  offset: number,
  first: number,
  k: number,
): void {
  const right = parameters[offset + first]!;
  const left = parameters[offset + first + 1]!;
  const sigma = parameters[offset + first + 3]!;
  const b = (right + left) / 2;
  const x = k - parameters[offset + first + 2]!;
  const square = sigma * sigma;
  const root = Math.sqrt(x * x + square);
  const lean = x / root;
  const bow = square / (root * root * root);
  const slope = (right - left) / 2 + b * lean;
  out.w += (right * (root + x) + left * (root - x)) / 2;
  out.slope += slope;
  out.curvature += b * bow;
  const { byW, bySlope, byCurvature } = out;
  byW[first] = (root + x) / 2;
  byW[first + 1] = (root - x) / 2;
  byW[first + 2] = -slope;
  byW[first + 3] = (b * sigma) / root;
  bySlope[first] = (1 + lean) / 2;
  bySlope[first + 1] = (lean - 1) / 2;
  bySlope[first + 2] = -b * bow;
  bySlope[first + 3] = (-b * lean * sigma) / (root * root);
  byCurvature[first] = bow / 2;
  byCurvature[first + 1] = bow / 2;
  byCurvature[first + 2] = (3 * b * bow * x) / (root * root);
  byCurvature[first + 3] = (b * sigma * (2 - (3 * square) / (root * root))) / (root * root * root);
}
