import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import type { Smile, Svi } from "../smile/svi.ts";
import { hestonSurface } from "./heston-surface.ts";

/** Variances that are fitted: of a volatility of 1 %, and each e^0.2 times the one before. */
const LEAST_VARIANCE = 1e-4;
const LOG_RATIO = 0.2;

/**
 * Heston's smiles of the expiries of a session, whatever the variance becomes in it: fitted by
 * {@link hestonSurface} where first needed at a grid of variances, and between two of them taken in
 * proportion, number by number in wing form.
 */
export class HestonSmiles {
  readonly #parameters: HestonParameters;
  readonly #years: readonly number[];
  readonly #fitted: Map<number, Smile[]> = new Map();

  /** @param years to each expiry of the variance's clock, ascending. */
  constructor(parameters: HestonParameters, years: readonly number[]) {
    this.#parameters = parameters;
    this.#years = years;
  }

  /** One SVI for each expiry, in total variance. @param variance per year; 0.0001 at least. */
  at(variance: number): Smile[] {
    const known = Math.max(variance, LEAST_VARIANCE);
    const node = Math.floor(log(known / LEAST_VARIANCE) / LOG_RATIO);
    const [low, high] = [varianceAt(node), varianceAt(node + 1)];
    const weight = (known - low) / (high - low);
    const above = this.#fit(node + 1);
    return this.#fit(node).map((smile, i) =>
      smile.map((svi, part) => between(svi, above[i]![part]!, weight)),
    );
  }

  #fit(node: number): Smile[] {
    const known = this.#fitted.get(node);
    if (known !== undefined) return known;
    const fitted = hestonSurface(this.#parameters, varianceAt(node), this.#years);
    this.#fitted.set(node, fitted);
    return fitted;
  }
}

function varianceAt(node: number): number {
  return LEAST_VARIANCE * exp(node * LOG_RATIO);
}

function between(low: Svi, high: Svi, weight: number): Svi {
  const mix = (from: number, to: number): number => from + weight * (to - from);
  const b = mix(low.b, high.b);
  return {
    a: mix(low.a, high.a),
    b,
    // b rho is the half difference of the wings.
    rho: b > 0 ? mix(low.b * low.rho, high.b * high.rho) / b : 0,
    m: mix(low.m, high.m),
    sigma: mix(low.sigma, high.sigma),
  };
}
