import type { Measured } from "../../src/claims/claim.ts";
import type { Job } from "../../src/claims/jobs.ts";
import type { ClaimTask } from "./claim-worker.ts";
import { playAll } from "./play-all.ts";

const WORKER = { file: new URL("./claim-worker.js", import.meta.url), name: "playClaim" };

/** Plays jobs in worker threads, all cores unless told. */
export type PlayJobs = (
  jobs: readonly Job[],
  onDone: (index: number, result: Measured) => void,
) => Promise<Measured[]>;

export function playClaims(workers: number): PlayJobs {
  return (jobs, onDone) => {
    const tasks = jobs.map(({ experiment, arm, seed }) => ({
      name: `experiment ${experiment.name}, ${arm}, seed ${seed}`,
      makeTask: (): ClaimTask => ({ experiment: experiment.name, arm, seed }),
    }));
    return playAll(WORKER, tasks, workers, onDone);
  };
}
