import type { VolClock } from "../../calendar/clocks.ts";
import type { FeeKind } from "../../messages/admin-commands.ts";

/** A recorded price history and what the world does on it; one element for each row of prices. */
export interface PriceHistory {
  /** Days since 1970-01-01, ascending. */
  readonly days: Int32Array;
  /** Closes as traded, in $0.0001 per share. */
  readonly closes: Float64Array;
  /** The tape's half-spread on this row, in $0.0001 per share. */
  readonly halfSpreads: Float64Array;
  /** Continuous interest rate per year; the entry row's holds until the expiry. */
  readonly rates: Float64Array;
  /** Continuous dividend yield per year in the pricing; the entry row's holds until the expiry. */
  readonly yields: Float64Array;
  /** Dividends in $0.0001 per share, paid on this row to who held the share at the close before. */
  readonly dividends: Float64Array;
  /** Whether those dividends are announced one by one (else `yields` stands for them). */
  readonly announced: boolean;
  /** Splits, by ascending row; without it there are none. */
  readonly splits?: readonly RowSplit[];
  /** Fees that change, by ascending row; without it nothing is charged. */
  readonly feeChanges?: readonly RowFee[];
  /** What borrowing shares costs, simple per year; nothing without it. */
  readonly borrowRate?: number;
  /** Called after each close that is played: the place for a sign of progress. */
  readonly onRow?: () => void;
  /** Whether results are wanted without their reasons (see `createAttribution`). */
  readonly isCoarse?: boolean;
  /** Of chance: which shorts are assigned early, what a holder forgets. */
  readonly seed: number;
  /** What the market's volatilities are per year of; calendar time without it. */
  readonly volClock?: VolClock;
}

/** The clock of the market's volatilities. */
export function volClockOf({ volClock }: Pick<PriceHistory, "volClock">): VolClock {
  return volClock ?? "calendar";
}

/** From this row on, `newShares` stand for `oldShares` of the row before. */
export interface RowSplit {
  readonly row: number;
  readonly newShares: number;
  readonly oldShares: number;
}

/** What a fee of one party is from this row on: $0.0001 per unit, or a share of the proceeds. */
export interface RowFee {
  readonly row: number;
  readonly party: "seller" | "buyer";
  readonly fee: FeeKind;
  readonly rate: number;
}

/** Shares on row `to` that stand for one share on row `from`. */
export function sharesForOne(history: PriceHistory, from: number, to: number): number {
  let ratio = 1;
  for (const { row, newShares, oldShares } of history.splits ?? []) {
    if (row > from && row <= to) ratio *= newShares / oldShares;
  }
  return ratio;
}

/** Closes in $0.0001 per share of the first row, with fractions: what moved is the price alone. */
export function splitAdjustedCloses(history: PriceHistory): Float64Array {
  const { closes, splits } = history;
  if (splits === undefined || splits.length === 0) return closes;
  let [ratio, next] = [1, 0];
  return closes.map((close, row) => {
    for (; next < splits.length && splits[next]!.row <= row; next++) {
      ratio *= splits[next]!.newShares / splits[next]!.oldShares;
    }
    return close * ratio;
  });
}
