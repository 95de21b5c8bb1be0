import { dollarsFromAmount } from "../../money/amount.ts";
import type { BestQuote } from "./best-quote.ts";
import {
  CHAIN_CELLS,
  cellOf,
  EXPIRY_BUCKETS,
  type ExpiryBucket,
  MONEYNESS,
  type Moneyness,
} from "./chain-buckets.ts";

/** What is quoted of the options of a cell, over all closes; null where nothing is. */
export interface QuotedCell {
  readonly days: ExpiryBucket;
  readonly moneyness: Moneyness;
  /** Options that are live at a close. */
  readonly series: number;
  /** Share with a bid and an ask, of those that are looked at. */
  readonly twoSided: number | null;
  /** Of these: ask less bid, dollars per share; and per year, as the sum over that of vegas. */
  readonly spread: number | null;
  readonly spreadVolatility: number | null;
  /** Contracts at the best bid and at the best ask. */
  readonly bidSize: number | null;
  readonly askSize: number | null;
}

/** Sums over closes and series, by cell; prices in $0.0001 per share. */
export interface QuoteSums {
  readonly series: Float64Array;
  /** Of these, whose quotes are read. */
  readonly seen: Float64Array;
  readonly twoSided: Float64Array;
  readonly spread: Float64Array;
  readonly vega: Float64Array;
  readonly bidSize: Float64Array;
  readonly askSize: Float64Array;
}

export function createQuoteSums(): QuoteSums {
  const cells = (): Float64Array => new Float64Array(CHAIN_CELLS);
  return {
    ...{ series: cells(), seen: cells(), twoSided: cells() },
    ...{ spread: cells(), vega: cells(), bidSize: cells(), askSize: cells() },
  };
}

/** Adds what is quoted of a series now. @param vega $0.0001 per share and 1.00 of volatility. */
export function addQuote(sums: QuoteSums, cell: number, quote: BestQuote, vega: number): void {
  sums.seen[cell]!++;
  const spread = quote.ask - quote.bid;
  if (Number.isNaN(spread)) return;
  sums.twoSided[cell]!++;
  sums.spread[cell]! += spread;
  sums.vega[cell]! += vega;
  sums.bidSize[cell]! += quote.bidSize;
  sums.askSize[cell]! += quote.askSize;
}

/** Share of all options and closes that has both sides, as cells have it that are looked at. */
export function twoSidedShare({ series, seen, twoSided }: QuoteSums): number {
  let [all, both] = [0, 0];
  for (let cell = 0; cell < CHAIN_CELLS; cell++) {
    if (seen[cell] === 0) continue;
    all += series[cell]!;
    both += (series[cell]! * twoSided[cell]!) / seen[cell]!;
  }
  return both / all;
}

export function quotedCells(sums: QuoteSums, closes: number): QuotedCell[] {
  return EXPIRY_BUCKETS.flatMap((days, expiry) =>
    MONEYNESS.map((moneyness, column) => {
      const cell = cellOf(expiry, column);
      const [series, count] = [sums.series[cell]!, sums.twoSided[cell]!];
      return {
        ...{ days, moneyness, series: series / closes },
        twoSided: ratio(count, sums.seen[cell]!),
        spread: ratio(dollarsFromAmount(sums.spread[cell]!), count),
        spreadVolatility: ratio(sums.spread[cell]!, sums.vega[cell]!),
        bidSize: ratio(sums.bidSize[cell]!, count),
        askSize: ratio(sums.askSize[cell]!, count),
      };
    }),
  );
}

function ratio(sum: number, count: number): number | null {
  return count > 0 ? sum / count : null;
}
