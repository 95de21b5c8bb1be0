import type { SellerHabit } from "../option-seller.ts";

/** Holds the strike in cash and sells puts; shares that are put to it are sold again. */
export const PUT_SELLER: SellerHabit = {
  nextRight: () => -1,
  sharesBetweenSales: () => 0,
};
