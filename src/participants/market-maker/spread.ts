import { roundDownToTick, roundUpToTick } from "../../contracts/tick-rule.ts";
import type { MarketView } from "../../view/market-view.ts";
import { fairValue } from "./fair-value.ts";

export interface TwoSidedPrice {
  /** $0.0001 per share; 0 when the option is worth less than a tick. */
  readonly bid: number;
  readonly ask: number;
}

/**
 * A bid a little under fair value and an ask a little over it: the volatility less and plus the
 * maker's edge, then outward to the tick.
 *
 * @param belief volatility per year. @param edge volatility points as decimals (0.005 is half a
 * point).
 */
export function spreadAround(
  view: MarketView,
  series: number,
  belief: number,
  edge: number,
): TwoSidedPrice {
  const rule = view.tickRule(series);
  const bid = roundDownToTick(rule, fairValue(view, series, belief - edge));
  const ask = roundUpToTick(rule, fairValue(view, series, belief + edge));
  // A choice price would leave nothing between the sides: the ask is at least a tick above.
  return { bid, ask: ask > bid ? ask : roundUpToTick(rule, bid + 1) };
}
