import { STOCK } from "../../contracts/instrument-table.ts";
import type { SellerHabit } from "../option-seller.ts";

/** Sells puts until shares are put to it, then calls until they are called away, and so on. */
export const WHEEL_SELLER: SellerHabit = {
  nextRight: (view) => (view.position(STOCK) > 0 ? 1 : -1),
  sharesBetweenSales: () => undefined,
};
