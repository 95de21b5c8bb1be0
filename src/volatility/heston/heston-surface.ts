import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import { hestonTotalVariances } from "../../pricing/heston/heston-variances.ts";
import { meanVariance } from "../../pricing/heston/mean-variance.ts";
import { liftSurface } from "../smile/lift-surface.ts";
import type { SmileTarget } from "../smile/smile-target.ts";
import { type Smile, wingSlope } from "../smile/svi.ts";
import { fitSvi, type WingLimits } from "./fit-svi.ts";

/** Strikes of an expiry that are fitted, evenly to so many deviations either side of F. */
const STRIKES = 21;
const REACH = 3;
/** The unit of a miss: a volatility point. */
const POINT = 0.01;
/** Wings of the longest expiry stay below 2 (Lee). */
const STEEPEST: WingLimits = { right: 1.96, left: 1.96 };

/**
 * Heston's smiles of several expiries, one SVI each, free of butterfly and calendar arbitrage: the
 * nearest to the model's total variances within three deviations of the forward.
 *
 * The longest is fitted first, and none gets steeper wings than the one after it, as in the model;
 * what is left of arbitrage is lifted away (nothing in docs/assumptions/heston-world.md's world).
 *
 * @param variance of today, per year. @param years to each expiry of the variance's clock,
 * ascending.
 */
export function hestonSurface(
  parameters: HestonParameters,
  variance: number,
  years: readonly number[],
): Smile[] {
  const smiles: Smile[] = [];
  let limits = STEEPEST;
  for (const time of [...years].reverse()) {
    const smile = [fitSvi(targetOf(parameters, variance, time), limits)];
    limits = { right: wingSlope(smile, 1), left: wingSlope(smile, -1) };
    smiles.push(smile);
  }
  return liftSurface(smiles.reverse());
}

function targetOf(parameters: HestonParameters, variance: number, years: number): SmileTarget {
  const reach = REACH * Math.sqrt(meanVariance(parameters, variance, years) * years);
  const k = Float64Array.from({ length: STRIKES }, (_, i) => reach * ((2 * i) / (STRIKES - 1) - 1));
  const w = new Float64Array(STRIKES);
  hestonTotalVariances(w, parameters, variance, years, k);
  const pointOf = (total: number): number => 2 * POINT * Math.sqrt(total * years);
  return {
    k,
    w,
    low: w.map((total) => total - pointOf(total)),
    high: w.map((total) => total + pointOf(total)),
  };
}
