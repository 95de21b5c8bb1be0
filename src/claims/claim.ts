import type { Bounds } from "../sweeps/decision.ts";
import type { Measurement } from "../sweeps/measurement.ts";
import type { SeedValues } from "../sweeps/seed-estimates.ts";
import type { Picture } from "./pages/picture.ts";
import type { Unit } from "./unit.ts";

/** What a run of an experiment came to, by name; null where it has no such number. */
export type Measured = Readonly<Record<string, number | null>>;

/** What is played for one claim or for several: the same arms on the same seeds. */
export interface Experiment {
  /** Of its own among all experiments; stands in the file of results. */
  readonly name: string;
  /** What is played, in a sentence or two for a reader of the article. */
  readonly words: string;
  /** Control and treatments: they share seeds, so the path and everybody's draws. */
  readonly arms: readonly string[];
  /** How many seeds, for a look and for the answer. A seed is one observation. */
  readonly seeds: { readonly quick: number; readonly full: number };
  /** About how long an arm of a seed takes, in tenths of a second: for the time left only. */
  readonly cost: number;
  /**
   * Plays an arm on a seed. Pure: the same numbers wherever and in whatever order it is called.
   *
   * @param breakage name of one of a claim's `broken`: then it plays that mechanism broken.
   */
  readonly play: (arm: string, seed: number, breakage?: string) => Measured;
}

/** A statement about one number, and where it has to be: written before the run. */
export interface Condition {
  /** A few words by which the verdict names it: "when all makers lean". */
  readonly name: string;
  /** The number, in words. */
  readonly what: string;
  readonly unit: Unit;
  readonly bounds: Bounds;
}

/**
 * How the verdict is found. `exact`: a number of every run has to be 0. Otherwise each condition
 * holds, fails, is too small to matter, or is undecided; all hold: holds; all fail: fails; one
 * undecided: undecided; else it depends.
 */
export type Rule =
  | { readonly kind: "exact"; readonly what: string; readonly sentence: string }
  | {
      readonly kind: "intervals";
      readonly conditions: readonly Condition[];
      /** Why these numbers and these sizes. */
      readonly sentence: string;
    };

/** A number that is told and decides nothing. */
export interface AlsoMeasured {
  readonly what: string;
  readonly unit: Unit;
  readonly measured: Measurement;
  /** What was expected, or published, and by whom. */
  readonly expected?: string;
}

/** What an experiment says about a claim. */
export interface Finding {
  /** A number for each condition, in their order; of an exact rule how far it is off. */
  readonly numbers: readonly Measurement[];
  readonly also: readonly AlsoMeasured[];
  /** The same in a line or two of at most 26 letters. */
  readonly told: readonly string[];
  readonly picture: Picture;
}

/** A mechanism that is broken on purpose: the verdict has to change. */
export interface Breakage {
  readonly name: string;
  /** What is broken, in words. */
  readonly words: string;
}

/** A second experiment whose numbers stand beside a claim and decide nothing. */
export interface Confirmation {
  readonly experiment: Experiment;
  readonly arms: readonly string[];
  readonly read: (table: Table) => readonly AlsoMeasured[];
}

/** A sentence of the article as an experiment. */
export interface Claim {
  /** M1 to M17 of the design; X and a number of what the article does not say. */
  readonly id: string;
  /** What it says, for a column of 38 letters. */
  readonly title: string;
  /** What the article says, in our words. */
  readonly says: string;
  readonly experiment: Experiment;
  /** Those arms of the experiment that it needs. */
  readonly arms: readonly string[];
  readonly rule: Rule;
  /** Reads the results. Must not throw where numbers are odd: broken mechanisms are judged too. */
  readonly judge: (table: Table) => Finding;
  /** The same in the whole market, where fair values are not known; not with `--quick`. */
  readonly confirmation?: Confirmation;
  readonly broken: readonly Breakage[];
  /** What the answer rests on, and what else would change it: for its page. */
  readonly limits: string;
}

/** The results of an experiment, seeds in order. */
export interface Table {
  /** @throws RangeError for an arm that was not played. */
  readonly of: (arm: string, measure: string) => SeedValues;
}
