import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { roundHalfAway } from "../../money/amount.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../pricing/black-scholes.ts";
import { createSeriesTerms, type MarketView } from "../../view/market-view.ts";

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

/** Shares that offset the delta of all series held, in whole shares: short calls against calls. */
export function hedgeShares(view: MarketView, deltaOf: DeltaOf): number {
  let delta = 0;
  view.forEachOwnSeries((series, contracts) => {
    delta += contracts * MULTIPLIER * deltaOf(view, series);
  });
  return -roundHalfAway(delta);
}
