import { VEGA_BUCKETS } from "../../participants/dealing/vega-buckets.ts";
import {
  CHAIN_CELLS,
  cellOf,
  EXPIRY_BUCKETS,
  type ExpiryBucket,
  MONEYNESS,
  type Moneyness,
} from "./chain-buckets.ts";

/** What all makers together hold of an expiry, at the forecast volatility; mean over closes. */
export interface MakersRisk {
  readonly days: ExpiryBucket;
  /** Dollars a point of volatility, and the same by moneyness of the options. */
  readonly vega: number;
  readonly vegaByMoneyness: Readonly<Record<Moneyness, number>>;
  /** By how many dollars of stock their delta changes if the stock moves by 1 %. */
  readonly dollarGamma: number;
}

/** Sums over closes. */
export interface RiskSums {
  /** By cell, dollars a point. */
  readonly vega: Float64Array;
  /** By expiry, dollars for 1 %. */
  readonly gamma: Float64Array;
}

export function createRiskSums(): RiskSums {
  return { vega: new Float64Array(CHAIN_CELLS), gamma: new Float64Array(VEGA_BUCKETS) };
}

export function makersRisk({ vega, gamma }: RiskSums, closes: number): MakersRisk[] {
  return EXPIRY_BUCKETS.map((days, expiry) => {
    const cells = MONEYNESS.map((name, column) => {
      return [name, vega[cellOf(expiry, column)]! / closes] as const;
    });
    return {
      days,
      vega: cells.reduce((sum, [, one]) => sum + one, 0),
      vegaByMoneyness: Object.fromEntries(cells) as Record<Moneyness, number>,
      dollarGamma: gamma[expiry]! / closes,
    };
  });
}
