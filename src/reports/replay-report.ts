import type { TickRule } from "../contracts/tick-rule.ts";
import type { Ending } from "../simulator/history/open-option.ts";
import type { Strategy } from "../simulator/history/replay-config.ts";

/** The JSON contract of `bothsides replay` (docs/cli.md): dollars, decimals per year, ISO dates. */
export interface ReplayReport {
  readonly schema: "bothsides.replay/1";
  readonly seed: number;
  readonly input: ReplayInput;
  /** `modelled`, or `quoted`: real bids and asks. */
  readonly prices: "modelled" | "quoted";
  /** Completes "prices are modelled from" or "prices are". */
  readonly priceSource: string;
  readonly notes: readonly string[];
  readonly conventions: Conventions;
  /** What is taken for granted: names of pages in docs/assumptions. */
  readonly assumptions: readonly string[];
  readonly cycles: readonly CycleReport[];
  readonly summary: SummaryReport;
  readonly ledger: { readonly balanced: true; readonly checks: number };
  readonly flows: FlowsReport;
  readonly stateHash: string;
  /** One cycle day by day; only when it was asked for. */
  readonly explain?: ExplainReport;
  /** How well the chain is behaved; only where option prices come from one. */
  readonly chain?: ChainReport;
  /** Other settings beside this run; only when they were asked for. */
  readonly compare?: readonly ComparedRun[];
  /** The user's forecasts against what came; only when he brought some. */
  readonly forecasts?: ForecastReport;
}

/** A chain's smiles, all days together. */
export interface ChainReport {
  readonly file: string;
  readonly days: number;
  readonly expiries: number;
  readonly quotes: number;
  /** Liquid strikes, and those at which the fitted smile lies between bid and ask. */
  readonly liquid: number;
  readonly inside: number;
  /** Strikes quoted on both sides, and those whose put and call volatility agree. */
  readonly pairs: number;
  readonly agree: number;
  /** Least g of Durrleman's condition: below 0 is butterfly arbitrage. */
  readonly butterfly: number;
  /**
   * Least growth of total variance from one expiry to the next: below 0 is calendar arbitrage. Null
   * where no day has two expiries.
   */
  readonly calendar: number | null;
}

/** What a configuration does not say of itself, in the words of who asked for the replay. */
export interface AskedConventions {
  /** `atm`, `atm-above`, `spot`, `delta:0.30` or `otm:0.05`. */
  readonly strike: string;
  /** `monthly`, `weekly` or `days:10`. */
  readonly cycle: string;
  /** Already in the configuration's volatilities. */
  readonly volOffset: number;
  /** `implied`, `realized` or a number. */
  readonly hedgeVol: string;
  /** Dollars, or `5bp`. */
  readonly halfSpread: string;
  /** 0, or what the rates are. */
  readonly rates: string | number;
  /** A yield, or a file's name. */
  readonly dividends: string;
  /** `none`, `50%`, `21d` or `roll`. */
  readonly exit: string;
  readonly fees: "none" | "retail";
}

/** How a replay was run. */
export interface Conventions extends AskedConventions {
  readonly strategy: Strategy;
  readonly contracts: number;
  readonly style: "european" | "american";
  readonly ticks: TickRule;
  readonly makerEdge: number;
  /** Share of the early exercises that would pay which the holder forgets. */
  readonly neglect: number;
  /** `close`, `none`, `band:0.05`, `band:whalley-wilmott`, `band:zakamouline` or `given-deltas`. */
  readonly hedge: string;
  readonly years: string;
  readonly entry: string;
  readonly interest: string;
}

export interface ReplayInput {
  readonly rows: number;
  readonly used: number;
  readonly dropped: readonly Counted[];
  readonly skippedCycles: number;
  readonly skipped: readonly Counted[];
  readonly from: string;
  readonly to: string;
}

export interface Counted {
  readonly reason: string;
  readonly count: number;
}

export type Outcome = "both" | "sellerOnly" | "buyerOnly" | "neither";

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** Per share: spot, settle, strike, premium. Of the whole position: every result and part. */
export interface CycleReport {
  readonly entry: string;
  readonly right: "call" | "put";
  readonly expiry: string;
  /** When the option came to its end: at the expiry, or bought back, rolled or assigned before. */
  readonly ended: string;
  readonly ending: Ending["how"];
  /** 1, or new shares for one where the stock was split on the way: `settle` is per new share. */
  readonly newSharesForOne: number;
  readonly spot: number;
  readonly settle: number;
  readonly strike: number;
  readonly years: number;
  readonly iv: number;
  readonly realizedVol: number;
  readonly rate: number;
  readonly premium: number;
  readonly contracts: number;
  readonly seller: SellerReport;
  readonly buyer: BuyerReport;
  readonly buyAndHold: HoldingReport;
  readonly outcome: Outcome;
  readonly assigned: boolean;
}

export interface SellerReport {
  /** option + stock + dividends + fees; no interest on the seller's own starting money. */
  readonly pnl: number;
  readonly option: number;
  readonly stock: number;
  readonly dividends: number;
  /** What the starting money (the shares' value, or the strike in cash) would earn as cash. */
  readonly interest: number;
  readonly fees: number;
  /** The result above what cash earns, the premium's interest included, at the expiry. */
  readonly excess: number;
  /** Adds up to `excess`. */
  readonly decomposition: {
    readonly equity: number;
    readonly shortVol: number;
    readonly timing: number;
  };
}

export interface BuyerReport {
  readonly pnl: number;
  /** Adds up to `pnl`. */
  readonly parts: Readonly<Record<string, number>>;
  readonly hedgeTrades: number;
  /** Gain of the share trades that undid an earlier one (the article's account of hedging). */
  readonly matchedTrades: number;
}

export interface HoldingReport {
  readonly pnl: number;
  readonly interest: number;
  readonly excess: number;
}

/** Totals of one replay. */
export interface TotalsReport {
  readonly cycles: number;
  readonly seller: PartyTotals & StockTotals & { readonly option: number; readonly fees: number };
  readonly buyer: PartyTotals & StockTotals & BuyerTotals;
  readonly buyAndHold: PartyTotals & StockTotals;
  /** What the options were sold for, and what they were worth at their expiries. */
  readonly premium: number;
  readonly payoff: number;
  /** Cycles in which the maker had no bid. */
  readonly unsold: number;
  /** Cycles with an assignment, at the expiry or before; and those before it. */
  readonly assigned: number;
  readonly assignedEarly: number;
  /** Cycles in which the seller bought the options back, rolled ones among them. */
  readonly boughtBack: number;
  readonly meanIv: number;
  readonly meanRealizedVol: number;
  readonly outcomes: {
    readonly withShares: OutcomeCounts;
    readonly optionAlone: OutcomeCounts;
    /** Like withShares, by results above what cash earns. */
    readonly excess: OutcomeCounts;
  };
  /** Results with every fill in the book, at the best bid or ask, in the middle of the quote. */
  readonly fills: Readonly<Record<"book" | "bidAsk" | "mid", BothResults>>;
  /** Seller less just holding: the total, and the cycles in which selling was better. */
  readonly versusHolding: { readonly pnl: number; readonly better: number };
  /** Of the cycles sold, those that swung more than was paid for (iv - makerEdge), and the rest. */
  readonly swings: { readonly more: SwingCounts; readonly less: SwingCounts };
}

/** How the totals change with the volatility of the sale: the same replayed at others. */
export interface HowSureReport {
  readonly sensitivity: readonly SensitivityRow[];
  /** Mean sale volatility at which the buyer's total is zero; null when there is none. */
  readonly breakEvenIv: number | null;
}

export type SummaryReport = TotalsReport & HowSureReport;

export interface BothResults {
  readonly seller: number;
  readonly buyer: number;
}

export interface PartyTotals {
  readonly pnl: number;
  /** Cycles with a gain. */
  readonly gains: number;
  /** Worst fall of the running result from its highest point. */
  readonly worstFall: number;
}

export interface StockTotals {
  readonly stock: number;
  readonly dividends: number;
}

export interface BuyerTotals {
  readonly interest: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly hedgeTrades: number;
  readonly matchedTrades: number;
}

export interface SwingCounts {
  readonly cycles: number;
  readonly buyerGained: number;
}

export interface SensitivityRow {
  /** Volatility points added to the sale. */
  readonly points: number;
  readonly seller: number;
  readonly buyer: number;
}

/** The same history with other settings. */
export interface ComparedRun {
  /** What differs, by the names of the command line's flags. */
  readonly settings: Readonly<Record<string, string>>;
  readonly summary: SummaryReport;
}

/** Forecasts at the sale of each cycle beside what was realised until its expiry. */
export interface ForecastReport {
  /** The user's file, without its folders. */
  readonly file: string;
  /** Cycles that every forecast is known for, and cycles left out because one is not. */
  readonly cycles: number;
  readonly leftOut: number;
  /** Null, and no scores, without such cycles. */
  readonly meanRealizedVol: number | null;
  readonly scores: readonly ForecastScoreReport[];
}

export interface ForecastScoreReport {
  readonly name: "own" | "implied" | "ewma" | "har" | "garch";
  /** Mean of forecast less realised, and root of the mean square of that, in points. */
  readonly bias: number;
  readonly rootMeanSquare: number;
  /** Mean of log s^2 + r^2 / s^2. */
  readonly qlike: number;
  /** Mean of its QLIKE less that of the user's: above 0 the user's was better. Null: one cycle. */
  readonly behindOwn: { readonly mean: number; readonly standardError: number | null };
}

/** One cycle, close by close, as its buyer lived it. */
export interface ExplainReport {
  /** YYYY-MM of the sale. */
  readonly month: string;
  /** The sale's date: the cycle in `cycles` with that entry. */
  readonly entry: string;
  /** Shares that the buyer got for the strike at the expiry; negative when he gave them. */
  readonly delivered: number;
  readonly days: readonly ExplainedDay[];
}

export interface ExplainedDay {
  readonly date: string;
  /** $ per share; at the expiry, `option` is what it paid. */
  readonly stock: number;
  readonly option: number;
  /** Shares: bought less sold at this close, and what he then had. */
  readonly traded: number;
  readonly held: number;
  /** Of the trades that undid an earlier one; adds up to the cycle's `matchedTrades`. */
  readonly gain: number;
  /** The buyer's, since before the sale; the last one is the cycle's `pnl`. */
  readonly result: number;
}

/** matrix[i][j]: what party i had from party j. */
export interface FlowsReport {
  readonly parties: readonly string[];
  readonly matrix: readonly (readonly number[])[];
  readonly causes: Readonly<Record<string, readonly (readonly number[])[]>>;
}
