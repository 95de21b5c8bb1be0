import { solveLinear } from "../../pricing/american/linear-solve.ts";

/** What a smile is fitted to: one entry per quoted strike. */
export interface SmileTarget {
  /** Log-moneyness ln(K / F), ascending. */
  readonly k: Float64Array;
  /** Total variance of the middle price. */
  readonly w: Float64Array;
  /** Half the distance between the total variances of bid and ask, > 0. */
  readonly half: Float64Array;
}

/** Standard deviation of ln(price) at expiry: the root of the total variance nearest the forward. */
export function smileDeviation({ k, w }: SmileTarget): number {
  let nearest = 0;
  for (let i = 1; i < k.length; i++) {
    if (Math.abs(k[i]!) < Math.abs(k[nearest]!)) nearest = i;
  }
  return Math.sqrt(w[nearest]!);
}

/** Vertices and widths to start from, in deviations. */
const VERTICES = [-2, -1, -0.5, 0, 0.5, 1, 2];
const WIDTHS = [0.1, 0.3, 1, 3];

/**
 * A first smile: for each vertex m and width sigma of a small grid the other three parameters are a
 * linear least-squares problem (quasi-explicit calibration, Zeliade Systems 2009); the best of them
 * with wings that do not fall. Parameters a, right wing b (1 + rho), left wing b (1 - rho), m, sigma.
 */
export function firstParameters(target: SmileTarget): Float64Array {
  const deviation = smileDeviation(target);
  let best: Float64Array = new Float64Array(5);
  let least = Number.POSITIVE_INFINITY;
  for (const vertex of VERTICES) {
    for (const width of WIDTHS) {
      const tried = linearFit(target, vertex * deviation, width * deviation);
      const sum = sumOfSquares(target, tried);
      if (sum < least) [best, least] = [tried, sum];
    }
  }
  return best;
}

function linearFit({ k, w, half }: SmileTarget, m: number, sigma: number): Float64Array {
  const matrix = new Float64Array(9);
  const side = new Float64Array(3);
  for (let i = 0; i < k.length; i++) {
    const x = k[i]! - m;
    const root = Math.sqrt(x * x + sigma * sigma);
    const terms = [1, (root + x) / 2, (root - x) / 2];
    const weight = 1 / (half[i]! * half[i]!);
    for (let row = 0; row < 3; row++) {
      side[row]! += weight * terms[row]! * w[i]!;
      for (let column = 0; column < 3; column++) {
        matrix[row * 3 + column]! += weight * terms[row]! * terms[column]!;
      }
    }
  }
  for (let row = 0; row < 3; row++) matrix[row * 3 + row]! *= 1 + 1e-10;
  solveLinear(matrix, 3, [side]);
  return Float64Array.of(side[0]!, Math.max(side[1]!, 0), Math.max(side[2]!, 0), m, sigma);
}

function sumOfSquares({ k, w, half }: SmileTarget, parameters: Float64Array): number {
  const [a, right, left, m, sigma] = parameters;
  let sum = 0;
  for (let i = 0; i < k.length; i++) {
    const x = k[i]! - m!;
    const root = Math.sqrt(x * x + sigma! * sigma!);
    const miss = (a! + (right! * (root + x) + left! * (root - x)) / 2 - w[i]!) / half[i]!;
    sum += miss * miss;
  }
  return sum;
}
