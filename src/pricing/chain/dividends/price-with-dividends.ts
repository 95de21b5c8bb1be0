import { logRatio } from "../../../math/log.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../black-scholes.ts";
import { type EarlyExerciseGrid, halfOf, isOnGrid } from "../early-exercise-grid.ts";
import { interpolatePremium, PREMIUM } from "../early-exercise-premium.ts";
import { type ChainValue, europeanInChain, priceAlone } from "../price-in-chain.ts";
import { evaluateCallRight, mostGain, RIGHT } from "./call-right.ts";
import type { ExpiryDividends } from "./expiry-dividends.ts";

/** A vega of 0 says, as without dividends, that the option is exercised now. */
const LEAST_VEGA = 1e-9;

const GREEKS = createEuropeanGreeks();
/** The least price that formulas take, $0.0001 per share. */
const LEAST_SPOT = 1;

/**
 * `priceInChain` with cash dividends to come, of a slot that {@link ExpiryDividends} has too: the
 * European option on the spot less them, at a volatility that is larger because the dividends do
 * not move (Bos and Vandermark 2002, to first order), plus the right to exercise a call before an
 * ex-date, or what is left of the put's premium. Derivatives are those of this price. Accuracy:
 * docs/pricing/in-the-market.md.
 *
 * @param spot $0.0001 per share as `strike`, with the dividends.
 * @param sigma per year of the market's clock. @param scale sqrt(its years / calendar years).
 */
export function priceWithDividends(
  out: ChainValue,
  grid: EarlyExerciseGrid,
  dividends: ExpiryDividends,
  slot: number,
  right: 1 | -1,
  spot: number,
  strike: number,
  sigma: number,
  scale: number,
): void {
  const left = Math.max(spot - dividends.present[slot]!, LEAST_SPOT);
  // The slot has a yield for some of the dividends, which the spot is raised for.
  const lift = dividends.lift[slot]!;
  const forward = (left * lift) / grid.spotPerForward[slot]!;
  const wider = dividends.stretch[slot]! / spot;
  const ownSigma = sigma * scale * (1 + wider);
  if (!isOnGrid(ownSigma)) {
    priceOffGrid(out, grid, slot, right, left * lift, strike, ownSigma);
  } else if (right === 1) {
    const logForward = logRatio(forward, strike);
    europeanInChain(out, grid, slot, right, logForward, forward, strike, ownSigma);
  } else pricePut(out, grid, slot, forward, strike, ownSigma, dividends.putShare[slot]!);
  out.delta = out.delta * lift - (out.vega * sigma * scale * wider) / spot;
  out.vega *= (1 + wider) * scale;
  if (right === 1) {
    evaluateCallRight(dividends, slot, left, strike, sigma);
    // What is given up is the put of the same strike: the right is at least the rest.
    const put = out.price + grid.discounts[slot]! * (strike - forward);
    const least = mostGain(dividends, slot, strike) - put;
    out.price += Math.max(RIGHT[0]!, least);
    out.delta = least > RIGHT[0]! ? 1 : out.delta + RIGHT[1]! / left;
    out.vega = least > RIGHT[0]! ? 0 : out.vega + RIGHT[2]!;
  }
  floorAt(out, dividends, slot, right, spot, strike);
}

/** Never less than exercise brings: of a put now, of a call at the first ex-date at the soonest. */
function floorAt(
  out: ChainValue,
  dividends: ExpiryDividends,
  slot: number,
  right: 1 | -1,
  spot: number,
  strike: number,
): void {
  const isWaiting = right === 1 && dividends.count[slot]! > 0;
  const discount = isWaiting ? Math.min(dividends.firstDiscount[slot]!, 1) : 1;
  const floor = right * (spot - strike * discount);
  if (out.price > floor) {
    out.delta = Math.min(Math.max(out.delta, -1), 1);
    out.vega = Math.max(out.vega, LEAST_VEGA);
    return;
  }
  out.price = floor;
  out.delta = right;
  out.vega = isWaiting ? LEAST_VEGA : 0;
}

/** A call is European but for its right, a put American at the slot's yield. */
function priceOffGrid(
  out: ChainValue,
  grid: EarlyExerciseGrid,
  slot: number,
  right: 1 | -1,
  spot: number,
  strike: number,
  sigma: number,
): void {
  if (right === -1) {
    priceAlone(out, grid, slot, right, spot, strike, sigma);
    return;
  }
  const [years, rate] = [grid.years[slot]!, grid.rates[slot]!];
  evaluateEuropean(GREEKS, right, spot, strike, years, rate, grid.yields[slot]!, sigma);
  out.price = GREEKS.price;
  out.delta = GREEKS.delta;
  out.vega = GREEKS.vega;
}

/** The European put and a share of the premium, which the slot has for the whole of its life. */
function pricePut(
  out: ChainValue,
  grid: EarlyExerciseGrid,
  slot: number,
  forward: number,
  strike: number,
  sigma: number,
  share: number,
): void {
  const half = halfOf(slot, -1);
  const logForward = logRatio(forward, strike);
  europeanInChain(out, grid, slot, -1, logForward, forward, strike, sigma);
  if (grid.isEarly[half] === 0) return;
  const spot = forward * grid.spotPerForward[slot]!;
  if (interpolatePremium(grid, half, logForward - grid.drifts[slot]!, sigma)) {
    out.price += share * strike * PREMIUM[0]!;
    out.delta += (share * strike * PREMIUM[1]!) / spot;
    out.vega = Math.max(0, out.vega + share * strike * PREMIUM[2]!);
    return;
  }
  out.price += share * (strike - spot - out.price);
  out.delta += share * (-1 - out.delta);
  out.vega *= 1 - share;
}
