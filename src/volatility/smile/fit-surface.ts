import { minimizeSquares } from "./least-squares.ts";
import { liftSurface } from "./lift-surface.ts";
import { firstParameters, type SmileTarget } from "./smile-target.ts";
import { type FitWeights, surfaceProblem } from "./surface-problem.ts";
import type { Svi } from "./svi.ts";
import { sviFromWings, WING_SIZE } from "./wing-form.ts";

/** Each smile alone: least squares. */
const ALONE: FitWeights = { inside: 1, arbitrage: 30, margin: 1e-3 };

/** All together: what is inside the spread counts less, and arbitrage ever more. */
const TOGETHER: readonly FitWeights[] = [
  { inside: 0.2, arbitrage: 30, margin: 1e-3 },
  { inside: 0.2, arbitrage: 1000, margin: 1e-3 },
];

/** Parts of the sum of squares; the last step of a fit gains less. */
const EXACT = 1e-13;
const ENOUGH = 1e-7;

/**
 * One SVI smile per expiry, free of butterfly and calendar arbitrage.
 *
 * Each is first fitted alone by least squares with misses in half-spreads; then all of them
 * together, where a miss inside the spread counts little and an arbitrage much
 * ({@link surfaceProblem}). What is left of arbitrage is lifted away ({@link liftSurface}).
 *
 * @param targets By time to expiry, ascending; five strikes or more in each.
 */
export function fitSurface(targets: readonly SmileTarget[]): Svi[] {
  const parameters = new Float64Array(targets.length * WING_SIZE);
  targets.forEach((target, i) => {
    const alone = firstParameters(target);
    minimizeSquares(surfaceProblem([target], ALONE), alone, EXACT);
    parameters.set(alone, i * WING_SIZE);
  });
  for (const weights of TOGETHER) {
    minimizeSquares(surfaceProblem(targets, weights), parameters, ENOUGH);
  }
  return liftSurface(targets.map((_, i) => sviFromWings(parameters, i * WING_SIZE)));
}
