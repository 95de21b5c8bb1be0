import { exp, expMinusOne } from "../../math/exp.ts";
import { normalCdf } from "../../math/normal.ts";
import { createSineCosine, writeSineCosine } from "../../math/sine-cosine.ts";
import { totalDeviation } from "../total-deviation.ts";
import { createExponent, evaluateExponent, type HestonParameters } from "./heston-exponent.ts";

/** Points of the integral: at least, at most, and by how far it turns while it still counts. */
const LEAST_POINTS = 96;
const MOST_POINTS = 1_024;
const POINTS_PER_TURN = 0.5;

/** ln|phi| from which on nothing is added, and from which on turns between points do no harm. */
const NEGLIGIBLE = -38;
const SMALL = -15;
const REACH_STEP = 0.25;

/** Below it (e^k - 1) / k is 1 to the accuracy a first guess needs. */
const SMALL_LOG_MONEYNESS = 1e-8;

const EXPONENT = createExponent();
const TURN = createSineCosine();
const FREQUENCY = new Float64Array(MOST_POINTS);
const EVEN = new Float64Array(MOST_POINTS);
const ODD = new Float64Array(MOST_POINTS);

/**
 * Total variances sigma^2 T at which Black-Scholes gives Heston's prices of one expiry, into `out`,
 * one for each log-moneyness ln(K / F). A strike that is too far off for its price to be told from
 * none gets NaN; within three deviations all have one.
 *
 * Lewis's integral (2001) less that of Black-Scholes with the variance `control`, in the share s of
 * an out-of-the-money price in its upper bound min(F, K):
 *
 *     s = s_BS + e^(|k|/2) / pi  integral over u > 0 of  Re((phi_BS - phi) e^(-iuk)) / (u^2 + 1/4)
 *
 * with both phi at u - i/2. u = sinh(y) / 2 makes the integrand analytic in a strip about y > 0, so
 * that equal steps converge geometrically; all strikes share the values of phi.
 *
 * @param variance of today, per year. @param years to the expiry, of the variance's clock.
 */
export function hestonTotalVariances(
  out: Float64Array,
  parameters: HestonParameters,
  variance: number,
  years: number,
  logMoneyness: Float64Array,
): void {
  // The variance with which phi_BS = phi at u = 0, where both are real.
  const control = -8 * logSize(parameters, variance, years, 0);
  const deviation = Math.sqrt(control);
  let farthest = 0;
  for (let i = 0; i < logMoneyness.length; i++) {
    farthest = Math.max(farthest, Math.abs(logMoneyness[i]!));
  }
  const points = writePoints(parameters, variance, years, control, farthest);
  for (let i = 0; i < logMoneyness.length; i++) {
    const k = logMoneyness[i]!;
    let sum = 0;
    for (let j = 0; j < points; j++) {
      writeSineCosine(TURN, FREQUENCY[j]! * k);
      sum += EVEN[j]! * TURN.cosine + ODD[j]! * TURN.sine;
    }
    const distance = Math.abs(k);
    const share = blackShare(distance, deviation) + exp(0.5 * distance) * sum;
    const excess = distance > SMALL_LOG_MONEYNESS ? expMinusOne(distance) / distance : 1;
    const total = share > 0 ? totalDeviation(distance, share, 1 - share, excess) : Number.NaN;
    out[i] = total * total;
  }
}

/** Fills the points of the integral and says how many there are. */
function writePoints(
  parameters: HestonParameters,
  variance: number,
  years: number,
  control: number,
  farthest: number,
): number {
  let y = 1;
  let counting = 0;
  for (let small = 0; small > NEGLIGIBLE; y += REACH_STEP) {
    const u = frequencyAt(y);
    small = Math.max(logSize(parameters, variance, years, u), -0.5 * control * u * u);
    if (small > SMALL) counting = u;
  }
  const wanted = Math.ceil(POINTS_PER_TURN * y * counting * farthest);
  const points = Math.min(Math.max(wanted, LEAST_POINTS), MOST_POINTS);
  const step = y / points;
  for (let j = 0; j < points; j++) {
    const u = frequencyAt(j * step);
    evaluateExponent(EXPONENT, parameters, years, u);
    const size = exp(EXPONENT.constantRe + variance * EXPONENT.slopeRe);
    writeSineCosine(TURN, EXPONENT.constantIm + variance * EXPONENT.slopeIm);
    // du / (u^2 + 1/4) = dy / sqrt(u^2 + 1/4); the integrand is even, so the first counts half.
    const square = u * u + 0.25;
    const weight = (j === 0 ? 0.5 * step : step) / (Math.PI * Math.sqrt(square));
    FREQUENCY[j] = u;
    EVEN[j] = weight * (exp(-0.5 * control * square) - size * TURN.cosine);
    ODD[j] = -weight * size * TURN.sine;
  }
  return points;
}

/** sinh(y) / 2. */
function frequencyAt(y: number): number {
  const power = exp(y);
  return 0.25 * (power - 1 / power);
}

/** ln|phi(u - i/2)|. */
function logSize(parameters: HestonParameters, variance: number, years: number, u: number): number {
  evaluateExponent(EXPONENT, parameters, years, u);
  return EXPONENT.constantRe + variance * EXPONENT.slopeRe;
}

/** An out-of-the-money price over min(F, K) in Black-Scholes, at a distance |ln(K / F)|. */
function blackShare(distance: number, deviation: number): number {
  const d1 = 0.5 * deviation - distance / deviation;
  return normalCdf(d1) - exp(distance) * normalCdf(d1 - deviation);
}
