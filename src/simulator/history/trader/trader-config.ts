import type { SaleConfig } from "../replay-config.ts";

/** A price history, the maker's volatility on it, and what somebody thinks that it should be. */
export interface TraderConfig extends SaleConfig {
  /** The trader's, per year along the rows; NaN where he has none: then he stays out. */
  readonly forecast: Float64Array;
  /** What must be left of his edge after the expected cost of hedging, as a decimal. */
  readonly minEdge: number;
  /** He hedges at his forecast of the entry instead of the maker's volatility. */
  readonly hedgesAtForecast?: boolean;
  /** What he does wherever he has a forecast: the benchmarks. Without it he decides. */
  readonly always?: "buy" | "sell";
}
