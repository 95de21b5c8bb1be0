import { exp, expMinusOne } from "../math/exp.ts";
import { logRatio } from "../math/log.ts";
import { totalDeviation } from "./total-deviation.ts";

/**
 * Why a volatility could or could not be found.
 * - `ok`: sigma is set.
 * - `below-intrinsic`: no volatility gives so low a price.
 * - `at-intrinsic`: the time value is zero within rounding, every small volatility fits.
 * - `above-maximum`: at or above S e^(-qT) (call) or K e^(-rT) (put).
 * - `invalid`: an argument is not finite, years is not positive, or spot or strike (also when
 *   discounted) is not positive, that is outside 1e-300 to 1e300.
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
/** Beyond these the logarithm of a ratio of two prices would overflow or lose digits. */
const SMALLEST = 1e-300;
const LARGEST = 1e300;
/** Below it (e^k - 1) / k is 1 to the accuracy a first guess needs. */
const SMALL_LOG_MONEYNESS = 1e-8;

/**
 * Volatility at which the Black-Scholes-Merton price of a European option equals `price`, written
 * into `out`. Never throws; a price without a volatility gets sigma NaN and its status.
 *
 * An in-the-money price is first turned into that of the out-of-the-money twin by put-call parity:
 * price - intrinsic, intrinsic = (S - K) + S (e^(-qT) - 1) - K (e^(-rT) - 1), which keeps the
 * digits that S e^(-qT) - K e^(-rT) would lose (as long as the changes are smaller than the legs).
 *
 * `at-intrinsic` is, in the money, from -4.4e-16 max(S e^(-qT), K e^(-rT)) to 4.4e-16 (price +
 * S |1 - e^(-qT)| + K |1 - e^(-rT)|) of price - intrinsic: wider below, because a price computed in
 * doubles may fall short of intrinsic. Out of the money, 0 or less than 1e-300 of the maximum.
 * Method and accuracy: docs/pricing/implied-volatility.md.
 *
 * @param sign 1 call, -1 put
 * @param spot in any unit of money, > 0 (as `strike`); `years` to expiry > 0
 * @param rate continuous per year; `dividendYield` likewise
 * @param price per share, in the same unit
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
  const discountedSpot = spot * exp(-dividendYield * years);
  const discountedStrike = strike * exp(-rate * years);
  const legs = discountedSpot + discountedStrike;
  const bound = Math.min(discountedSpot, discountedStrike);
  const drift = (rate - dividendYield) * years;
  const smaller = Math.min(spot, strike);
  const inRange = smaller >= SMALLEST && Math.max(spot, strike) <= LARGEST && years > 0;
  const sums = legs + years + drift + price;
  if (!(inRange && bound >= SMALLEST && Number.isFinite(sums))) {
    out.status = "invalid";
    return;
  }
  const carryChange = spot * expMinusOne(-dividendYield * years);
  const discountChange = strike * expMinusOne(-rate * years);
  const changes = Math.abs(carryChange) + Math.abs(discountChange);
  const forwardExcess =
    changes < legs
      ? spot - strike + (carryChange - discountChange)
      : discountedSpot - discountedStrike;
  const intrinsic = Math.max(0, sign * forwardExcess);
  const timeValue = price - intrinsic;
  const share = timeValue / bound;
  let slackBelow = 0;
  let slackAbove = 0;
  if (intrinsic > 0) {
    slackBelow = TWO_ULP * Math.max(discountedSpot, discountedStrike);
    slackAbove = TWO_ULP * (price + Math.min(changes, legs));
  }
  if (timeValue < -slackBelow) out.status = "below-intrinsic";
  else if (timeValue <= slackAbove || share < SMALLEST) out.status = "at-intrinsic";
  else if (timeValue >= bound) out.status = "above-maximum";
  else {
    const k = Math.abs(logRatio(spot, strike) + drift);
    const excess = k > SMALL_LOG_MONEYNESS ? Math.abs(forwardExcess) / (bound * k) : 1;
    const complement = (bound - timeValue) / bound;
    out.sigma = totalDeviation(k, share, complement, excess) / Math.sqrt(years);
    out.status = "ok";
  }
}
