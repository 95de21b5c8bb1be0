import { resultOf } from "../attribution/attribution.ts";
import { replay } from "../simulator/history/replay.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";

/** What both sides would have had, had the options been sold at another volatility. */
export interface ShiftedResult {
  /** Added to the sale volatility, as a decimal (0.02 is two points). */
  readonly shift: number;
  /** Totals in $0.0001. */
  readonly seller: number;
  readonly buyer: number;
}

/** A break-even within this of the truth, in volatility: a thousandth of a point. */
const PRECISION = 0.00001;
/** The search for a change of sign starts here or at twice the outermost known shift. */
const FIRST_SHIFT = 0.04;
const MAX_SHIFT = 0.64;
const MAX_STEPS = 12;

/** Replays the same strikes and prices with the sale volatility shifted, for the totals alone. */
export function replayShifted(config: ReplayConfig, shift: number): ShiftedResult {
  const volatilityShift = (config.volatilityShift ?? 0) + shift;
  const { world } = replay({ ...config, volatilityShift, isCoarse: true });
  return {
    shift,
    seller: resultOf(world.attribution, world.sellerAccount),
    buyer: resultOf(world.attribution, world.buyerAccount),
  };
}

/**
 * The shift of the sale volatility at which the buyer neither gains nor loses in total, found by
 * false position between whole replays (Illinois rule); undefined when there is none within 64
 * points.
 *
 * @param known results that have been replayed already, in ascending order of their shifts: one or
 * more.
 */
export function breakEvenShift(
  config: ReplayConfig,
  known: readonly ShiftedResult[],
): number | undefined {
  const bracket = findBracket(config, known);
  if (bracket === undefined) return undefined;
  let [low, high] = bracket;
  let [lowWeight, highWeight] = [1, 1];
  for (let step = 0; step < MAX_STEPS; step++) {
    const [a, b] = [low.buyer * lowWeight, high.buyer * highWeight];
    const middle = replayShifted(config, (low.shift * b - high.shift * a) / (b - a));
    // What is left, by the slope of the bracket: the total is nearly straight in the shift.
    const slope = (high.buyer - low.buyer) / (high.shift - low.shift);
    if (Math.abs(middle.buyer) <= PRECISION * Math.abs(slope)) return middle.shift;
    const sameSideAsLow = middle.buyer > 0 === low.buyer > 0;
    if (sameSideAsLow) [low, lowWeight, highWeight] = [middle, 1, highWeight / 2];
    else [high, highWeight, lowWeight] = [middle, 1, lowWeight / 2];
  }
  return (low.shift + high.shift) / 2;
}

/** Two shifts between which the buyer's total changes sign: known ones, else ever further out. */
function findBracket(
  config: ReplayConfig,
  known: readonly ShiftedResult[],
): [ShiftedResult, ShiftedResult] | undefined {
  for (let i = 0; i + 1 < known.length; i++) {
    if (known[i]!.buyer > 0 !== known[i + 1]!.buyer > 0) return [known[i]!, known[i + 1]!];
  }
  let [first, last] = [known[0]!, known[known.length - 1]!];
  // A buyer who pays less gains more: go down when he loses everywhere, up when he gains.
  const down = last.buyer <= 0 && first.buyer <= 0;
  const outermost = down ? -first.shift : last.shift;
  for (let size = Math.max(FIRST_SHIFT, 2 * outermost); size <= MAX_SHIFT; size *= 2) {
    const next = replayShifted(config, down ? -size : size);
    if (next.buyer > 0 === down) return down ? [next, first] : [last, next];
    if (down) first = next;
    else last = next;
  }
  return undefined;
}
