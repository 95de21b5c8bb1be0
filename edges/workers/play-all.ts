import { Piscina } from "piscina";
import { InputError } from "../input/input-error.ts";
import { RunFailure } from "./run-failure.ts";
import { type WakeNote, Watchdog } from "./watchdog.ts";

/** What is played in a thread. Its task is made when a thread is free for it: some are large. */
export interface PoolJob<Task> {
  /** What it is called where it fails. */
  readonly name: string;
  readonly makeTask: () => Task | Promise<Task>;
}

/** The function of a built file that plays a task: threads of Node 20 run no TypeScript. */
export interface WorkerFunction {
  readonly file: URL;
  readonly name: string;
}

/**
 * Plays tasks in worker threads; results stand in the order of the jobs, however many threads there
 * are.
 *
 * A task may run participants' own code: then it says when (`WakeNote`, with the number of its
 * job), and is ended when that does not come back.
 *
 * @param onDone called as each ends, in whatever order they do; what it throws fails the job.
 * @throws Error that names the job, when one fails: the first in order of those that were begun.
 */
export async function playAll<Task, Result>(
  worker: WorkerFunction,
  jobs: readonly PoolJob<Task>[],
  workers: number,
  onDone: (index: number, result: Result) => void,
): Promise<Result[]> {
  if (jobs.length === 0) return [];
  const threads = Math.min(workers, jobs.length);
  const filename = worker.file.href;
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
  const results: Result[] = [];
  const failures = new Map<number, unknown>();
  const ends = jobs.map(() => new AbortController());
  const dog = new Watchdog((index, why) => {
    failures.set(index, why);
    ends[index]!.abort();
  });
  pool.on("message", (note: WakeNote) => dog.note(note));
  let next = 0;
  const playOn = async (): Promise<void> => {
    while (next < jobs.length && failures.size === 0) {
      const index = next++;
      try {
        const options = { name: worker.name, signal: ends[index]!.signal };
        const result = (await pool.run(await jobs[index]!.makeTask(), options)) as Result;
        results[index] = result;
        onDone(index, result);
      } catch (error) {
        // Of a job that was ended for a reason, the reason is known.
        if (!failures.has(index)) failures.set(index, error);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, playOn));
  } finally {
    dog.stop();
    await pool.destroy();
  }
  if (failures.size === 0) return results;
  const first = Math.min(...failures.keys());
  const cause = failures.get(first);
  if (cause instanceof InputError) throw cause;
  const why = `${jobs[first]!.name}: ${cause instanceof Error ? cause.message : cause}`;
  throw cause instanceof RunFailure ? new RunFailure(why) : new Error(why);
}
