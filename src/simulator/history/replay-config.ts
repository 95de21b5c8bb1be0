import type { TickRule } from "../../contracts/tick-rule.ts";
import type { Cycle } from "../../history/cycles.ts";
import type { HedgePolicy } from "../../participants/market-maker/market-maker.ts";
import type { StrikeRule } from "./strike-rule.ts";

export type Strategy = "covered-call" | "cash-secured-put";

/** A price history and how to trade it. The columns have one element for each row of prices. */
export interface ReplayConfig {
  /** Days since 1970-01-01, ascending. */
  readonly days: Int32Array;
  /** Closes in $0.0001 per share. */
  readonly closes: Float64Array;
  readonly cycles: readonly Cycle[];
  /** Of chance: which shorts are assigned early, what a holder forgets. */
  readonly seed: number;
  readonly strategy: Strategy;
  readonly contracts: number;
  readonly strike: StrikeRule;
  readonly ticks: TickRule;
  readonly style: "european" | "american";
  /** Volatility per year at which an option is sold on this row; read on entry rows only. */
  readonly saleVolatility: Float64Array;
  /** Added to that volatility in the price and the hedge, not in the choice of the strike (0). */
  readonly volatilityShift?: number;
  /** Volatility per year of the hedge on this row; without it, the sale's until the expiry. */
  readonly hedgeVolatility?: Float64Array;
  readonly hedge: HedgePolicy;
  /** Volatility (as a decimal) that the maker takes off his belief for his bid. */
  readonly makerEdge: number;
  /** The tape's half-spread on this row, in $0.0001 per share. */
  readonly halfSpreads: Float64Array;
  /** Continuous interest rate per year; the entry row's holds until the expiry. */
  readonly rates: Float64Array;
  /** Continuous dividend yield per year in the pricing; the entry row's holds until the expiry. */
  readonly yields: Float64Array;
  /** Dividends in $0.0001 per share, paid on this row to who held the share at the close before. */
  readonly dividends: Float64Array;
  /** Whether those dividends are announced one by one (else `yields` stands for them). */
  readonly announced: boolean;
}
