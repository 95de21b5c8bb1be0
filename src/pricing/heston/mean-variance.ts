import { expMinusOne } from "../../math/exp.ts";
import type { HestonParameters } from "./heston-exponent.ts";

/**
 * Expected mean of the variance over the next `years`, given the variance of today: theta + (v -
 * theta) (1 - e^(-kappa T)) / (kappa T), per year. Of a swap of variance this is the fair price.
 */
export function meanVariance(
  { kappa, theta }: HestonParameters,
  variance: number,
  years: number,
): number {
  const decay = kappa * years;
  return theta - ((variance - theta) * expMinusOne(-decay)) / decay;
}
