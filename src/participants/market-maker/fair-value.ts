import { evaluateOption } from "../../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import { createOptionValue } from "../../pricing/option/option-value.ts";
import type { MarketView } from "../../view/market-view.ts";

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/**
 * What a series is worth to a maker who believes in this volatility: the price at which the
 * delta-hedged buyer's expected present value is zero (economics 1.5, Black and Scholes 1973).
 *
 * @param volatility per year. Returns $0.0001 per share, with a fraction.
 */
export function fairValue(view: MarketView, series: number, volatility: number): number {
  view.readTerms(series, TERMS);
  evaluateOption(VALUE, TERMS, Math.max(volatility, 0));
  return VALUE.price;
}
