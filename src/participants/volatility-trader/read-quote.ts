import { STOCK } from "../../contracts/instrument-table.ts";
import { createImpliedVolatility } from "../../pricing/implied-volatility.ts";
import { evaluateOption } from "../../pricing/option/evaluate-option.ts";
import { optionImpliedVolatility } from "../../pricing/option/option-implied-volatility.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import { createOptionValue } from "../../pricing/option/option-value.ts";
import type { MarketView } from "../../view/market-view.ts";

/** A series' quote as a volatility trader reads it: volatilities in decimals per year. */
export interface VolatilityQuote {
  readonly bidVolatility: number;
  readonly askVolatility: number;
  /** Between the two; at it, both per share, vega in $0.0001 per 1.00 of volatility. */
  readonly midVolatility: number;
  readonly delta: number;
  readonly vega: number;
  /** The stock's half-spread over its middle price; 0 without a spread. */
  readonly stockHalfSpread: number;
  /** The stock's mark, in $0.0001 per share. */
  readonly spot: number;
}

/** Half a point: vega is the slope of the value over a point. */
const VEGA_STEP = 0.005;

const TERMS = createOptionTerms();
const IMPLIED = createImpliedVolatility();
const VALUE = createOptionValue();

/** The quote of a series now; undefined unless it has both sides and each has a volatility. */
export function readQuote(view: MarketView, series: number): VolatilityQuote | undefined {
  const [bid, ask] = [view.bestPrice(series, "bid"), view.bestPrice(series, "ask")];
  if (bid === undefined || ask === undefined) return undefined;
  view.readTerms(series, TERMS);
  const [bidVolatility, askVolatility] = [volatilityAt(bid), volatilityAt(ask)];
  if (bidVolatility === undefined || askVolatility === undefined) return undefined;
  const midVolatility = (bidVolatility + askVolatility) / 2;
  evaluateOption(VALUE, TERMS, midVolatility);
  const { delta } = VALUE;
  return {
    bidVolatility,
    askVolatility,
    midVolatility,
    delta,
    vega: vegaAt(midVolatility),
    stockHalfSpread: stockHalfSpread(view),
    spot: view.stockMark(),
  };
}

/** Of the series in TERMS: 0 at intrinsic value or below, undefined where none is so high. */
function volatilityAt(price: number): number | undefined {
  optionImpliedVolatility(IMPLIED, TERMS, price);
  if (IMPLIED.status === "ok") return IMPLIED.sigma;
  const isLow = IMPLIED.status === "below-intrinsic" || IMPLIED.status === "at-intrinsic";
  return isLow ? 0 : undefined;
}

/** Of the series in TERMS. */
function vegaAt(volatility: number): number {
  const low = Math.max(volatility - VEGA_STEP, 0);
  evaluateOption(VALUE, TERMS, volatility + VEGA_STEP);
  const above = VALUE.price;
  evaluateOption(VALUE, TERMS, low);
  return (above - VALUE.price) / (volatility + VEGA_STEP - low);
}

function stockHalfSpread(view: MarketView): number {
  const bid = view.bestPrice(STOCK, "bid") ?? 0;
  const ask = view.bestPrice(STOCK, "ask") ?? 0;
  return ask > bid && bid > 0 ? (ask - bid) / (ask + bid) : 0;
}
