import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { listed } from "../input-error.ts";
import { ratioOf, ratioWords, type ShareRatio } from "./events/simple-ratio.ts";

/** A close this many times that of the day before, or its inverse, is looked at. */
const LARGE_MOVE = 1.5;
/** It has come back when a close of the next days is this near to that before it. */
const BACK_WITHIN = 1.2;
const DAYS_TO_COME_BACK = 3;

/** A day's own move beside a split; falls by a third are common enough for a narrower bound. */
const SPLIT_WITHIN = 0.12;
const SMALL_SPLIT_WITHIN = 0.05;

/** Splits that most companies make; with more of them every large fall would look like one. */
const USUAL_SPLITS: readonly ShareRatio[] = [
  ...[2, 3, 4, 5, 7, 10, 20].map((newShares) => ({ newShares, oldShares: 1 })),
  { newShares: 3, oldShares: 2 },
  ...[2, 3, 4, 5, 8, 10, 15, 20, 25, 50, 100].map((oldShares) => ({ newShares: 1, oldShares })),
];

/** Days whose close the user should look at. */
export interface SuspiciousMoves {
  /** Rows that jump, to so many times the close before, and come back: a slip of the pen. */
  readonly slips: readonly { readonly row: number; readonly times: number }[];
  /** Rows that begin a new level, as a split would. */
  readonly splits: readonly { readonly row: number; readonly ratio: ShareRatio }[];
}

/**
 * Closes of half as much again as the day before, or of two thirds, that come back within three
 * days; and changes by a usual split's ratio, within 12 % (3:2 within 5 %), that stay.
 */
export function suspiciousMoves(closes: Float64Array): SuspiciousMoves {
  const slips: { row: number; times: number }[] = [];
  const splits: { row: number; ratio: ShareRatio }[] = [];
  for (let row = 1; row < closes.length; row++) {
    const before = closes[row - 1]!;
    const move = closes[row]! / before;
    if (apart(move) < LARGE_MOVE * (1 - SMALL_SPLIT_WITHIN)) continue;
    const back = comesBack(closes, row, before);
    if (back > 0) {
      if (apart(move) < LARGE_MOVE) continue;
      for (let slip = row; slip < back; slip++) {
        slips.push({ row: slip, times: closes[slip]! / before });
      }
      row = back;
      continue;
    }
    const ratio = splitLike(move);
    if (ratio !== undefined) splits.push({ row, ratio });
  }
  return { slips, splits };
}

/** The usual split that is nearest, if one is near. */
function splitLike(move: number): ShareRatio | undefined {
  const left = (split: ShareRatio): number => apart(move * ratioOf(split));
  const nearest = USUAL_SPLITS.reduce((best, next) => (left(next) < left(best) ? next : best));
  const within = apart(ratioOf(nearest)) < 2 ? SMALL_SPLIT_WITHIN : SPLIT_WITHIN;
  return left(nearest) <= 1 + within ? nearest : undefined;
}

/** The first row of the next few that is at the old level again, 0 for none. */
function comesBack(closes: Float64Array, row: number, before: number): number {
  const end = Math.min(closes.length, row + 1 + DAYS_TO_COME_BACK);
  for (let next = row + 1; next < end; next++) {
    if (apart(closes[next]! / before) <= BACK_WITHIN) return next;
  }
  return 0;
}

/** 2 for twice and for half. */
function apart(quotient: number): number {
  return Math.max(quotient, 1 / quotient);
}

/**
 * The sentences for the user.
 *
 * @param isSplitKnown Whether the splits of the file are known, or said to be none.
 */
export function moveNotes(days: Int32Array, closes: Float64Array, isSplitKnown: boolean): string[] {
  const { slips, splits } = suspiciousMoves(closes);
  const notes: string[] = [];
  if (slips.length > 0) {
    const named = slips.map(
      ({ row, times }) => `${isoFromDay(days[row]!)} (${times.toPrecision(3)} times)`,
    );
    notes.push(`Closes that jump and come back, a slip perhaps: ${listed(named)}.`);
  }
  if (splits.length > 0 && !isSplitKnown) {
    const named = splits.map(
      ({ row, ratio }) => `${ratioWords(ratio)} on ${isoFromDay(days[row]!)}`,
    );
    notes.push(
      `The closes change as in a split: ${listed(named)}. ` +
        "Give --splits FILE; or --close adjusted, if it was none.",
    );
  }
  return notes;
}
