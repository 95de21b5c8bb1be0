import type { HedgePolicy } from "../../participants/hedge-book.ts";
import type { PriceHistory } from "../history/price-history.ts";
import type { TradePlan } from "./plan/trade-plan.ts";

/** A price history, the user's trades along it, and how the other side hedges. */
export interface TradesConfig extends PriceHistory {
  readonly plan: TradePlan;
  readonly style: "european" | "american";
  readonly hedge: HedgePolicy;
  /** Volatility per year of the hedge on each row; without it each series' own mark's. */
  readonly hedgeVolatility?: Float64Array;
  /** Added to the volatility of the hedge (0). */
  readonly hedgeShift?: number;
  /** Of a series whose first fill implies none, on each row; NaN where that is unknown too. */
  readonly fallbackVolatility: Float64Array;
}
