import { deviationOf, meanOf } from "../math/mean.ts";
import { totalVega } from "../participants/dealing/option-book.ts";
import type { ChainMaker } from "../participants/market-maker/chain-maker.ts";

/** What makers held at the closes, as shares of their limits for a month; long above 0. */
export interface InventoryReport {
  readonly mean: number;
  /** Standard deviation over days and makers. */
  readonly deviation: number;
  /** Share of days and makers at a limit. */
  readonly atLimit: number;
  /** Mean dollars per volatility point of all makers together. */
  readonly vega: number;
}

/** Shares of the limit, a row per close and maker. */
export interface InventoryDays {
  readonly shares: number[];
  readonly vegas: number[];
}

/** Notes what every maker holds, by the book that he last read. */
export function noteInventory(days: InventoryDays, makers: readonly ChainMaker[]): void {
  let vega = 0;
  for (const { book, monthShare } of makers) {
    days.shares.push(monthShare);
    vega += totalVega(book);
  }
  days.vegas.push(vega);
}

export function inventoryReport({ shares, vegas }: InventoryDays): InventoryReport {
  const atLimit = shares.filter((share) => Math.abs(share) >= 1).length / shares.length;
  return { mean: meanOf(shares), deviation: deviationOf(shares), atLimit, vega: meanOf(vegas) };
}
