import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { roundHalfAway } from "../money/amount.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../pricing/black-scholes.ts";
import { createSeriesTerms, type MarketView } from "../view/market-view.ts";

/** Where the maker takes the delta of a series from: it returns dV/dS per share. */
export type DeltaOf = (view: MarketView, series: number) => number;

const TERMS = createSeriesTerms();
const GREEKS = createEuropeanGreeks();

/** Black-Scholes delta at a volatility per year. */
export function deltaAt(view: MarketView, series: number, volatility: number): number {
  view.readTerms(series, TERMS);
  const { right, spot, strike, years, rate, dividendYield } = TERMS;
  evaluateEuropean(GREEKS, right, spot, strike, years, rate, dividendYield, volatility);
  return GREEKS.delta;
}

/**
 * Whole shares that offset the delta of all series held: short calls against calls. Inside a band
 * of `bandShares` round that number the shares held are kept; outside, it is the nearer edge.
 */
export function hedgeShares(view: MarketView, deltaOf: DeltaOf, bandShares = 0): number {
  let delta = 0;
  view.forEachOwnSeries((series, contracts) => {
    delta += contracts * MULTIPLIER * deltaOf(view, series);
  });
  const least = roundHalfAway(-bandShares - delta);
  const most = roundHalfAway(bandShares - delta);
  return Math.min(Math.max(view.position(STOCK), least), most);
}
