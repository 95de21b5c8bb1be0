import { firstSmiles } from "./first-smiles.ts";
import { minimizeSquares } from "./least-squares.ts";
import { liftSurface } from "./lift-surface.ts";
import { isInside, type SmileTarget } from "./smile-target.ts";
import { type ArbitrageWeights, type SmileTask, surfaceProblem } from "./surface-problem.ts";
import { type Smile, totalVariance } from "./svi.ts";
import { smileFromWings, wingFormSize } from "./wing-form.ts";

/** Arbitrage is dear, and then dearer. */
const ALONE: ArbitrageWeights = { penalty: 30, margin: 1e-3 };
const TOGETHER: readonly ArbitrageWeights[] = [ALONE, { penalty: 1000, margin: 1e-3 }];

/** Parts of the sum of squares; the last step of a fit gains less. */
const EXACT = 1e-13;
const ENOUGH = 1e-7;

/** Part of the strikes that a smile is to have inside their spreads. */
const SHARE_WANTED = 0.95;

/** Rounds in which missed strikes count more, with one SVI and then with two; how much more. */
const ROUNDS = 2;
const EMPHASIS = 1.5;

/** Two SVI have nine parameters. */
const STRIKES_FOR_TWO = 12;

/** Starts that are tried: one SVI has one valley, two have several. */
const STARTS = 1;
const STARTS_FOR_TWO = 8;

/** A smile being fitted: its task, and its parameters in wing form so far. */
interface Attempt {
  readonly task: SmileTask;
  readonly parameters: Float64Array;
}

/**
 * One smile per expiry, free of butterfly and calendar arbitrage.
 *
 * Each is first fitted alone, one SVI by least squares with misses in half-spreads; then all
 * together, with arbitrage dear ({@link surfaceProblem}). Where an expiry is inside the spreads of
 * fewer than 95 % of its strikes, the ones it misses count more in the next round; after two rounds
 * it becomes the sum of two SVI. What is left of arbitrage is lifted away ({@link liftSurface}).
 * The first round with the fewest such expiries is the answer.
 *
 * @param targets By time to expiry, ascending; five strikes or more in each.
 */
export function fitSurface(targets: readonly SmileTarget[]): Smile[] {
  let attempts = targets.map((target) => fitAlone(target, new Float64Array(0), STARTS));
  let best: Smile[] = [];
  let leastPoor = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 2 * ROUNDS; round++) {
    attempts = fitTogether(attempts);
    const smiles = liftSurface(attempts.map(({ parameters }) => smileFromWings(parameters)));
    const isPoor = smiles.map((smile, i) => insideShare(targets[i]!, smile) < SHARE_WANTED);
    const poor = isPoor.filter(Boolean).length;
    if (poor < leastPoor) [best, leastPoor] = [smiles, poor];
    if (poor === 0) break;
    attempts = attempts.map((attempt, i) => {
      if (!isPoor[i]) return attempt;
      return round === ROUNDS - 1 ? bend(attempt) : emphasize(attempt, smiles[i]!);
    });
  }
  return best;
}

/** Part of the strikes at which a smile lies between bid and ask. */
export function insideShare(target: SmileTarget, smile: Smile): number {
  const { k } = target;
  let inside = 0;
  for (let i = 0; i < k.length; i++) {
    if (isInside(target, i, totalVariance(smile, k[i]!))) inside++;
  }
  return inside / k.length;
}

/** The best of the fits from the first so many starts: most strikes inside, then least squares. */
function fitAlone(target: SmileTarget, known: Float64Array, starts: number): Attempt {
  const emphasis = new Float64Array(target.k.length).fill(1);
  const bends = known.length === 0 ? 1 : 2;
  const task = { target, bends, emphasis };
  const enough = bends === 1 ? EXACT : ENOUGH;
  let [best, most, least] = [known, -1, Number.POSITIVE_INFINITY];
  for (const parameters of firstSmiles(target, known).slice(0, starts)) {
    const sum = minimizeSquares(surfaceProblem([task], ALONE), parameters, enough);
    const share = insideShare(target, smileFromWings(parameters));
    if (share < most || (share === most && sum >= least)) continue;
    [best, most, least] = [parameters, share, sum];
  }
  return { task, parameters: best };
}

function fitTogether(attempts: readonly Attempt[]): Attempt[] {
  const tasks = attempts.map(({ task }) => task);
  const all = Float64Array.from(attempts.flatMap(({ parameters }) => [...parameters]));
  for (const weights of TOGETHER) minimizeSquares(surfaceProblem(tasks, weights), all, ENOUGH);
  let offset = 0;
  return tasks.map((task) => {
    const from = offset;
    offset += wingFormSize(task.bends);
    return { task, parameters: all.slice(from, offset) };
  });
}

function emphasize({ task, parameters }: Attempt, smile: Smile): Attempt {
  const emphasis = task.emphasis.map((weight, i) =>
    isInside(task.target, i, totalVariance(smile, task.target.k[i]!)) ? weight : weight * EMPHASIS,
  );
  return { task: { ...task, emphasis }, parameters };
}

function bend(attempt: Attempt): Attempt {
  const { target } = attempt.task;
  if (target.k.length < STRIKES_FOR_TWO) return attempt;
  return fitAlone(target, attempt.parameters, STARTS_FOR_TWO);
}
