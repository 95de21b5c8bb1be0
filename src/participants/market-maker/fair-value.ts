import { europeanPrice } from "../../pricing/black-scholes.ts";
import { createSeriesTerms, type MarketView } from "../../view/market-view.ts";

const TERMS = createSeriesTerms();

/**
 * What a series is worth to a maker who believes in this volatility: the price at which the
 * delta-hedged buyer's expected present value is zero (economics 1.5, Black and Scholes 1973).
 *
 * @param volatility per year. Returns $0.0001 per share, with a fraction.
 */
export function fairValue(view: MarketView, series: number, volatility: number): number {
  view.readTerms(series, TERMS);
  const { right, spot, strike, years, rate, dividendYield } = TERMS;
  return europeanPrice(right, spot, strike, years, rate, dividendYield, Math.max(volatility, 0));
}
