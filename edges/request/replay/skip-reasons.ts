import type { Counted } from "../../../src/reports/replay-report.ts";

/** Why a cycle cannot be replayed, and what its user can do about it. */
export interface SkipReason {
  readonly why: string;
  readonly mend: string;
}

export const NO_FORECAST: SkipReason = {
  why: "no forecast before 252 returns",
  mend: "Give a longer history, or --vol NUMBER",
};

export const NO_VOLATILITY: SkipReason = {
  why: "no volatility on the day of the sale",
  mend: "Give --vol a file of these years, or a NUMBER",
};

export const NO_POSITIVE_VOLATILITY: SkipReason = {
  why: "volatility and offset add up to 0 or less",
  mend: "Give a higher --vol-offset",
};

export const NO_RATE: SkipReason = {
  why: "no interest rate on the day of the sale",
  mend: "Give --rates a file of these years, or a NUMBER",
};

export const NO_HEDGE_FORECAST: SkipReason = {
  why: "no forecast for the hedge before 252 returns",
  mend: "Give a longer history, or --hedge-vol implied",
};

export const NO_STRIKE: SkipReason = {
  why: "no strike has so large a delta at that dividend yield",
  mend: "Give --strike a smaller delta",
};

/** Each reason with how often it stands in the list, in the order of first appearance. */
export function countReasons(reasons: readonly (SkipReason | undefined)[]): Counted[] {
  return [...countsOf(reasons)].map(([{ why }, count]) => ({ reason: why, count }));
}

/** The reason that stands in the list most often: the one to mend first. */
export function mainReason(reasons: readonly (SkipReason | undefined)[]): SkipReason | undefined {
  return [...countsOf(reasons)].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function countsOf(reasons: readonly (SkipReason | undefined)[]): Map<SkipReason, number> {
  const counts = new Map<SkipReason, number>();
  for (const reason of reasons) {
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
