import type { IvStatus } from "../../pricing/implied-volatility.ts";
import type { PositionEnd } from "../../simulator/trades/position-book.ts";
import type {
  BuyerTotals,
  Counted,
  FlowsReport,
  OutcomeCounts,
  StockTotals,
} from "../replay-report.ts";

/** The JSON contract of `replay --trades` (docs/cli.md): dollars, decimals per year, ISO dates. */
export interface TradesReport {
  readonly schema: "bothsides.trades/1";
  readonly seed: number;
  /** Of the price file; `from` and `to` are the first and the last day that was replayed. */
  readonly input: {
    readonly rows: number;
    readonly used: number;
    readonly dropped: readonly Counted[];
    readonly from: string;
    readonly to: string;
  };
  readonly trades: ReadTradesReport;
  readonly conventions: TradesConventions;
  readonly positions: readonly PositionReport[];
  readonly summary: TradesSummary;
  /** Pages of docs/assumptions that decide the answer. */
  readonly assumptions: readonly string[];
  readonly ledger: { readonly balanced: true; readonly checks: number };
  readonly flows: FlowsReport;
  readonly stateHash: string;
}

/** How the user's files were read, and what was made of them. */
export interface ReadTradesReport {
  readonly ticker: string;
  readonly files: readonly TradeFileReport[];
  /** Fills of options that were replayed. */
  readonly fills: number;
  /** What the replayed rows moved the cash by, as the files say it and in the ledger. */
  readonly cash: {
    /** Whether a file says it; else it is price x quantity less fees. */
    readonly isSaid: boolean;
    readonly file: number;
    readonly ledger: number;
    readonly differences: readonly CashDifferenceReport[];
  };
  /** Dividends of the files that were not paid, because the prices have their own. */
  readonly fileDividends: number;
  /** Shares that the user must have had before. */
  readonly openingShares: number;
  /** Rows that were read and not replayed. */
  readonly skipped: readonly Counted[];
  readonly notes: readonly string[];
}

export interface TradeFileReport {
  readonly name: string;
  readonly broker: string;
  readonly used: number;
  readonly duplicates: number;
  readonly skipped: readonly Counted[];
}

/** A row whose cash in the file is not what its price, quantity and fees give. */
export interface CashDifferenceReport {
  readonly file: string;
  readonly line: number;
  readonly said: number;
  readonly ours: number;
}

export interface TradesConventions {
  readonly style: "european" | "american";
  readonly hedge: string;
  readonly hedgeVol: string;
  readonly halfSpread: string;
  readonly rates: string | number;
  readonly dividends: string;
}

/** One series from flat to flat. Amounts of the whole position. */
export interface PositionReport {
  /** OCC symbol as it was when it was opened. */
  readonly contract: string;
  readonly opened: string;
  /** Null while it is open. */
  readonly closed: string | null;
  readonly how: PositionEnd;
  /** Below 0 sold. */
  readonly contracts: number;
  /** What the opening fills brought; below 0 what they cost. */
  readonly premium: number;
  /** Of the opening fill at its day's close; null where its price implies none, and why. */
  readonly iv: number | null;
  readonly ivStatus: IvStatus | "last-day";
  /** From the opening to the end; null within one day. */
  readonly realizedVol: number | null;
  /** The user's options alone, and what he was charged for them (0 or below). */
  readonly option: number;
  readonly fees: number;
  /** The other side's: options, and with the hedge of this position alone, unrounded. */
  readonly buyer: { readonly option: number; readonly hedged: number };
}

export interface TradesSummary {
  /** Adds up: option + stock + dividends + fees. */
  readonly you: StockTotals & {
    readonly pnl: number;
    readonly worstFall: number;
    readonly option: number;
    /** Of the opening fills. */
    readonly premium: number;
    readonly fees: number;
  };
  readonly buyer: StockTotals & BuyerTotals & { readonly pnl: number; readonly worstFall: number };
  /** The file's own share rows and the opening shares, without any option. */
  readonly holding: StockTotals & { readonly pnl: number; readonly worstFall: number };
  readonly outcomes: {
    /** Your options alone against the other side with its hedge. */
    readonly hedged: OutcomeCounts;
    readonly optionAlone: { readonly gained: number; readonly lost: number };
  };
  readonly versusHolding: number;
  /** Means over the positions that were sold and whose price implies a volatility. */
  readonly paid: { readonly positions: number; readonly iv: number; readonly realizedVol: number };
  /** The other side's result, had it hedged at so many points more. */
  readonly sensitivity: readonly { readonly points: number; readonly buyer: number }[];
}
