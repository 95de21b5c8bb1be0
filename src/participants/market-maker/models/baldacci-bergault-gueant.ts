import { exp } from "../../../math/exp.ts";
import { log } from "../../../math/log.ts";

/**
 * How orders thin out with the distance of a quote, in the options market of B. Baldacci, P.
 * Bergault and O. Gueant, Algorithmic market making for options, Quantitative Finance 21 (2021),
 * 85-97. A distance here is delta / V, the paper's price distance over the option's vega: in
 * volatility as a decimal (0.01 is a point), positive where it is worse for the customer than the
 * middle. All options then share one function.
 */
export interface LogisticFlow {
  /** alpha: a quote at the middle trades with 1 / (1 + e^alpha) of the orders. */
  readonly shyness: number;
  /** beta, per 1.00 of volatility. */
  readonly steepness: number;
}

/** The part of the orders that trades at a quote: 1 / (1 + e^(alpha + beta distance)). */
export function fillProbability(flow: LogisticFlow, distance: number): number {
  return 1 / (1 + exp(flow.shyness + flow.steepness * distance));
}

/** Lambda: trades per year at a distance. @param orders lambda, per year on one side. */
export function logisticIntensity(flow: LogisticFlow, orders: number, distance: number): number {
  return orders * fillProbability(flow, distance);
}

/**
 * The distance that earns the most from each order, (distance - cost) times the fill probability:
 *
 *     distance = cost + (1 + w) / beta,   w e^w = e^-(1 + alpha + beta cost)
 *
 * Without a cost it is the myopic quote, of a maker who does not mind what he holds.
 *
 * @param cost what the trade takes from the value of the maker's book, over the vega traded: in
 * volatility, negative where the trade is welcome. Infinity for one that is refused.
 */
export function bestDistance(flow: LogisticFlow, cost: number): number {
  const w = productLog(-(1 + flow.shyness + flow.steepness * cost));
  return cost + (1 + w) / flow.steepness;
}

/**
 * What an order is worth at {@link bestDistance}, over the vega traded: w / beta, because the fill
 * probability there is w / (1 + w). In volatility; 0 where the trade is refused.
 */
export function bestGain(flow: LogisticFlow, cost: number): number {
  return productLog(-(1 + flow.shyness + flow.steepness * cost)) / flow.steepness;
}

/** Below it w and e^c are the same double. */
const TINY = -37;

/**
 * The w > 0 with w e^w = e^c (Lambert's W of e^c), by Newton's steps on w + ln w = c: each squares
 * the relative error, the start's is below a third.
 */
function productLog(c: number): number {
  if (c < TINY) return exp(c);
  let w = c;
  if (c > 1) {
    w = c - log(c);
  } else {
    const x = exp(c);
    w = x / (1 + x);
  }
  for (let step = 0; step < 4; step++) w = (w / (1 + w)) * (1 + c - log(w));
  return w;
}
