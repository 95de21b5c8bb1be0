import { deviationOf, meanOf } from "../math/mean.ts";
import { totalVega } from "../participants/dealing/option-book.ts";
import type { ChainMaker } from "../participants/market-maker/chain-maker.ts";

/** What makers held at the closes, as shares of their limits for a month; long above 0. */
export interface InventoryReport {
  readonly mean: number;
  /** Standard deviation over days and makers. */
  readonly deviation: number;
  /** Share of days and makers at a limit of vega, and of gamma of all expiries. */
  readonly atLimit: number;
  readonly atGammaLimit: number;
  /** Mean dollars per volatility point of all makers together. */
  readonly vega: number;
  /** Mean contracts of all makers together, bought and sold ones alike. */
  readonly contracts: number;
}

/** Shares of the limits, a row per close and maker. */
export interface InventoryDays {
  readonly shares: number[];
  readonly gammas: number[];
  /** Of all makers together, a row per close. */
  readonly vegas: number[];
  readonly contracts: number[];
}

/** Notes what every maker holds, by the book that he last read. */
export function noteInventory(days: InventoryDays, makers: readonly ChainMaker[]): void {
  let [vega, contracts] = [0, 0];
  for (const { book, monthShare, settings } of makers) {
    days.shares.push(monthShare);
    days.gammas.push(book.gamma / settings.gammaLimit);
    vega += totalVega(book);
    contracts += book.contracts;
  }
  days.vegas.push(vega);
  days.contracts.push(contracts);
}

export function inventoryReport({
  shares,
  gammas,
  vegas,
  contracts,
}: InventoryDays): InventoryReport {
  return {
    mean: meanOf(shares),
    deviation: deviationOf(shares),
    atLimit: shareAtLimit(shares),
    atGammaLimit: shareAtLimit(gammas),
    vega: meanOf(vegas),
    contracts: meanOf(contracts),
  };
}

function shareAtLimit(shares: readonly number[]): number {
  return shares.filter((share) => Math.abs(share) >= 1).length / shares.length;
}
