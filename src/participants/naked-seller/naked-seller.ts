import type { SellerHabit } from "../option-seller.ts";

/**
 * Sells puts on margin, with a part of what they can cost behind them; shares that are put to it
 * are sold again.
 */
export const NAKED_SELLER: SellerHabit = {
  nextRight: () => -1,
  sharesBetweenSales: () => 0,
};
