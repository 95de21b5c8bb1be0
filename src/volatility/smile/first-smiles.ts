import { solveLinear } from "../../pricing/american/linear-solve.ts";
import { halfSpread, type SmileTarget, smileDeviation } from "./smile-target.ts";
import { BEND_SIZE, createWingPoint, evaluateWings } from "./wing-form.ts";

/** Vertices and widths to start from, in deviations. */
const VERTICES = [-2, -1, -0.5, 0, 0.5, 1, 2];
const WIDTHS = [0.1, 0.3, 1, 3];

/** Keeps equations with a single answer where two terms are alike on all strikes. */
const RIDGE = 1e-10;

/** The vertex and the width of a bend. */
interface Bend {
  readonly m: number;
  readonly sigma: number;
}

/**
 * Smiles in wing form to start a fit from, with one bend more than `known` has: for each vertex m
 * and width sigma of a small grid the other parameters are a linear least-squares problem
 * (quasi-explicit calibration, Zeliade Systems 2009), with wings that do not fall. The best first.
 *
 * @param known A smile in wing form whose vertices and widths are kept; empty for the first bend.
 */
export function firstSmiles(target: SmileTarget, known: Float64Array): Float64Array[] {
  const deviation = smileDeviation(target);
  const kept: Bend[] = [];
  for (let at = 1; at < known.length; at += BEND_SIZE) {
    kept.push({ m: known[at + 2]!, sigma: known[at + 3]! });
  }
  const tried: { parameters: Float64Array; sum: number }[] = [];
  for (const vertex of VERTICES) {
    for (const width of WIDTHS) {
      const bend = { m: vertex * deviation, sigma: width * deviation };
      const parameters = linearFit(target, [...kept, bend]);
      tried.push({ parameters, sum: sumOfSquares(target, parameters, kept.length + 1) });
    }
  }
  return tried.sort((a, b) => a.sum - b.sum).map(({ parameters }) => parameters);
}

/** The best a and wings for given vertices and widths. */
function linearFit(target: SmileTarget, bends: readonly Bend[]): Float64Array {
  const { k, w } = target;
  const size = 1 + 2 * bends.length;
  const matrix = new Float64Array(size * size);
  const side = new Float64Array(size);
  const terms = new Float64Array(size);
  terms[0] = 1;
  for (let i = 0; i < k.length; i++) {
    bends.forEach(({ m, sigma }, bend) => {
      const x = k[i]! - m;
      const root = Math.sqrt(x * x + sigma * sigma);
      terms[1 + 2 * bend] = (root + x) / 2;
      terms[2 + 2 * bend] = (root - x) / 2;
    });
    const half = halfSpread(target, i);
    for (let row = 0; row < size; row++) {
      const weighted = terms[row]! / (half * half);
      side[row]! += weighted * w[i]!;
      for (let column = 0; column < size; column++) {
        matrix[row * size + column]! += weighted * terms[column]!;
      }
    }
  }
  for (let row = 0; row < size; row++) matrix[row * size + row]! *= 1 + RIDGE;
  solveLinear(matrix, size, [side]);
  const parameters = Float64Array.of(side[0]!, ...bends.flatMap(() => [0, 0, 0, 0]));
  bends.forEach(({ m, sigma }, bend) => {
    const wings = [Math.max(side[1 + 2 * bend]!, 0), Math.max(side[2 + 2 * bend]!, 0)];
    parameters.set([...wings, m, sigma], 1 + bend * BEND_SIZE);
  });
  return parameters;
}

function sumOfSquares(target: SmileTarget, parameters: Float64Array, bends: number): number {
  const point = createWingPoint(bends);
  let sum = 0;
  for (let i = 0; i < target.k.length; i++) {
    evaluateWings(point, parameters, 0, bends, target.k[i]!);
    const miss = (point.w - target.w[i]!) / halfSpread(target, i);
    sum += miss * miss;
  }
  return sum;
}
