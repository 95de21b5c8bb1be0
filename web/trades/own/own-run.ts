import type { OpenedPosition } from "../../../src/reports/trades/opened-position.ts";
import type { PositionReport, TradesReport } from "../../../src/reports/trades/trades-report.ts";
import type { Answer, LabOptions } from "../../engine/engine-api.ts";
import { engine } from "../../engine/open-engine.ts";

/** The user's trades as they were replayed, and what was asked. */
export interface OwnRun {
  readonly options: LabOptions;
  readonly report: TradesReport;
}

/** One of its positions, day by day and in the books. */
export async function openedPosition(
  { trades = [], ...options }: LabOptions,
  index: number,
): Promise<Answer<OpenedPosition>> {
  return (await engine()).position(options, trades, index);
}

/** `105 call to 2025-01-17`; the stock is the same for all. */
export function positionName({ contract }: PositionReport): string {
  const parts = /(\d\d)(\d\d)(\d\d)([CP])(\d{8})$/.exec(contract);
  if (parts === null) return contract;
  const [, year, month, day, right, strike] = parts;
  const name = right === "C" ? "call" : "put";
  return `${Number(strike) / 1_000} ${name} to 20${year}-${month}-${day}`;
}
