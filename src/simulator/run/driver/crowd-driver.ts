import type { Kernel } from "../../kernel/kernel.ts";
import {
  joinStockCrowd,
  openStockCrowd,
  playToMark,
  SETTLE_US,
  type StockCrowd,
  startStockCrowd,
} from "../../stock/stock-crowd.ts";
import { TapePath } from "../../stock/value/value-paths.ts";
import type { LivingStock, RunConfig } from "../run-config.ts";
import type { StockDriver } from "./stock-driver.ts";

/** Between two marks of the stock: trades are measured by them. */
const MARK_US = 60_000_000;

/**
 * The stock's price is made by a crowd in its own book; the tape is what a share is worth. Others
 * trade in that book too, and move it.
 *
 * @param onMark is told of each mark of the stock.
 */
export function crowdDriver(
  { tape, seed }: RunConfig,
  living: LivingStock,
  kernel: Kernel,
  onMark: (time: number) => void,
): StockDriver {
  const crowd: StockCrowd = joinStockCrowd(kernel, { ...living, seed, path: new TapePath(tape) });
  let last = 0;
  const playTo = (time: number): void => {
    playToMark(crowd, time);
    onMark(time);
  };
  return {
    stepsOf: () => living.steps,
    open: (time) => openStockCrowd(crowd, time),
    startDay: ({ day }, time) => {
      startStockCrowd(crowd, day);
      last = time + SETTLE_US;
      onMark(last);
    },
    playStep: (_day, _step, time) => {
      for (let next = last + MARK_US; next < time; next += MARK_US) playTo(next);
      playTo(time);
      last = time;
    },
    playUntil: (time) => {
      kernel.runUntil(time);
      last = Math.max(last, time);
    },
    endOf: (closeTime) => closeTime + SETTLE_US,
  };
}
