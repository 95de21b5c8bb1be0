import type { Measured } from "../../src/claims/claim.ts";
import { plainNumbers } from "../../src/claims/plain-numbers.ts";
import { experimentOf } from "../../src/claims/registry.ts";

/** An arm of an experiment on a seed; plain data, as it is copied to the thread. */
export interface ClaimTask {
  readonly experiment: string;
  readonly arm: string;
  readonly seed: number;
}

/** What a worker thread does; `play-claims.ts` names it. */
export function playClaim({ experiment, arm, seed }: ClaimTask): Measured {
  return plainNumbers(experimentOf(experiment).play(arm, seed));
}
