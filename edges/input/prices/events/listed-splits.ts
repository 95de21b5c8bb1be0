import { isoFromDay } from "../../../../src/calendar/civil-date.ts";
import { lastOnOrBefore } from "../../../../src/history/dated-series.ts";
import { InputError } from "../../input-error.ts";
import { fileName } from "../../read-file.ts";
import type { Split } from "./derive-events.ts";
import type { ListedSplit, ListedSplits } from "./read-splits.ts";
import { ratioOf, ratioWords, type ShareRatio } from "./simple-ratio.ts";

/** What is said of the closes: as traded, or adjusted for splits. Undefined: found out. */
export type CloseKind = "adjusted" | "unadjusted" | undefined;

/** A split that the prices show this many days away is the one that is listed. */
const DAYS_APART_MAX = 7;

/** The splits of a history, and what turns its closes into those that were traded. */
export interface AppliedSplits {
  readonly splits: readonly Split[];
  /** By row; undefined where the closes are what was traded. */
  readonly factors: Float64Array | undefined;
  readonly notes: readonly string[];
}

/** A history before the list is applied. */
export interface PlainHistory {
  readonly days: Int32Array;
  readonly closes: Float64Array;
  /** Splits that close and adjusted close show; undefined without an adjusted close. */
  readonly derived: readonly Split[] | undefined;
}

/**
 * Applies a list of splits, each from the first price on or after its day on. Where the closes fall
 * by the ratio on each of these days they are what was traded. Where they do so on none they are
 * adjusted already, and earlier ones are multiplied back, so that strikes are those of the time.
 *
 * @throws InputError where the closes show some of the splits and not others, one on another day,
 * or what `kind` denies.
 */
export function applySplits(
  history: PlainHistory,
  listed: ListedSplits,
  kind: CloseKind,
): AppliedSplits {
  const { days, derived } = history;
  const [first, last] = [days[0]!, days.at(-1)!];
  const inside = listed.splits
    .filter(({ day }) => day > first && day <= last)
    .map((split) => ({ ...split, day: days[lastOnOrBefore(days, split.day - 1) + 1]! }));
  const shown = inside.filter((split) => isShown(history, split, listed.name));
  const hidden = inside.filter((split) => !shown.includes(split));
  refuseMixed(shown[0] ?? derived?.[0], hidden[0], listed.name);
  refuseDenied(shown[0], hidden[0], kind, listed.name);
  const later = listed.splits.filter(({ day }) => day > last);
  const isAdjusted = kind === "adjusted" || hidden.length > 0;
  const restored = kind === "adjusted" ? [...hidden, ...later] : hidden;
  const splits = inside.map(({ day, newShares, oldShares }) => ({ day, newShares, oldShares }));
  const listName = fileName(listed.name);
  const missed = (derived ?? []).filter(({ day }) => !splits.some((split) => split.day === day));
  return {
    splits: [...splits, ...missed].sort((a, b) => a.day - b.day),
    factors: restored.length === 0 ? undefined : factorsOf(days, restored),
    notes: [
      ...restoredNotes(restored),
      ...missed.map(
        (split) =>
          `${listName} lacks the split ${wordsOf(split)}, which the prices show: it is kept.`,
      ),
      ...(later.length === 0 || kind === "adjusted" ? [] : [laterNote(later, isAdjusted)]),
    ],
  };
}

function isShown(history: PlainHistory, split: ListedSplit, file: string): boolean {
  const { days, closes, derived } = history;
  if (derived === undefined) {
    const row = days.indexOf(split.day);
    return fallsBy(closes[row - 1]!, closes[row]!, split);
  }
  const near = derived.filter(({ day }) => Math.abs(day - split.day) <= DAYS_APART_MAX);
  const same = near.find(({ day }) => day === split.day);
  if (near.length === 0) return false;
  if (same && same.newShares * split.oldShares === same.oldShares * split.newShares) return true;
  throw new InputError({
    file,
    line: split.line,
    what: `the split ${wordsOf(split)} is ${wordsOf(same ?? near[0]!)} in the prices`,
    why: "Close and adjusted close show it",
    mend: "Correct the row, or leave out --splits: these prices tell",
  });
}

/** Whether the close after the split is nearer to the one before with the ratio than without. */
function fallsBy(before: number, after: number, split: ShareRatio): boolean {
  const [kept, divided] = [after / before, (after / before) * ratioOf(split)];
  return Math.max(divided, 1 / divided) < Math.max(kept, 1 / kept);
}

function refuseMixed(
  shown: Split | undefined,
  hidden: ListedSplit | undefined,
  file: string,
): void {
  if (shown === undefined || hidden === undefined) return;
  throw new InputError({
    file,
    line: hidden.line,
    what: `the closes do not show the split ${wordsOf(hidden)}, but that ${wordsOf(shown)}`,
    why: "A file is adjusted for all of its splits or for none",
    mend: "Correct the dates and ratios, or the prices",
  });
}

/** `--close` says the opposite of what the closes show. */
function refuseDenied(
  shown: ListedSplit | undefined,
  hidden: ListedSplit | undefined,
  kind: CloseKind,
  file: string,
): void {
  const wrong = kind === "adjusted" ? shown : kind === "unadjusted" ? hidden : undefined;
  if (wrong === undefined) return;
  throw new InputError({
    file,
    line: wrong.line,
    what: `the closes ${shown ? "" : "do not "}show the split ${wordsOf(wrong)}`,
    why: `--close ${kind} says that they are ${shown ? "adjusted for it" : "as traded"}`,
    mend: "Leave out --close, or correct the row",
  });
}

/** The product of the ratios of all later splits. */
function factorsOf(days: Int32Array, splits: readonly Split[]): Float64Array {
  const factors = new Float64Array(days.length).fill(1);
  for (const split of splits) {
    for (let row = 0; row < days.length && days[row]! < split.day; row++) {
      factors[row]! *= ratioOf(split);
    }
  }
  return factors;
}

function restoredNotes(restored: readonly ListedSplit[]): string[] {
  if (restored.length === 0) return [];
  const list = restored.map(wordsOf).join(", ");
  return [
    `The closes are adjusted for the listed splits: those before are multiplied back to what ` +
      `was traded (${list}).`,
  ];
}

function laterNote(later: readonly ListedSplit[], isAdjusted: boolean): string {
  const mend = isAdjusted ? " Where the closes are adjusted for them too: --close adjusted." : "";
  return `Splits after the last price, left out: ${later.length}.${mend}`;
}

function wordsOf(split: Split): string {
  return `${ratioWords(split)} on ${isoFromDay(split.day)}`;
}
