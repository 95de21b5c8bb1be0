import { parentPort, workerData } from "node:worker_threads";
import { InputError, type InputErrorParts } from "../input/input-error.ts";
import { playTask, type RunTask, type ToldRun } from "./run-task.ts";
import type { WakeNote } from "./watchdog.ts";

/** What the thread of a run says, in order. */
export type RunNote =
  | { readonly kind: "day" }
  | { readonly kind: "frame"; readonly lines: readonly string[] }
  | ({ readonly kind: "wake" } & WakeNote)
  | { readonly kind: "done"; readonly report: ToldRun }
  | { readonly kind: "refused"; readonly parts: InputErrorParts };

const say = (note: RunNote): void => parentPort!.postMessage(note);

try {
  const report = playTask(workerData as RunTask, {
    onDay: () => say({ kind: "day" }),
    onFrame: (lines) => say({ kind: "frame", lines }),
    onWake: (id, isAwake) => say({ kind: "wake", id, isAwake }),
  });
  say({ kind: "done", report });
} catch (error) {
  // The class of an error does not survive the way between threads.
  if (!(error instanceof InputError)) throw error;
  say({ kind: "refused", parts: error.parts });
}
