import type { RowSplit } from "../../history/price-history.ts";
import type { ExpectedDelivery } from "./expected-deliveries.ts";
import type { PlannedHoldings } from "./planned-holdings.ts";
import type { PlannedEvent } from "./trade-plan.ts";

/** What the trades are laid along. */
export interface PlanHistory {
  readonly days: Int32Array;
  /** Those of the prices and of the file, by ascending row. */
  readonly splits: readonly RowSplit[];
  /** Whether the price history pays dividends itself. */
  readonly paysDividends: boolean;
}

/** A plan in the making. */
export interface PlanState {
  readonly history: PlanHistory;
  readonly holdings: PlannedHoldings;
  readonly events: PlannedEvent[];
  readonly expected: ExpectedDelivery[];
  readonly skipped: Map<string, number>;
  readonly notes: string[];
  /** Of today, without those that were there before. */
  shares: number;
  /** Of today for one of the first row. */
  ratio: number;
  openingShares: number;
  peakShares: number;
  fileCash: number;
  fileDividends: number;
}

/** Counts a row that is not played. */
export function leaveOut({ skipped }: PlanState, reason: string): void {
  skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
}
