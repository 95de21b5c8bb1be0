import type { SeedResult } from "../../src/reports/sweep/measure-seed.ts";
import { InputError } from "../input/input-error.ts";
import { type PoolJob, playAll } from "./play-all.ts";
import type { SeedAnswer, SeedTask } from "./seed-worker.ts";

const WORKER = { file: new URL("./seed-worker.js", import.meta.url), name: "playSeed" };

/** Plays runs of a sweep in worker threads; results in the order of the jobs. */
export async function playSeeds(
  jobs: readonly PoolJob<SeedTask>[],
  workers: number,
  onDone: () => void,
): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  await playAll(WORKER, jobs, workers, (index, answer: SeedAnswer) => {
    if ("refused" in answer) throw new InputError(answer.refused);
    results[index] = answer;
    onDone();
  });
  return results;
}
