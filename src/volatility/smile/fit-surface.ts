import { firstSmiles } from "./first-smiles.ts";
import { minimizeSquares } from "./least-squares.ts";
import { liftSurface } from "./lift-surface.ts";
import type { SmileTarget } from "./smile-target.ts";
import { type ArbitrageWeights, type SmileTask, surfaceProblem } from "./surface-problem.ts";
import { type Smile, totalVariance } from "./svi.ts";
import { smileFromWings, wingFormSize } from "./wing-form.ts";

/** All smiles together, with arbitrage ever dearer. */
const ALONE: ArbitrageWeights = { penalty: 30, margin: 1e-3 };
const TOGETHER: readonly ArbitrageWeights[] = [ALONE, { penalty: 1000, margin: 1e-3 }];

/** Parts of the sum of squares; the last step of a fit gains less. */
const EXACT = 1e-13;
const ENOUGH = 1e-7;

/** A smile inside the spreads of fewer strikes gets a second SVI, if it has the strikes for it. */
const SHARE_WANTED = 0.95;
const STRIKES_FOR_TWO = 12;

/** Starts that are tried: one SVI has one valley, two have several. */
const STARTS = 1;
const STARTS_FOR_TWO = 28;

/**
 * One smile per expiry, free of butterfly and calendar arbitrage.
 *
 * Each is first fitted alone, one SVI by least squares with misses in half-spreads; then all of them
 * together, with arbitrage dear ({@link surfaceProblem}). An expiry that is then inside the spreads
 * of fewer than 95 % of its strikes becomes the sum of two SVI, and all are fitted once more. What
 * is left of arbitrage is lifted away ({@link liftSurface}).
 *
 * @param targets By time to expiry, ascending; five strikes or more in each.
 */
export function fitSurface(targets: readonly SmileTarget[]): Smile[] {
  const alone = targets.map((target) => fitAlone(target, new Float64Array(0), STARTS));
  const smiles = fitTogether(targets, alone);
  const isPoor = targets.map(
    (target, i) =>
      target.k.length >= STRIKES_FOR_TWO && insideShare(target, smiles[i]!) < SHARE_WANTED,
  );
  if (!isPoor.includes(true)) return smiles;
  const bent = targets.map((target, i) => (isPoor[i] ? fitAlone(target, alone[i]!, STARTS_FOR_TWO) : alone[i]!));
  return fitTogether(targets, bent);
}

/** Part of the strikes at which a smile lies between bid and ask. */
export function insideShare({ k, low, high }: SmileTarget, smile: Smile): number {
  let inside = 0;
  for (let i = 0; i < k.length; i++) {
    const w = totalVariance(smile, k[i]!);
    if (w >= low[i]! && w <= high[i]!) inside++;
  }
  return inside / k.length;
}

/** The best of the fits from the first so many starts: most strikes inside, then least squares. */
function fitAlone(target: SmileTarget, known: Float64Array, starts: number): Float64Array {
  let [best, most, least] = [known, -1, Number.POSITIVE_INFINITY];
  for (const parameters of firstSmiles(target, known).slice(0, starts)) {
    const problem = surfaceProblem([taskOf(target, parameters)], ALONE);
    const sum = minimizeSquares(problem, parameters, EXACT);
    const share = insideShare(target, smileFromWings(parameters));
    if (share < most || (share === most && sum >= least)) continue;
    [best, most, least] = [parameters, share, sum];
  }
  return best;
}

function fitTogether(targets: readonly SmileTarget[], starts: readonly Float64Array[]): Smile[] {
  const tasks = targets.map((target, i) => taskOf(target, starts[i]!));
  const parameters = Float64Array.from(starts.flatMap((start) => [...start]));
  for (const weights of TOGETHER) {
    minimizeSquares(surfaceProblem(tasks, weights), parameters, ENOUGH);
  }
  let offset = 0;
  const smiles = tasks.map(({ bends }) => {
    const from = offset;
    offset += wingFormSize(bends);
    return smileFromWings(parameters.subarray(from, offset));
  });
  return liftSurface(smiles);
}

function taskOf(target: SmileTarget, parameters: Float64Array): SmileTask {
  return { target, bends: parameters.length > wingFormSize(1) ? 2 : 1 };
}
