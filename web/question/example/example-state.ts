import { type Signal, signal } from "@preact/signals";
import type { Outcome } from "../../../src/reports/replay-report.ts";

/** How far the reader has come: steps of the story that are shown, from 1. */
export const shownSteps: Signal<number> = signal(1);

export const exampleRight: Signal<"put" | "call"> = signal("put");

export const exampleGuess: Signal<Outcome | ""> = signal("");

/** The answer has been seen: a guess can no longer be made. */
export const isAnswered: Signal<boolean> = signal(false);

/** Whether the words of the step are in the window: only then do its keys mean it. */
export const isStepSeen: Signal<boolean> = signal(true);

/** The sale, and a step for each close. */
export function lastStep(): number {
  return __ARTICLE_EXAMPLE__[exampleRight.value].steps.length + 1;
}

/** From the sale on, with a guess of its own. */
export function begin(right: "put" | "call"): void {
  exampleRight.value = right;
  shownSteps.value = 1;
  exampleGuess.value = "";
  isAnswered.value = false;
}

/** Goes some steps on or back. */
export function walk(steps: number): void {
  shownSteps.value = Math.min(Math.max(shownSteps.value + steps, 1), lastStep());
  if (shownSteps.value === lastStep()) isAnswered.value = true;
}
