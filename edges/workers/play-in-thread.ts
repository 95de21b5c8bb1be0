import { Worker } from "node:worker_threads";
import { InputError } from "../input/input-error.ts";
import { RunFailure } from "./run-failure.ts";
import type { RunHooks, RunTask, ToldRun } from "./run-task.ts";
import type { RunNote } from "./run-worker.ts";
import { Watchdog } from "./watchdog.ts";

/** The built file: threads of Node 20 run no TypeScript. */
const WORKER = new URL("./run-worker.js", import.meta.url);

/**
 * Plays a run with participants of the user's own in a thread, and ends it when one of them does
 * not come back.
 */
export function playInThread(
  task: RunTask,
  { onDay, onFrame }: Omit<RunHooks, "onWake">,
): Promise<ToldRun> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: task });
    const dog = new Watchdog((_, why) => end(() => reject(why)));
    const end = (settle: () => void): void => {
      dog.stop();
      void worker.terminate();
      settle();
    };
    worker.on("message", (note: RunNote) => {
      switch (note.kind) {
        case "day":
          return onDay();
        case "frame":
          return onFrame(note.lines);
        case "wake":
          return dog.note(note);
        case "done":
          return end(() => resolve(note.report));
        case "refused":
          return end(() => reject(new InputError(note.parts)));
      }
    });
    worker.once("error", (error) => end(() => reject(asFailure(error, dog.lastAwake))));
  });
}

/** A thread that has no memory left is a participant's doing, if one was awake. */
function asFailure(error: NodeJS.ErrnoException, id: string | undefined): Error {
  if (error.code !== "ERR_WORKER_OUT_OF_MEMORY" || id === undefined) return error;
  return new RunFailure(`participant ${id} used all memory`);
}
