import { invariant } from "../base/assert.ts";
import type { Columns } from "../base/columns.ts";

/** Most hedge trades that can be open at once in a cycle. */
const CAPACITY = 4096;

/**
 * The article's account of hedging: each share trade is matched with the one it undoes, the latest
 * first. What matched trades gained is banked; the rest are open lots (the hedge itself).
 */
export interface MatchedTrades {
  /** Open lots in the order of trading, all on one side: price in $0.0001, signed shares. */
  readonly price: Float64Array;
  readonly shares: Float64Array;
  /** [0]: open lots, [1]: gain of matched trades in $0.0001, [2]: trades. */
  readonly state: Float64Array;
}

export function createMatchedTrades(columns: Columns, name: string): MatchedTrades {
  return {
    price: columns.float64(`${name}.price`, CAPACITY),
    shares: columns.float64(`${name}.shares`, CAPACITY),
    state: columns.float64(`${name}.state`, 3),
  };
}

/** Starts a new account with no lots. */
export function clearMatchedTrades(matched: MatchedTrades): void {
  matched.state.fill(0);
}

/**
 * Books a trade (positive shares bought, negative sold) and returns what it gained against the
 * trades that it undoes: 0 when it only adds to the hedge.
 */
export function matchTrade(matched: MatchedTrades, shares: number, price: number): number {
  const { state } = matched;
  let left = shares;
  let gain = 0;
  while (left !== 0 && state[0]! > 0) {
    const lot = state[0]! - 1;
    const open = matched.shares[lot]!;
    if (open > 0 === left > 0) break;
    const undone = Math.sign(open) * Math.min(Math.abs(open), Math.abs(left));
    gain += undone * (price - matched.price[lot]!);
    left += undone;
    matched.shares[lot] = open - undone;
    if (open === undone) state[0] = lot;
  }
  if (left !== 0) {
    const lot = state[0]!;
    invariant(lot < CAPACITY, "L9", "more open hedge trades than the account has room for");
    matched.price[lot] = price;
    matched.shares[lot] = left;
    state[0] = lot + 1;
  }
  state[1]! += gain;
  state[2]!++;
  return gain;
}

/** After a split the open lots are of new shares; what has been gained stays. */
export function splitLots(matched: MatchedTrades, newShares: number, oldShares: number): void {
  for (let lot = 0; lot < matched.state[0]!; lot++) {
    matched.shares[lot] = (matched.shares[lot]! * newShares) / oldShares;
    matched.price[lot] = (matched.price[lot]! * oldShares) / newShares;
  }
}

/** Gain of all matched trades since the start, in $0.0001. */
export function matchedGain(matched: MatchedTrades): number {
  return matched.state[1]!;
}
