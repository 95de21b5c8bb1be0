import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { createEuropeanGreeks } from "../../pricing/black-scholes.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { MarketView } from "../../view/market-view.ts";
import { VEGA_BUCKETS, vegaBucket } from "./vega-buckets.ts";

/** The risk of everything that a dealer or trader holds, at volatilities of his own. */
export interface OptionBook {
  /** Shares that the options stand for. */
  optionDelta: number;
  /** The same, and the shares held: what is not hedged. */
  netDelta: number;
  /** Shares per dollar. */
  gamma: number;
  /** Of each expiry within five days alone, by days to it: one of them offsets no other. */
  readonly shortGammas: Float64Array;
  /** Of what ends today: nobody trades it any more, and it is in no limit. */
  lastGamma: number;
  /** Of all series, bought and sold ones alike. */
  contracts: number;
  /** $ per volatility point, by bucket of time to the expiry. */
  readonly vegas: Float64Array;
}

/** Gamma of an expiry within so many days has a limit of its own (economics 1.6). */
export const SHORT_DAYS = 5;
const POINTS = 0.01;
/** Gamma is how delta changes over this part of the spot. */
const BUMP = 0.001;

export function createOptionBook(): OptionBook {
  const vegas = new Float64Array(VEGA_BUCKETS);
  const shortGammas = new Float64Array(SHORT_DAYS);
  return {
    optionDelta: 0,
    netDelta: 0,
    gamma: 0,
    lastGamma: 0,
    contracts: 0,
    shortGammas,
    vegas,
  };
}

const VALUE = createChainValue();
const UP = createChainValue();
const LAST = createEuropeanGreeks();

/** Adds up an account's book, at the volatility per year that it believes in for each series. */
export function readOptionBook(
  out: OptionBook,
  view: MarketView,
  sigmaOf: (series: number) => number,
): void {
  out.optionDelta = 0;
  out.gamma = 0;
  out.lastGamma = 0;
  out.contracts = 0;
  out.shortGammas.fill(0);
  out.vegas.fill(0);
  const spot = view.stockMark();
  const up = spot * (1 + BUMP);
  const bumpDollars = (up - spot) / UNITS_PER_DOLLAR;
  view.forEachOwnSeries((series, contracts) => {
    const days = view.daysToExpiry(series);
    const sigma = sigmaOf(series);
    const shares = contracts * MULTIPLIER;
    out.contracts += Math.abs(contracts);
    if (!view.priceSeries(VALUE, series, spot, sigma)) {
      view.priceLastDay(LAST, series, sigma);
      out.optionDelta += shares * LAST.delta;
      out.lastGamma += shares * LAST.gamma;
      return;
    }
    view.priceSeries(UP, series, up, sigma);
    const gamma = (shares * (UP.delta - VALUE.delta)) / bumpDollars;
    out.optionDelta += shares * VALUE.delta;
    out.gamma += gamma;
    if (days < SHORT_DAYS) out.shortGammas[days]! += gamma;
    out.vegas[vegaBucket(days)]! += (shares * VALUE.vega * POINTS) / UNITS_PER_DOLLAR;
  });
  out.netDelta = out.optionDelta + view.position(STOCK);
}

/** $ per volatility point, all expiries alike. */
export function totalVega({ vegas }: OptionBook): number {
  let sum = 0;
  for (const vega of vegas) sum += vega;
  return sum;
}

/** $ per volatility point of one contract, at a volatility per year; 0 on its last day. */
export function vegaOfContract(view: MarketView, series: number, sigma: number): number {
  if (!view.priceSeries(VALUE, series, view.stockMark(), sigma)) return 0;
  return (VALUE.vega * MULTIPLIER * POINTS) / UNITS_PER_DOLLAR;
}
