import type { ExpiryQuotes, StrikeQuotes } from "../../src/contracts/expiry-quotes.ts";
import type { OptionQuote } from "../../src/contracts/option-quote.ts";

/** What a made chain is priced with; money in dollars. */
export interface MadeChain {
  readonly spot: number;
  readonly years: number;
  readonly strikes: readonly number[];
  /** Half the spread of every quote; a bid is never below 0. */
  readonly half: number;
  /** The price of a call (1) or a put (-1). */
  readonly price: (sign: 1 | -1, strike: number) => number;
}

/** The quotes of one expiry about known prices, in fractions of $0.0001: nothing is rounded. */
export function makeExpiry({ spot, years, strikes, half, price }: MadeChain): ExpiryQuotes {
  const terms = { day: undefined, expiryDay: undefined, years, style: undefined };
  const quote = (sign: 1 | -1, strike: number): OptionQuote => ({
    ...terms,
    right: sign === 1 ? "call" : "put",
    strike: strike * 1e4,
    bid: Math.max(0, (price(sign, strike) - half) * 1e4),
    ask: (price(sign, strike) + half) * 1e4,
    spot: spot * 1e4,
    volume: undefined,
    openInterest: undefined,
  });
  const pairs: StrikeQuotes[] = strikes.map((strike) => ({
    strike: strike * 1e4,
    call: quote(1, strike),
    put: quote(-1, strike),
  }));
  return { ...terms, spot: spot * 1e4, strikes: pairs };
}
