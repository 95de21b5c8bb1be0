import type { Measured } from "../../src/claims/claim.ts";
import type { Job } from "../../src/claims/jobs.ts";
import type { ClaimTask } from "./claim-worker.ts";
import { playAll } from "./play-all.ts";

const WORKER = { file: new URL("./claim-worker.js", import.meta.url), name: "playClaim" };

/** Plays jobs in worker threads; results in the order of the jobs. */
export function playClaims(
  jobs: readonly Job[],
  workers: number,
  onDone: (index: number, result: Measured) => void,
): Promise<Measured[]> {
  const tasks = jobs.map(({ experiment, arm, seed }) => ({
    name: `experiment ${experiment.name}, ${arm}, seed ${seed}`,
    makeTask: (): ClaimTask => ({ experiment: experiment.name, arm, seed }),
  }));
  return playAll(WORKER, tasks, workers, onDone);
}
