import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";

/**
 * The price at which a maker with shares on his hands would rather do nothing (equation 3.17 of M.
 * Avellaneda and S. Stoikov, High-frequency trading in a limit order book, Quantitative Finance 8
 * (2008), 217-224; the inventory-proportional shift of T. Ho and H. Stoll, Journal of Financial
 * Economics 9 (1981), 47-73):
 *
 *     r = s - q gamma sigma^2 (T - t)
 *
 * Both quotes are set round it, so a maker who is long bids less and asks less.
 *
 * @param mid s, dollars per share. @param inventory q, shares; negative when short.
 * @param riskAversion gamma, per dollar. @param sigma dollars per square root of the unit of time.
 * @param timeLeft T - t, in that unit.
 */
export function reservationPrice(
  mid: number,
  inventory: number,
  riskAversion: number,
  sigma: number,
  timeLeft: number,
): number {
  return mid - inventory * riskAversion * sigma * sigma * timeLeft;
}

/**
 * Ask less bid, the same whatever the inventory (equation 3.18 of the same):
 *
 *     gamma sigma^2 (T - t) + (2 / gamma) ln(1 + gamma / k)
 *
 * The first term is paid for holding shares until the end, the second earns the most from orders
 * that thin out with the distance; it alone is left at the end, 2 / k without risk aversion. The
 * paper's tables print the second term only.
 *
 * @param decay k, per dollar of distance ({@link fillIntensity}). @param riskAversion gamma, per
 * dollar, 0 or more; the others as for {@link reservationPrice}. Returns dollars per share.
 */
export function optimalSpread(
  riskAversion: number,
  sigma: number,
  timeLeft: number,
  decay: number,
): number {
  const held = riskAversion * sigma * sigma * timeLeft;
  return held + (2 / decay) * meanOfInverse(riskAversion / decay);
}

/**
 * Orders per unit of time that reach a quote at a distance from the mid: A e^(-k delta).
 *
 * @param distance delta, dollars per share; negative beyond the mid. @param scale A, orders per
 * unit of time at the mid. @param decay k, per dollar.
 */
export function fillIntensity(distance: number, scale: number, decay: number): number {
  return scale * exp(-decay * distance);
}

/** ln(1 + x) / x; the division by (1 + x) - 1 as rounded makes good what 1 + x loses (Kahan). */
function meanOfInverse(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? 1 : log(sum) / (sum - 1);
}
