import { isoFromDay } from "../../../calendar/civil-date.ts";
import { lastOnOrBefore } from "../../../history/dated-series.ts";
import type { RowSplit } from "../../history/price-history.ts";
import { UnplayableTrades, type UserTrade } from "./user-trade.ts";

/** Days between the split of a file and that of the prices, at most. */
const DAYS_APART_MAX = 7;

/** The splits that are played, and what the reader should know of them. */
export interface TradeSplits {
  readonly splits: readonly RowSplit[];
  readonly notes: readonly string[];
}

/**
 * The splits of the prices, and those that only the file has: there the closes have to fall by the
 * ratio, else they are adjusted and every strike before would be wrong.
 *
 * @throws UnplayableTrades for closes that are adjusted, and for another ratio than the file's.
 */
export function tradeSplits(
  days: Int32Array,
  closes: Float64Array,
  known: readonly RowSplit[],
  trades: readonly UserTrade[],
): TradeSplits {
  const splits = [...known];
  const seen = new Set<RowSplit>();
  for (const trade of trades) {
    if (trade.split === undefined) continue;
    const { newShares, oldShares } = trade.split;
    const near = known.find(({ row }) => Math.abs(days[row]! - trade.day) <= DAYS_APART_MAX);
    if (near !== undefined) {
      if (near.newShares * oldShares !== near.oldShares * newShares) throw otherRatio(trade, near);
      seen.add(near);
      continue;
    }
    const before = lastOnOrBefore(days, trade.day);
    const row = days[before] === trade.day ? before : before + 1;
    // Before the first price or after the last nothing is replayed.
    if (row <= 0 || row >= days.length) continue;
    refuseAdjusted(trade, closes[row - 1]!, closes[row]!);
    splits.push({ row, newShares, oldShares });
  }
  const [first, last] = [trades[0]!.day, trades.at(-1)!.day];
  const unsaid = known
    .filter((split) => !seen.has(split))
    .map(({ row }) => days[row]!)
    .filter((day) => day > first && day <= last);
  return { splits: splits.sort((a, b) => a.row - b.row), notes: unsaidNotes(unsaid) };
}

/** A split between the first and the last trade is in the file, if the user held anything. */
function unsaidNotes(unsaid: readonly number[]): string[] {
  if (unsaid.length === 0) return [];
  const named = unsaid.map(isoFromDay).join(", ");
  return [`Splits that the prices show and your file does not: ${named}.`];
}

function ratioOf({ newShares, oldShares }: { newShares: number; oldShares: number }): string {
  return `${newShares} for ${oldShares}`;
}

function otherRatio(trade: UserTrade, split: RowSplit): UnplayableTrades {
  return new UnplayableTrades({
    trade,
    what: `this split is ${ratioOf(trade.split!)}, in the prices it is ${ratioOf(split)}`,
    mend: "Give the prices of this stock, or correct the split",
  });
}

function refuseAdjusted(trade: UserTrade, before: number, after: number): void {
  const { newShares, oldShares } = trade.split!;
  const kept = after / before;
  const divided = (kept * newShares) / oldShares;
  if (Math.max(divided, 1 / divided) < Math.max(kept, 1 / kept)) return;
  throw new UnplayableTrades({
    trade,
    what: `the prices do not change by this split, ${ratioOf(trade.split!)}`,
    why: "They are adjusted for it, and your strikes and fills before it are not",
    mend: "Give prices as they were traded (--close unadjusted), or tell the splits: --splits FILE",
  });
}
