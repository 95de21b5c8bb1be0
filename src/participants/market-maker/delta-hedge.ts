import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { type Outbox, sendImmediateOrder } from "../../messages/outbox.ts";
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

/**
 * Trades the stock from what is held to what is wanted, at the price that is quoted. Returns the
 * shares asked for: positive bought, negative sold, 0 when nothing was to do.
 */
export function tradeTo(
  view: MarketView,
  outbox: Outbox,
  time: number,
  wantedShares: number,
): number {
  const shares = wantedShares - view.position(STOCK);
  if (shares === 0) return 0;
  const side = shares > 0 ? "buy" : "sell";
  const price = view.bestPrice(STOCK, shares > 0 ? "ask" : "bid");
  if (price === undefined) return 0;
  sendImmediateOrder(outbox, time, STOCK, side, price, Math.abs(shares));
  return shares;
}
