/** What a volatility trader does about a quote. */
export type TradeSide = "buy" | "sell" | "none";

/** A forecast beside the volatilities at which he can trade; decimals per year. */
export interface TradeTerms {
  /** NaN where he has none. */
  readonly forecast: number;
  /** Implied by the prices at which he can sell and buy: the maker's half-spread is in them. */
  readonly bidVolatility: number;
  readonly askVolatility: number;
  /** What hedging until the expiry is expected to cost (`expectedHedgeCost`). */
  readonly hedgeCost: number;
  /** What must be left. */
  readonly minEdge: number;
}

/**
 * Buys where his forecast is above the ask's volatility by more than hedging costs and what must be
 * left, sells where it is as much under the bid's, else stays out. The half-spread is in the quote
 * and is not counted again (economics 1.7; the article's M11).
 */
export function decideTrade(terms: TradeTerms): TradeSide {
  const needed = terms.hedgeCost + terms.minEdge;
  if (terms.forecast > terms.askVolatility + needed) return "buy";
  if (terms.forecast < terms.bidVolatility - needed) return "sell";
  return "none";
}

/**
 * What he sees in the quote before costs: the distance of his forecast from the price he can trade
 * at, on his better side. Negative where it lies between bid and ask.
 */
export function edgeSeen(terms: Omit<TradeTerms, "hedgeCost" | "minEdge">): number {
  return Math.max(terms.forecast - terms.askVolatility, terms.bidVolatility - terms.forecast);
}
