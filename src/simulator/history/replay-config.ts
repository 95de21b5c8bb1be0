import type { VolClock } from "../../calendar/clocks.ts";
import type { TickRule } from "../../contracts/tick-rule.ts";
import type { ChainHistory } from "../../history/chain-history.ts";
import type { Cycle } from "../../history/cycles.ts";
import type { HedgePolicy } from "../../participants/hedge-book.ts";
import type { ExitRule } from "./exit-rule.ts";
import type { PriceHistory } from "./price-history.ts";
import type { StrikeRule } from "./strike-rule.ts";

export type Strategy = "covered-call" | "cash-secured-put" | "wheel";

/** A price history and which options are traded on it. A column has an element for each row. */
export interface SaleConfig extends PriceHistory {
  readonly cycles: readonly Cycle[];
  /** Per cycle; after a split those that the new shares cover. */
  readonly contracts: number;
  readonly strike: StrikeRule;
  readonly ticks: TickRule;
  readonly style: "european" | "american";
  /** Real quotes: options are sold and bought back at their prices; without it at the model's. */
  readonly chain?: ChainHistory;
  /** Volatility per year at which an option is sold on this row, or bought back. */
  readonly saleVolatility: Float64Array;
  /** What those are per year of, until the expiry of the day's option; else the market's clock. */
  readonly saleVolClock?: VolClock;
  /** Added to that volatility in the price and the hedge, not in the choice of the strike (0). */
  readonly volatilityShift?: number;
  /**
   * Volatility of the hedge on this row, per year of the market's clock; without it, the sale's
   * until the expiry.
   */
  readonly hedgeVolatility?: Float64Array;
  readonly hedge: HedgePolicy;
  /** Volatility (as a decimal) that the maker takes off his belief for his bid. */
  readonly makerEdge: number;
  /** Share of the early exercises that would pay which the holder forgets; without it none. */
  readonly neglect?: number;
}

/** The same, and who sells them how. */
export interface ReplayConfig extends SaleConfig {
  readonly strategy: Strategy;
  /** When the seller buys an option back before its expiry; without it never. */
  readonly exit?: ExitRule;
}

/**
 * The same, every field there in one order. Configs that were put together from different parts
 * have hidden classes of their own, and compiled code that has seen one is thrown away at the next.
 */
export function inOneShape(config: ReplayConfig): ReplayConfig {
  const shaped: {
    readonly [Name in keyof Required<ReplayConfig>]: ReplayConfig[Name] | undefined;
  } = {
    days: config.days,
    closes: config.closes,
    halfSpreads: config.halfSpreads,
    rates: config.rates,
    yields: config.yields,
    dividends: config.dividends,
    announced: config.announced,
    splits: config.splits,
    feeChanges: config.feeChanges,
    borrowRate: config.borrowRate,
    onRow: config.onRow,
    isCoarse: config.isCoarse,
    seed: config.seed,
    volClock: config.volClock,
    cycles: config.cycles,
    contracts: config.contracts,
    strike: config.strike,
    ticks: config.ticks,
    style: config.style,
    chain: config.chain,
    saleVolatility: config.saleVolatility,
    saleVolClock: config.saleVolClock,
    volatilityShift: config.volatilityShift,
    hedgeVolatility: config.hedgeVolatility,
    hedge: config.hedge,
    makerEdge: config.makerEdge,
    neglect: config.neglect,
    strategy: config.strategy,
    exit: config.exit,
  };
  return shaped as ReplayConfig;
}
