import { Piscina } from "piscina";
import type { SeedResult } from "../../src/reports/sweep/measure-seed.ts";
import type { SeedTask } from "./seed-worker.ts";

/** The built file: threads of Node 20 run no TypeScript. */
const WORKER = new URL("./seed-worker.js", import.meta.url).href;

/** A run to be played. Its task is made when a thread is free for it: tapes are large. */
export interface SeedJob {
  /** What the run is called where it fails. */
  readonly name: string;
  readonly makeTask: () => Promise<SeedTask>;
}

/**
 * Plays runs in worker threads; results stand in the order of the jobs, however many threads there
 * are.
 *
 * @throws Error that names the run, when one fails: the first in order of those that were begun.
 */
export async function playSeeds(
  jobs: readonly SeedJob[],
  workers: number,
  onDone: () => void,
): Promise<SeedResult[]> {
  const threads = Math.min(workers, jobs.length);
  const pool = new Piscina({ filename: WORKER, minThreads: threads, maxThreads: threads });
  const results: SeedResult[] = [];
  const failures = new Map<number, unknown>();
  let next = 0;
  const playOn = async (): Promise<void> => {
    while (next < jobs.length && failures.size === 0) {
      const index = next++;
      try {
        results[index] = await pool.run(await jobs[index]!.makeTask(), { name: "playSeed" });
        onDone();
      } catch (error) {
        failures.set(index, error);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, playOn));
  } finally {
    await pool.destroy();
  }
  if (failures.size === 0) return results;
  const first = Math.min(...failures.keys());
  const cause = failures.get(first);
  throw new Error(`${jobs[first]!.name}: ${cause instanceof Error ? cause.message : cause}`);
}
