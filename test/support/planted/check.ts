import { deepEqual } from "node:assert/strict";

/** One question to the market; `ask` throws when the answer is wrong, or when a rule is broken. */
export interface Check {
  readonly name: string;
  readonly ask: () => void | Promise<void>;
}

/** What a check said when it objected: the check's name, and the first line of its reason. */
export interface Objection {
  readonly check: string;
  readonly reason: string;
}

/** Throws with both values on one line, so that an objection can be read in a table. */
export function same(real: unknown, meant: unknown, what: string): void {
  try {
    deepEqual(real, meant);
  } catch {
    throw new Error(`${what}: ${JSON.stringify(real)}, not ${JSON.stringify(meant)}`);
  }
}

/** Like {@link same} for a number with a fraction. */
export function near(real: number, meant: number, within: number, what: string): void {
  if (!(Math.abs(real - meant) <= within)) throw new Error(`${what}: ${real}, not ${meant}`);
}

export function holds(fact: boolean, what: string): void {
  if (!fact) throw new Error(what);
}
