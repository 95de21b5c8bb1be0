import { log } from "../../math/log.ts";
import type { ImpliedVolatility } from "../implied-volatility.ts";

/** What a price is searched in. */
export interface VolatilitySearch {
  /** Rises with sigma; has `floor` as its limit at sigma = 0, and may equal it up to some sigma. */
  readonly priceAt: (sigma: number) => number;
  readonly floor: number;
  /** How far from the floor rounding alone may put a price. */
  readonly slack: number;
  /** Where to begin, > 0: a European implied volatility is near it. */
  readonly start: number;
  readonly years: number;
  /** Relative change of sigma at which the search ends; to the last bit when left out. */
  readonly enough?: number;
}

/** Total deviations sigma sqrt(years) that no market has. */
const MOST_DEVIATION = 40;
const MOST_STEPS = 80;
const LAST_BIT = 4e-15;
/** First changes of sigma: a bold one where the start is far off, a small one where it is near. */
const LEAST_MOVE = 1e-4;
const MOST_MOVE = 0.5;

/**
 * The volatility at which an option has a price, by secant steps on the logarithm of its value
 * above the floor, inside a bracket that is halved where they leave it. The logarithm makes far
 * out-of-the-money prices as easy as others; near the floor, where vega is 0, the bracket decides.
 */
export function searchVolatility(
  out: ImpliedVolatility,
  price: number,
  search: VolatilitySearch,
): void {
  const { priceAt, floor, slack, years } = search;
  out.sigma = Number.NaN;
  if (price < floor - slack) out.status = "below-intrinsic";
  else if (price <= floor + slack) out.status = "at-intrinsic";
  else {
    const logTarget = log(price - floor);
    const excess = (sigma: number): number => log(Math.max(0, priceAt(sigma) - floor)) - logTarget;
    const limit = MOST_DEVIATION / Math.sqrt(years);
    let high = Math.min(search.start, limit);
    let atHigh = excess(high);
    while (atHigh < 0 && high < limit) {
      high = Math.min(2 * high, limit);
      atHigh = excess(high);
    }
    if (!(atHigh >= 0)) {
      out.status = Number.isNaN(atHigh) ? "invalid" : "above-maximum";
      return;
    }
    out.sigma = atHigh === 0 ? high : rootBelow(excess, high, atHigh, search.enough ?? LAST_BIT);
    out.status = "ok";
  }
}

function rootBelow(
  excess: (sigma: number) => number,
  above: number,
  atAbove: number,
  enough: number,
): number {
  let low = 0;
  let high = above;
  let before = above;
  let atBefore = atAbove;
  let sigma = above * (1 - Math.min(Math.max(0.2 * atAbove, LEAST_MOVE), MOST_MOVE));
  for (let step = 0; step < MOST_STEPS; step++) {
    const atSigma = excess(sigma);
    if (atSigma === 0) return sigma;
    if (atSigma > 0) high = sigma;
    else low = sigma;
    const secant = sigma - (atSigma * (sigma - before)) / (atSigma - atBefore);
    before = sigma;
    atBefore = atSigma;
    const next = secant > low && secant < high ? secant : 0.5 * (low + high);
    if (Math.abs(next - sigma) <= enough * sigma || high - low <= enough * high) return next;
    sigma = next;
  }
  return sigma;
}
