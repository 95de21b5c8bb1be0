import type { SellerHabit } from "../option-seller.ts";

/** Owns shares and sells calls against them; shares that are called away are bought back. */
export const COVERED_CALL_SELLER: SellerHabit = {
  nextRight: () => 1,
  sharesBetweenSales: (shares) => shares,
};
