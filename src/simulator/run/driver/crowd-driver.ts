import { COMMAND } from "../../../messages/commands.ts";
import { nextRow } from "../../../messages/rows.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import {
  fundStockCrowd,
  joinStockCrowd,
  markListing,
  type StockCrowd,
  startStockCrowd,
} from "../../stock/stock-crowd.ts";
import { TapePath } from "../../stock/value/value-paths.ts";
import type { LivingStock, RunConfig } from "../run-config.ts";
import type { StockDriver } from "./stock-driver.ts";

/** Longer than any latency: by then makers' first orders rest, and the last ones have arrived. */
const SETTLE_US = 1_000_000;
/** Between two marks of the stock: trades are measured by them. */
const MARK_US = 60_000_000;

/**
 * The stock's price is made by a crowd in its own book; the tape is what a share is worth. Others
 * trade in that book too, and move it.
 */
export function crowdDriver(
  { tape, seed }: RunConfig,
  living: LivingStock,
  kernel: Kernel,
): StockDriver {
  const crowd: StockCrowd = joinStockCrowd(kernel, { ...living, seed, path: new TapePath(tape) });
  const mark = (time: number): void => {
    kernel.runUntil(time);
    nextRow(kernel.market.commands, COMMAND.markStock, time);
    kernel.applySent();
  };
  let last = 0;
  return {
    stepsOf: () => living.steps,
    open: (time) => {
      markListing(crowd, time);
      fundStockCrowd(crowd, time);
    },
    startDay: ({ day }, time) => {
      startStockCrowd(crowd, day);
      mark(time + SETTLE_US);
      last = time + SETTLE_US;
    },
    playStep: (_day, _step, time) => {
      for (let next = last + MARK_US; next < time; next += MARK_US) mark(next);
      mark(time);
      last = time;
    },
    playUntil: (time) => {
      kernel.runUntil(time);
      last = Math.max(last, time);
    },
    endOf: (closeTime) => closeTime + SETTLE_US,
  };
}
