import type { Measured } from "../../src/claims/claim.ts";
import { playJob } from "../../src/claims/jobs.ts";
import { experimentOf } from "../../src/claims/registry.ts";

/** An arm of an experiment on a seed; plain data, as it is copied to the thread. */
export interface ClaimTask {
  readonly experiment: string;
  readonly arm: string;
  readonly seed: number;
}

/** What a worker thread does; `play-claims.ts` names it. */
export function playClaim({ experiment, arm, seed }: ClaimTask): Measured {
  return playJob({ experiment: experimentOf(experiment), arm, seed });
}
