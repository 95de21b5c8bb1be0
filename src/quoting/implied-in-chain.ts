import { LEAST_SIGMA as LEAST_ON_GRID } from "../pricing/chain/early-exercise-grid.ts";
import { createChainValue } from "../pricing/chain/price-in-chain.ts";
import { type ChainPricer, priceSeries } from "./chain-pricer.ts";

const VALUE = createChainValue();
const LEAST_SIGMA = 0.01;
const LARGEST_SIGMA = 3;
const MOST_STEPS = 40;
/** Of the price, in $0.0001 per share: marks are whole units of a hundredth of it. */
const TOLERANCE = 0.001;
/** So far above the price at the least volatility, a series has no answer. $0.0001 per share. */
const CLEAR_MISS = 0.01;

/**
 * The volatility per year at which a series of a prepared slot has a price, or NaN where there is
 * none: at or below what exercise brings, or beyond the largest. Newton's steps, held in the
 * interval that is known to contain the answer.
 *
 * @param spot, price $0.0001 per share. @param guess per year: the last one that was found.
 */
export function impliedInChain(
  pricer: ChainPricer,
  series: number,
  spot: number,
  price: number,
  guess: number,
): number {
  let [low, high] = [LEAST_SIGMA, LARGEST_SIGMA];
  let sigma = Math.min(Math.max(guess, low), high);
  const scale = pricer.sigmaScale[pricer.table.expiries.slot[series]!]!;
  let isFloorKnown = false;
  for (let step = 0; step < MOST_STEPS; step++) {
    // Below the grid a value takes two hundred times as long: first whether there is any answer.
    if (!isFloorKnown && sigma * scale < LEAST_ON_GRID) {
      priceSeries(VALUE, pricer, series, spot, LEAST_SIGMA);
      if (VALUE.price - price > CLEAR_MISS) return Number.NaN;
      isFloorKnown = true;
    }
    priceSeries(VALUE, pricer, series, spot, sigma);
    const miss = VALUE.price - price;
    if (Math.abs(miss) <= TOLERANCE) return VALUE.vega > 0 ? sigma : Number.NaN;
    if (miss > 0) high = sigma;
    else low = sigma;
    if (high - low < 1e-9) return Number.NaN;
    const next = sigma - miss / VALUE.vega;
    // Written so that a step of NaN or infinity halves the interval as well.
    sigma = next > low && next < high ? next : (low + high) / 2;
  }
  return Number.NaN;
}
