import { amountFromDollars, dollarsFromAmount } from "../money/amount.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import { breakEvenShift, replayShifted, type ShiftedResult } from "../sweeps/sale-volatility.ts";
import type { HowSureReport, SensitivityRow, TotalsReport } from "./replay-report.ts";

/** Volatility points by which the sale is shifted to see how sure the answer is. */
export const SENSITIVITY_POINTS: readonly number[] = [-4, -2, 0, 2, 4];

/** The totals of a replay at each of the points. */
export function shiftedResults(config: ReplayConfig, totals: TotalsReport): ShiftedResult[] {
  return SENSITIVITY_POINTS.map((points) => shiftedResult(config, totals, points));
}

/**
 * The totals had the options been sold at a volatility so many points higher.
 *
 * @param totals as it was run: those of 0 points.
 */
export function shiftedResult(
  config: ReplayConfig,
  { seller, buyer }: TotalsReport,
  points: number,
): ShiftedResult {
  if (points !== 0) return replayShifted(config, points / 100);
  return { shift: 0, seller: amountFromDollars(seller.pnl), buyer: amountFromDollars(buyer.pnl) };
}

/** @param shifted in ascending order of the shift. @param meanIv at which it was sold as run. */
export function howSureReport(
  config: ReplayConfig,
  shifted: readonly ShiftedResult[],
  meanIv: number,
): HowSureReport {
  const breakEven = breakEvenShift(config, shifted);
  return {
    sensitivity: shifted.map(sensitivityRow),
    breakEvenIv: breakEven === undefined ? null : meanIv + breakEven,
  };
}

/** The same in points and dollars. */
export function sensitivityRow({ shift, seller, buyer }: ShiftedResult): SensitivityRow {
  return {
    points: Math.round(shift * 100),
    seller: dollarsFromAmount(seller),
    buyer: dollarsFromAmount(buyer),
  };
}
