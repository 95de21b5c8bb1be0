/**
 * Orders per unit of time on one side, C - D eps, at a distance eps from fair value; none from
 * C / D on. The model of S. Stoikov and M. Saglam, Option market making under inventory risk,
 * Review of Derivatives Research 12 (2009), 55-79: a dealer maximises E[Z] - gamma Var[I], Z what
 * he earns from his quotes and I what his inventory does until he can change it.
 */
export interface LinearFlow {
  /** C, orders per unit of time at fair value. */
  readonly atFair: number;
  /** D, orders fewer per dollar of distance. */
  readonly perDollar: number;
}

/** Dollars from fair value, 0 or more: bid = fair - bid distance, ask = fair + ask distance. */
export interface QuoteDistances {
  readonly bid: number;
  readonly ask: number;
}

/**
 * Theorem 1. The stock is liquid and hedged without a pause: nothing is left of the inventory's
 * risk, and both distances are C / (2 D) whatever is held.
 */
export function liquidQuotes(flow: LinearFlow): QuoteDistances {
  return quotesAtCost(flow, 0, 0);
}

/**
 * Theorem 2. The stock cannot be traded at once, so the net delta is at risk until it can, and the
 * quotes lean against it: a dealer long delta bids less for a call and more for a put. Derived from
 * the objective as theorem 4 is, for one trade and a variance v N^2 of a net delta N:
 *
 *     bid distance = C / 2D + gamma v delta (N + delta / 2)
 *     ask distance = C / 2D - gamma v delta (N - delta / 2)
 *
 * The stock's own quote is that of delta 1 with the stock's C and D.
 *
 * @param riskAversion gamma, per dollar. @param stockVariance v = S^2 sigma^2 tau, dollars^2 of one
 * share until the next hedge. @param delta shares per contract. @param netDelta N, shares, options
 * and stock together.
 */
export function netDeltaQuotes(
  flow: LinearFlow,
  riskAversion: number,
  stockVariance: number,
  delta: number,
  netDelta: number,
): QuoteDistances {
  const risk = riskAversion * stockVariance * delta;
  return quotesAtCost(flow, risk * (netDelta + 0.5 * delta), -risk * (netDelta - 0.5 * delta));
}

/**
 * Theorem 4. The stock is hedged, but not overnight, and volatility is random: what is left is
 * gamma and vega, a variance k q^2 of q contracts, k from {@link hedgedVariance}:
 *
 *     bid distance = C / 2D + gamma k (q + 1/2)
 *     ask distance = C / 2D - gamma k (q - 1/2)
 *
 * @param riskAversion gamma, per dollar. @param variance k, dollars^2. @param contracts q, negative
 * when sold.
 */
export function gammaVegaQuotes(
  flow: LinearFlow,
  riskAversion: number,
  variance: number,
  contracts: number,
): QuoteDistances {
  const risk = riskAversion * variance;
  return quotesAtCost(flow, risk * (contracts + 0.5), -risk * (contracts - 0.5));
}

/**
 * k of theorem 4, the variance of one delta-hedged option over a night:
 *
 *     (1/2 sigma^2 tau + alpha^2 T^2) Gamma^2 S^4 sigma^2 tau
 *
 * The first term is gamma's and rules at short lives; the second is vega's, as vega is Gamma S^2
 * sigma T, and rules at long ones.
 *
 * @param sigma volatility per year. @param alpha deviation of that volatility itself in a year
 * (absolute: 0.1 is ten points). @param night tau, years of stock moves without a hedge.
 * @param yearsLeft T, to the expiry. @param gamma per dollar. @param spot S, dollars.
 */
export function hedgedVariance(
  sigma: number,
  alpha: number,
  night: number,
  yearsLeft: number,
  gamma: number,
  spot: number,
): number {
  const move = gamma * spot * spot;
  const variance = sigma * sigma * night;
  return (0.5 * variance + alpha * alpha * yearsLeft * yearsLeft) * move * move * variance;
}

/** A shift is half of the risk that the trade adds: there (C - D eps)(eps - risk) is largest. */
function quotesAtCost(flow: LinearFlow, bidShift: number, askShift: number): QuoteDistances {
  const widest = flow.atFair / flow.perDollar;
  const clip = (distance: number): number => Math.min(Math.max(distance, 0), widest);
  return { bid: clip(0.5 * widest + bidShift), ask: clip(0.5 * widest + askShift) };
}
