import type { Measured } from "../../src/claims/claim.ts";
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

/** As they come back from the file of results: what JSON cannot say is null, and no 0 is -0. */
export function plainNumbers(measured: Measured): Measured {
  const entries = Object.entries(measured).map(([name, value]) => {
    return [name, value !== null && Number.isFinite(value) ? value + 0 : null] as const;
  });
  return Object.fromEntries(entries);
}
