import { exp } from "../../../math/exp.ts";
import { log, logRatio } from "../../../math/log.ts";
import { INVERSE_SQRT_TWO_PI, millsRatio, normalCdf, normalDensity } from "../../../math/normal.ts";
import { type ExpiryDividends, MOST_RIGHTS } from "./expiry-dividends.ts";

/** Value of the right in the strike's unit; by ln(spot); by sigma. */
export const RIGHT: Float64Array = new Float64Array(3);

const LOG_INVERSE_SQRT_TWO_PI = log(INVERSE_SQRT_TWO_PI);
/** Deviations from the strike beyond which a right is worth nothing. */
const FAR = 4;
/** Newton's steps to the stock price that exercise begins at; the last one is exact to 1e-6. */
const MOST_STEPS = 6;
const CLOSE = 0.01;
const LEAST_DEVIATION = 1e-4;

/** Where exercise begins: ln(price / strike), the put's elasticity there, and its vega / value. */
const START = { place: 0.5, elasticity: 0.5, vega: 0.5 };

/**
 * What the right to exercise a call just before an ex-date is worth beyond the European call, into
 * {@link RIGHT}: of the best of the slot's ex-dates. Exercise brings A = dividends - interest on
 * the strike, and gives up the put P of the same strike, so the right is a put on that put (Geske
 * 1979). P is taken as the power of the stock's price that it is where P = A, where exercise
 * begins: beyond it P matters little. What that misses: docs/pricing/in-the-market.md.
 *
 * @param spot less all dividends to come, $0.0001 per share as `strike`.
 * @param sigma volatility per year of the clock that the slot was filled by, > 0.
 */
export function evaluateCallRight(
  dividends: ExpiryDividends,
  slot: number,
  spot: number,
  strike: number,
  sigma: number,
): void {
  RIGHT.fill(0);
  const first = slot * MOST_RIGHTS;
  for (let place = first; place < first + dividends.rights[slot]!; place++) {
    const gain = dividends.gain[place]! - strike * dividends.interest[place]!;
    if (gain > 0) evaluateRight(dividends, place, spot, strike, sigma, gain);
  }
}

/** The most that exercise before one of the slot's ex-dates brings, but for the put; today's. */
export function mostGain(
  { rights, gain, interest, discount }: ExpiryDividends,
  slot: number,
  strike: number,
): number {
  let most = 0;
  const first = slot * MOST_RIGHTS;
  for (let place = first; place < first + rights[slot]!; place++) {
    most = Math.max(most, discount[place]! * (gain[place]! - strike * interest[place]!));
  }
  return most;
}

function evaluateRight(
  { discount, rootBefore, rootAfter, drift }: ExpiryDividends,
  place: number,
  spot: number,
  strike: number,
  sigma: number,
  gain: number,
): void {
  const deviation = Math.max(sigma * rootBefore[place]!, LEAST_DEVIATION);
  const logForward = logRatio(spot / discount[place]!, strike);
  // Exercise begins above the strike but for the gain.
  if (logForward + gain / strike < -FAR * deviation) return;
  findStart(sigma * rootAfter[place]!, drift[place]!, gain / strike);
  const { place: begins, elasticity } = START;
  const d = (logForward - begins) / deviation - 0.5 * deviation;
  const reach = elasticity * deviation;
  const given = givenUp(d, reach);
  const most = gain * discount[place]!;
  const value = most * (normalCdf(d) - given);
  if (value <= RIGHT[0]!) return;
  RIGHT[0] = value;
  RIGHT[1] = most * elasticity * given;
  // The start moves with the put's value, the spread of prices with sigma; the power stays.
  const shift = START.vega * rootAfter[place]! + rootBefore[place]! * (deviation + d);
  RIGHT[2] = -RIGHT[1]! * shift;
}

/** E[(price / start)^-elasticity; price above the start], of a price d deviations above it. */
function givenUp(d: number, reach: number): number {
  const u = reach - d;
  // phi(d) Mills(u); where that is 0 x infinity, as a power.
  if (u > -FAR) return normalDensity(d) * mills(u);
  return exp(reach * (0.5 * reach - d)) * normalCdf(-u);
}

function mills(x: number): number {
  return x >= 0 ? millsRatio(x) : normalCdf(-x) / normalDensity(x);
}

/**
 * Finds where a put of strike 1 is worth `value`, by Newton's steps on the logarithms, which are
 * concave: from the second one on each is on the far side. @param deviation of what is left.
 */
function findStart(deviation: number, drift: number, value: number): void {
  if (deviation < LEAST_DEVIATION) {
    // Nothing is left: the put is what the price is below the strike.
    START.place = log(Math.max(1 - value, 0.01));
    START.elasticity = 1 / Math.max(value, 1e-6);
    START.vega = 0;
    return;
  }
  const target = log(value);
  let place = deviation;
  for (let step = 1; ; step++) {
    const d1 = (place + drift) / deviation + 0.5 * deviation;
    const d2 = d1 - deviation;
    const m1 = mills(d1);
    const more = mills(d2) - m1;
    const elasticity = m1 / more;
    const miss = LOG_INVERSE_SQRT_TWO_PI - drift - 0.5 * d2 * d2 + log(more) - target;
    place += miss / elasticity;
    if (Math.abs(miss) > CLOSE && step < MOST_STEPS) continue;
    START.place = place;
    START.elasticity = elasticity;
    // Vega x deviation of a unit's sigma is e^place phi(d1), over value and elasticity.
    START.vega = 1 / m1;
    return;
  }
}
