import { STOCK } from "../../contracts/instrument-table.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../pricing/black-scholes.ts";
import { createImpliedVolatility, impliedVolatility } from "../../pricing/implied-volatility.ts";
import { createSeriesTerms, type MarketView } from "../../view/market-view.ts";

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

const TERMS = createSeriesTerms();
const IMPLIED = createImpliedVolatility();
const GREEKS = createEuropeanGreeks();

/** The quote of a series now; undefined unless it has both sides and each has a volatility. */
export function readQuote(view: MarketView, series: number): VolatilityQuote | undefined {
  const [bid, ask] = [view.bestPrice(series, "bid"), view.bestPrice(series, "ask")];
  if (bid === undefined || ask === undefined) return undefined;
  const bidVolatility = volatilityAt(view, series, bid);
  const askVolatility = volatilityAt(view, series, ask);
  if (bidVolatility === undefined || askVolatility === undefined) return undefined;
  const midVolatility = (bidVolatility + askVolatility) / 2;
  const { right, spot, strike, years, rate, dividendYield } = TERMS;
  evaluateEuropean(GREEKS, right, spot, strike, years, rate, dividendYield, midVolatility);
  const { delta, vega } = GREEKS;
  return {
    bidVolatility,
    askVolatility,
    midVolatility,
    delta,
    vega,
    stockHalfSpread: stockHalfSpread(view),
    spot: view.stockMark(),
  };
}

/** The volatility of a price; 0 at intrinsic value or below, undefined where none is so high. */
function volatilityAt(view: MarketView, series: number, price: number): number | undefined {
  view.readTerms(series, TERMS);
  const { right, spot, strike, years, rate, dividendYield } = TERMS;
  impliedVolatility(IMPLIED, right, spot, strike, years, rate, dividendYield, price);
  if (IMPLIED.status === "ok") return IMPLIED.sigma;
  const isLow = IMPLIED.status === "below-intrinsic" || IMPLIED.status === "at-intrinsic";
  return isLow ? 0 : undefined;
}

function stockHalfSpread(view: MarketView): number {
  const bid = view.bestPrice(STOCK, "bid") ?? 0;
  const ask = view.bestPrice(STOCK, "ask") ?? 0;
  return ask > bid && bid > 0 ? (ask - bid) / (ask + bid) : 0;
}
