import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";

/** A band without trades round a delta at another volatility. */
export interface ZakamoulineBand {
  /** H0 + H1: shares for a book; for one option on one share, per share. */
  readonly halfWidth: number;
  /** Volatility per year at which the middle of the band is the Black-Scholes delta. */
  readonly volatility: number;
}

/** The approximation was fitted to small costs: the variance never falls below this part of it. */
const LEAST_VARIANCE = 0.25;

/**
 * The hedging band of V. I. Zakamouline (Optimal hedging of options with transaction costs, EFMA
 * 2005; European Financial Management 2006), fitted to the hedge of greatest exponential utility:
 *
 *     H0 = cost / (a S s^2 T)                                  where gamma is next to nothing
 *     H1 = 1.12 cost^0.31 T^0.05 (e^(-rT) / s)^0.25 (|G| / a)^0.5
 *     K  = -4.76 cost^0.78 T^-0.02 (e^(-rT) / s)^0.25 (a S^2 |G|)^0.15
 *
 * with the middle of the band at the volatility s sqrt(1 + K) for options bought. For options sold
 * it is s sqrt(1 - K): costs make bought gamma worth less and sold gamma dearer (Leland 1985).
 *
 * @param cost of a share trade, as a share of its price. @param spot dollars per share.
 * @param gamma of a book in shares per dollar, of one option per share; negative when sold.
 * @param volatility s, per year. @param years T, above 0. @param discount e^(-rT).
 * @param riskAversion a, absolute, per dollar.
 */
export function zakamoulineBand(
  cost: number,
  spot: number,
  gamma: number,
  volatility: number,
  years: number,
  discount: number,
  riskAversion: number,
): ZakamoulineBand {
  const size = Math.abs(gamma);
  const variance = volatility * volatility;
  const still = cost / (riskAversion * spot * variance * years);
  const rate = power(discount / volatility, 0.25);
  const moving =
    1.12 * power(cost, 0.31) * power(years, 0.05) * rate * Math.sqrt(size / riskAversion);
  const dollars = riskAversion * spot * spot * size;
  const shift = (4.76 * power(cost, 0.78) * rate * power(dollars, 0.15)) / power(years, 0.02);
  const factor = Math.max(gamma < 0 ? 1 + shift : 1 - shift, LEAST_VARIANCE);
  return { halfWidth: still + moving, volatility: volatility * Math.sqrt(factor) };
}

/** x to a power above 0. @param x 0 or more. */
function power(x: number, exponent: number): number {
  return x === 0 ? 0 : exp(exponent * log(x));
}
