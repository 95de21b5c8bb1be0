import { firstSmiles } from "../smile/first-smiles.ts";
import { type LeastSquares, minimizeSquares } from "../smile/least-squares.ts";
import { halfSpread, type SmileTarget, smileDeviation } from "../smile/smile-target.ts";
import type { Svi } from "../smile/svi.ts";
import {
  createWingPoint,
  evaluateWings,
  smileFromWings,
  wingFormSize,
} from "../smile/wing-form.ts";

/** The farthest vertex, and the narrowest and the widest bend, in deviations. */
const FARTHEST_VERTEX = 20;
const LEAST_WIDTH = 0.2;
const MOST_WIDTH = 20;

/** The last step of a fit makes the sum of squares smaller by less than this part. */
const ENOUGH = 1e-7;
const NONE = new Float64Array(0);
const SIZE = wingFormSize(1);

/** How steep total variance may become to either side. */
export interface WingLimits {
  readonly right: number;
  readonly left: number;
}

/**
 * The one SVI nearest to a smile by least squares, misses in half-spreads, whose total variance is
 * above 0 everywhere (a >= 0) and whose wings are no steeper than the limits. That nothing else is
 * wrong with it has to be checked.
 */
export function fitSvi(target: SmileTarget, limits: WingLimits): Svi {
  const parameters = firstSmiles(target, NONE)[0]!;
  minimizeSquares(missesOf(target, limits), parameters, ENOUGH);
  return smileFromWings(parameters)[0]!;
}

function missesOf(target: SmileTarget, { right, left }: WingLimits): LeastSquares {
  const { k, w } = target;
  const deviation = smileDeviation(target);
  const farthest = FARTHEST_VERTEX * deviation;
  const infinite = Number.POSITIVE_INFINITY;
  const point = createWingPoint(1);
  return {
    size: SIZE,
    rows: k.length,
    width: SIZE,
    lower: Float64Array.of(0, 0, 0, -farthest, LEAST_WIDTH * deviation),
    upper: Float64Array.of(infinite, right, left, farthest, MOST_WIDTH * deviation),
    evaluate: (parameters, residuals) => {
      for (let i = 0; i < k.length; i++) {
        evaluateWings(point, parameters, 0, 1, k[i]!);
        const scale = 1 / halfSpread(target, i);
        const at = residuals.add(scale * (point.w - w[i]!), 0, SIZE);
        for (let j = 0; j < SIZE; j++) residuals.slopes[at + j] = scale * point.byW[j]!;
      }
    },
  };
}
