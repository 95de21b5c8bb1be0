/** Mean size of a standard normal number: the square root of 2/pi. */
const MEAN_SIZE = 0.7978845608028654;

/** Closes in a year at which a hedge is made. */
const HEDGES_PER_YEAR = 252;

/** What the cost of a hedge depends on; `spot` and `vega` in the same unit per share. */
export interface HedgedOption {
  readonly spot: number;
  readonly delta: number;
  /** Per 1.00 of volatility. */
  readonly vega: number;
}

/**
 * Expected cost of hedging an option at each close until its expiry, in volatility (decimals).
 * H. E. Leland, Journal of Finance 40 (1985), 1283-1301: each hedge trades gamma x |dS| shares, on
 * average gamma S sigma sqrt(2 dt / pi), and the sum of gamma S^2 sigma dt is the vega. So
 * rebalancing costs h sqrt(2/pi) sqrt(252) of volatility, whatever the option. The first hedge
 * costs h S |delta| / vega more. At the expiry delivery takes the shares: there is nothing to pay.
 *
 * @param halfSpread h of the stock, as a share of its price.
 */
export function expectedHedgeCost(halfSpread: number, option: HedgedOption): number {
  if (halfSpread === 0) return 0;
  const rebalancing = MEAN_SIZE * Math.sqrt(HEDGES_PER_YEAR);
  return halfSpread * (rebalancing + (option.spot * Math.abs(option.delta)) / option.vega);
}
