import type {
  ChainReport,
  Conventions,
  FlowsReport,
  ForecastReport,
  ReplayInput,
} from "../replay-report.ts";

/** The JSON of `bothsides replay --strategy volatility-trader` (docs/cli.md), in its units. */
export interface TraderReport {
  readonly schema: "bothsides.trader/1";
  readonly seed: number;
  readonly input: ReplayInput;
  /** `modelled` from the market's volatility, or `quoted`: real bids and asks. */
  readonly prices: "modelled" | "quoted";
  /** Where they come from. */
  readonly priceSource: string;
  readonly notes: readonly string[];
  readonly conventions: TraderConventions;
  readonly cycles: readonly TraderCycleReport[];
  readonly summary: TraderSummary;
  readonly ledger: { readonly balanced: true; readonly checks: number };
  readonly flows: FlowsReport;
  readonly forecasts: ForecastReport;
  readonly stateHash: string;
  /** How well the chain is behaved; only where option prices come from one. */
  readonly chain?: ChainReport;
  /** Only where it is asked for. */
  readonly accuracy?: AccuracyReport;
}

export interface TraderConventions extends Omit<Conventions, "strategy"> {
  readonly strategy: "volatility-trader";
  readonly minEdge: number;
  /** A file's name, or `ewma`, `har` or `garch` of past closes. */
  readonly forecast: string;
}

/** Per share: spot, settle, strike, premium. Of the whole position: every result and part. */
export interface TraderCycleReport {
  readonly entry: string;
  readonly right: "call";
  readonly expiry: string;
  readonly spot: number;
  readonly settle: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly side: "bought" | "sold" | "none";
  /** 0 without a trade. */
  readonly contracts: number;
  readonly premium: number;
  /** The trader's; null where he has none. */
  readonly forecast: number | null;
  /** Round which the maker quotes, or of the chain's middle price; null where it has none. */
  readonly midVol: number | null;
  /** Of the prices that he can trade at; null without two of them. */
  readonly bidVol: number | null;
  readonly askVol: number | null;
  readonly realizedVol: number;
  /** Forecast less ask, or bid less forecast: the larger. Null without a forecast or a quote. */
  readonly edge: number | null;
  /** What hedging was expected to cost, in volatility. */
  readonly hedgeCost: number | null;
  /** `edge` x vega of the position at the entry, in dollars; 0 without a trade. */
  readonly seen: number;
  readonly trader: TradedReport;
  readonly maker: TradedReport;
}

export interface TradedReport {
  readonly pnl: number;
  /** Adds up to `pnl`. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface TraderSummary {
  readonly cycles: number;
  readonly bought: number;
  readonly sold: number;
  /** Cycles without a trade, those without a quote or a forecast among them. */
  readonly none: number;
  readonly withoutQuote: number;
  readonly withoutForecast: number;
  readonly trader: TradedTotals;
  readonly maker: TradedTotals;
  /** What the others who trade the stock had from the two; the price of their own shares aside. */
  readonly shareTraders: {
    readonly pnl: number;
    readonly stock: number;
    readonly dividends: number;
  };
  /** The trader's result once more, as what he saw and what became of it. */
  readonly edge: EdgeReport;
  /** All trades, those of each side, and by the edge that was seen. */
  readonly trades: TradeGroup;
  readonly bySide: { readonly bought: TradeGroup; readonly sold: TradeGroup };
  readonly byEdge: readonly EdgeBucket[];
  readonly benchmarks: Benchmarks;
  readonly sensitivity: readonly TraderSensitivity[];
  /** Null where no cycle has one. */
  readonly meanMidVol: number | null;
  readonly meanRealizedVol: number;
}

export interface TradedTotals {
  readonly pnl: number;
  /** Cycles with a gain. */
  readonly gains: number;
  readonly worstFall: number;
  /** option + stock + dividends + interest + borrow + fees = pnl. */
  readonly option: number;
  readonly stock: number;
  readonly dividends: number;
  readonly interest: number;
  readonly borrow: number;
  readonly fees: number;
}

/** Dollars; all but `seen` add up to `earned`, which is the trader's result. */
export interface EdgeReport {
  /** Forecast less tradable quote x vega, summed over the trades. */
  readonly seen: number;
  readonly earned: number;
  /** gamma + decay: what moves brought, less what they were expected to bring at the mark. */
  readonly volatility: number;
  /** Options bought over or sold under the mark. */
  readonly spread: number;
  /** delta + hedge: whole shares, and a delta at another volatility than the mark's. */
  readonly shares: number;
  /** Shares bought over or sold under their mark. */
  readonly sharesSpread: number;
  /** financing + exDividend + dividends + interest + borrow. */
  readonly carry: number;
  /** vega + rates: the marks' volatility and rates changed. */
  readonly marks: number;
  readonly exercise: number;
  readonly fees: number;
  readonly residual: number;
}

export interface TradeGroup {
  readonly trades: number;
  readonly gains: number;
  readonly seen: number;
  readonly earned: number;
  /** Of one trade's result; null without trades, its error with less than two. */
  readonly mean: number | null;
  readonly standardError: number | null;
}

/** Trades whose forecast was so far from the quote: points, above 0 bought, below 0 sold. */
export interface EdgeBucket extends TradeGroup {
  readonly from: number | null;
  readonly to: number | null;
}

/** Who else would have earned what, at the same quotes and costs, in the same cycles. */
export interface Benchmarks {
  readonly alwaysBuy: number;
  readonly alwaysSell: number;
  /** The forecasts dealt to other cycles, as multiples of the market's volatility. */
  readonly permuted: {
    readonly permutations: number;
    readonly mean: number;
    /** Permutations that earned as much as the forecasts, or more. */
    readonly asGood: number;
  };
}

export interface TraderSensitivity {
  /** Volatility points added to the maker's volatility. */
  readonly points: number;
  readonly trader: number;
  readonly maker: number;
  readonly trades: number;
}

/** The trader's result by how far his forecasts are off: a look into the future. */
export interface AccuracyReport {
  /** Cycles with a forecast of his: the errors are measured on these. */
  readonly cycles: number;
  /** From no error to twice his own. */
  readonly curve: readonly AccuracyPoint[];
  /** Where a growing error first turns a gain into none; null where it never does. */
  readonly breakEven: {
    /** Points. */
    readonly rootMeanSquare: number;
    /** Of the error that his forecasts have. */
    readonly ofOwn: number;
  } | null;
}

export interface AccuracyPoint {
  /** Each forecast is realised + so many times its own error. */
  readonly errorTimes: number;
  /** Of forecast less realised, in points; null without a forecast. */
  readonly rootMeanSquare: number | null;
  readonly trades: number;
  /** His result after spread, hedging and fees, in dollars. */
  readonly trader: number;
}
