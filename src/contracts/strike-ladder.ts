/** In $0.0001: steps of $2.50 up to $25, $5 up to $200, $10 above. */
const LOW_STEP = 25_000;
const LOW_LIMIT = 250_000;
const MIDDLE_STEP = 50_000;
const MIDDLE_LIMIT = 2_000_000;
const HIGH_STEP = 100_000;

/**
 * The lowest listed strike at or above a price, both in $0.0001 per share; the price may have a
 * fraction. There is no strike of zero: the lowest is $2.50. Source: OCC, "Equity Options Product
 * Specifications" (docs/assumptions/strike-ladder.md).
 */
export function firstListedStrikeAtOrAbove(price: number): number {
  if (price <= LOW_STEP) return LOW_STEP;
  const step = price <= LOW_LIMIT ? LOW_STEP : price <= MIDDLE_LIMIT ? MIDDLE_STEP : HIGH_STEP;
  const below = price - (price % step);
  return below === price ? price : below + step;
}

/** The listed strike nearest to a price in $0.0001 per share (fractions allowed), ties up. */
export function nearestListedStrike(price: number): number {
  const above = firstListedStrikeAtOrAbove(price);
  if (above === LOW_STEP) return LOW_STEP;
  // The step below a strike is the one that leads up to it.
  const step = above <= LOW_LIMIT ? LOW_STEP : above <= MIDDLE_LIMIT ? MIDDLE_STEP : HIGH_STEP;
  const below = above - step;
  return price - below < above - price ? below : above;
}
