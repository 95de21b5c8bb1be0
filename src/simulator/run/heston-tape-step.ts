import { exp, expMinusOne } from "../../math/exp.ts";
import { inverseNormal } from "../../math/inverse-normal.ts";
import { log } from "../../math/log.ts";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";

/** Up to this ratio of variance to squared mean the next variance is drawn as a squared normal. */
const SWITCH = 1.5;

/** The stock and its variance per year. */
export interface HestonState {
  price: number;
  variance: number;
}

/**
 * One step of Heston's stock by L. Andersen's scheme QE-M (Journal of Computational Finance 11(3),
 * 2008): the next variance has the mean and the variance of the true law and is never negative;
 * ln(price) follows it by the trapezoidal rule, with the constant that makes the mean of the price
 * exact.
 */
export class HestonStep {
  readonly #theta: number;
  readonly #decay: number;
  readonly #gain: number;
  readonly #noiseOfVariance: number;
  readonly #noiseOfTheta: number;
  /** ln(price) gains growth + fromNow v + fromNext v' + sqrt(spread (v + v')) z less a constant. */
  readonly #growth: number;
  readonly #fromNow: number;
  readonly #fromNext: number;
  readonly #spread: number;

  /** @param drift of the price per year. @param years of the step, of the variance's clock. */
  constructor({ kappa, theta, xi, rho }: HestonParameters, drift: number, years: number) {
    const gain = -expMinusOne(-kappa * years);
    this.#theta = theta;
    this.#decay = 1 - gain;
    this.#gain = gain;
    this.#noiseOfVariance = (xi * xi * (1 - gain) * gain) / kappa;
    this.#noiseOfTheta = (theta * xi * xi * gain * gain) / (2 * kappa);
    const half = 0.5 * years * ((kappa * rho) / xi - 0.5);
    this.#growth = drift * years;
    this.#fromNow = half - rho / xi;
    this.#fromNext = half + rho / xi;
    this.#spread = 0.5 * years * (1 - rho * rho);
  }

  /** @param uniform of the variance, in (0, 1). @param normal of what is left of the price. */
  move(state: HestonState, uniform: number, normal: number): void {
    const { variance } = state;
    const mean = this.#theta * this.#gain + variance * this.#decay;
    const spread = this.#noiseOfVariance * variance + this.#noiseOfTheta;
    const ratio = spread / (mean * mean);
    // ln E[e^(pull v')] makes the price's mean exact.
    const pull = this.#fromNext + 0.5 * this.#spread;
    let next: number;
    let logMean: number;
    if (ratio <= SWITCH) {
      const twice = 2 / ratio;
      const square = twice - 1 + Math.sqrt(twice * (twice - 1));
      const scale = mean / (1 + square);
      const root = Math.sqrt(square) + inverseNormal(uniform);
      next = scale * root * root;
      const room = 1 - 2 * pull * scale;
      logMean = (pull * square * scale) / room - 0.5 * log(room);
    } else {
      const atZero = (ratio - 1) / (ratio + 1);
      const speed = (1 - atZero) / mean;
      next = uniform <= atZero ? 0 : log((1 - atZero) / (1 - uniform)) / speed;
      logMean = log(atZero + (speed * (1 - atZero)) / (speed - pull));
    }
    const constant = -logMean - (this.#fromNow + 0.5 * this.#spread) * variance;
    const known = this.#growth + constant + this.#fromNow * variance + this.#fromNext * next;
    const deviation = Math.sqrt(this.#spread * (variance + next));
    state.price *= exp(known + deviation * normal);
    state.variance = next;
  }
}
