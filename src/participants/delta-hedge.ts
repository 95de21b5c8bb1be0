import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { roundHalfAway } from "../money/amount.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../pricing/option/option-terms.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";
import type { MarketView } from "../view/market-view.ts";

/** Where the maker takes the delta of a series from: it returns dV/dS per share. */
export type DeltaOf = (view: MarketView, series: number) => number;

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/** Model delta at a volatility per year; of an adjusted contract for a hundredth of its shares. */
export function deltaAt(view: MarketView, series: number, volatility: number): number {
  view.readTerms(series, TERMS);
  evaluateOption(VALUE, TERMS, volatility);
  return VALUE.delta * TERMS.shareRatio;
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
