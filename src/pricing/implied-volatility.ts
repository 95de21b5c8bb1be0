import { expMinusOne } from "../math/exp.ts";
import { logRatio } from "../math/log.ts";
import { totalDeviation } from "./total-deviation.ts";

/**
 * Why a volatility could or could not be found.
 * - `ok`: sigma is set.
 * - `below-intrinsic`: no volatility gives so low a price.
 * - `at-intrinsic`: the time value is zero within rounding, every small volatility fits.
 * - `above-maximum`: at or above S e^(-qT) (call) or K e^(-rT) (put).
 * - `invalid`: an argument is not finite, or spot, strike or years is not positive.
 */
export type IvStatus = "ok" | "below-intrinsic" | "above-maximum" | "at-intrinsic" | "invalid";

/** A volatility per square root of a year; NaN unless the status is `ok`. */
export interface ImpliedVolatility {
  sigma: number;
  status: IvStatus;
}

/** An empty result to hand to {@link impliedVolatility} again and again. */
export function createImpliedVolatility(): ImpliedVolatility {
  return { sigma: Number.NaN, status: "invalid" };
}

/** Two units in the last place of 1. */
const TWO_ULP = 4.440892098500626e-16;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** Below it (e^k - 1) / k is 1 to the accuracy a first guess needs. */
const SMALL_LOG_MONEYNESS = 1e-8;

/**
 * Volatility at which the Black-Scholes-Merton price of a European option equals `price`, written
 * into `out`. Never throws; a price without a volatility gets sigma NaN and its status.
 *
 * An in-the-money price is first turned into that of the out-of-the-money twin by put-call parity:
 * price - intrinsic, intrinsic = (S - K) + S (e^(-qT) - 1) - K (e^(-rT) - 1), which keeps the digits
 * that S e^(-qT) - K e^(-rT) would lose. `at-intrinsic` means for it
 * -4.4e-16 max(S e^(-qT), K e^(-rT)) <= price - intrinsic
 * <= 4.4e-16 (price + S |1 - e^(-qT)| + K |1 - e^(-rT)|), the rounding of a price from above and
 * that of a priced one from below; out of the money, a price of 0 or below 2.3e-308 of the maximum.
 * Method and accuracy: docs/pricing/implied-volatility.md.
 *
 * @param sign 1 call, -1 put
 * @param spot dollars, > 0 (as `strike`); `years` to expiry > 0
 * @param rate continuous per year; `dividendYield` likewise
 * @param price dollars per share
 */
export function impliedVolatility(
  out: ImpliedVolatility,
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  price: number,
): void {
  out.sigma = Number.NaN;
  const carryChange = spot * expMinusOne(-dividendYield * years);
  const discountChange = strike * expMinusOne(-rate * years);
  const discountedSpot = spot + carryChange;
  const discountedStrike = strike + discountChange;
  const bound = Math.min(discountedSpot, discountedStrike);
  const drift = (rate - dividendYield) * years;
  const positive = spot >= SMALLEST_NORMAL && strike >= SMALLEST_NORMAL && years > 0;
  const sums = discountedSpot + discountedStrike + years + drift + price;
  if (!(positive && bound >= SMALLEST_NORMAL && Number.isFinite(sums))) {
    out.status = "invalid";
    return;
  }
  const forwardExcess = spot - strike + (carryChange - discountChange);
  const intrinsic = Math.max(0, sign * forwardExcess);
  const timeValue = price - intrinsic;
  const share = timeValue / bound;
  let slackBelow = 0;
  let slackAbove = 0;
  if (intrinsic > 0) {
    slackBelow = TWO_ULP * Math.max(discountedSpot, discountedStrike);
    slackAbove = TWO_ULP * (price + Math.abs(carryChange) + Math.abs(discountChange));
  }
  if (timeValue < -slackBelow) out.status = "below-intrinsic";
  else if (timeValue <= slackAbove || share < SMALLEST_NORMAL) out.status = "at-intrinsic";
  else if (timeValue >= bound) out.status = "above-maximum";
  else {
    const k = Math.abs(logRatio(spot, strike) + drift);
    const excess = k > SMALL_LOG_MONEYNESS ? Math.abs(forwardExcess) / (bound * k) : 1;
    const complement = (bound - timeValue) / bound;
    out.sigma = totalDeviation(k, share, complement, excess) / Math.sqrt(years);
    out.status = "ok";
  }
}
