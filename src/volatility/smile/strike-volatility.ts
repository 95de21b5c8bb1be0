import type { ExpiryQuotes } from "../../contracts/expiry-quotes.ts";
import type { OptionQuote } from "../../contracts/option-quote.ts";
import { logRatio } from "../../math/log.ts";
import { americanImpliedVolatility } from "../../pricing/american/american-implied-volatility.ts";
import type { ExpiryForward } from "../../pricing/forward.ts";
import {
  createImpliedVolatility,
  type IvStatus,
  impliedVolatility,
} from "../../pricing/implied-volatility.ts";

export type ExerciseStyle = "european" | "american";

/** Implied volatilities of one quote, per square root of a year; NaN where a price has none. */
export interface QuoteVolatility {
  /** That of the middle price; `no-bid` where nobody bids. */
  readonly status: IvStatus | "no-bid";
  readonly bid: number;
  readonly mid: number;
  readonly ask: number;
}

/** The volatilities of one strike. */
export interface StrikeVolatility {
  readonly strike: number;
  /** ln(strike / forward). */
  readonly k: number;
  readonly call: QuoteVolatility | undefined;
  readonly put: QuoteVolatility | undefined;
  /** The out-of-the-money side; the other one where that is not quoted. */
  readonly side: "call" | "put";
}

const IMPLIED = createImpliedVolatility();

/** The implied volatilities of every quote of an expiry, with its one forward. */
export function strikeVolatilities(
  quotes: ExpiryQuotes,
  forward: ExpiryForward,
  style: ExerciseStyle,
): StrikeVolatility[] {
  const volatilityOf = (quote: OptionQuote | undefined): QuoteVolatility | undefined =>
    quote === undefined ? undefined : quoteVolatility(quote, forward, style);
  return quotes.strikes.map(({ strike, call, put }) => {
    const isPutSide = call === undefined || (put !== undefined && strike < forward.forward);
    return {
      strike,
      k: logRatio(strike, forward.forward),
      call: volatilityOf(call),
      put: volatilityOf(put),
      side: isPutSide ? "put" : "call",
    };
  });
}

/** How calls and puts of one strike agree. */
export interface ParityCheck {
  /** Strikes of which both middle prices have a volatility. */
  readonly both: number;
  /** Of these the strikes, $0.0001, where the volatilities of call and put lie apart. */
  readonly apart: readonly number[];
}

/**
 * Compares the spreads of call and put in volatility, strike by strike: with the right forward they
 * meet. A bid without a volatility is below intrinsic value, and no bound.
 */
export function checkParity(strikes: readonly StrikeVolatility[]): ParityCheck {
  let both = 0;
  const apart: number[] = [];
  for (const { strike, call, put } of strikes) {
    if (call?.status !== "ok" || put?.status !== "ok") continue;
    both++;
    const isApart = (one: QuoteVolatility, other: QuoteVolatility): boolean => one.bid > other.ask;
    if (isApart(call, put) || isApart(put, call)) apart.push(strike);
  }
  return { both, apart };
}

function quoteVolatility(
  quote: OptionQuote,
  { spot, rate, dividendYield }: ExpiryForward,
  style: ExerciseStyle,
): QuoteVolatility {
  const sign = quote.right === "call" ? 1 : -1;
  const invert = (price: number): number => {
    const terms = [sign, spot, quote.strike, quote.years, rate, dividendYield, price] as const;
    if (style === "american") americanImpliedVolatility(IMPLIED, ...terms, "fast");
    else impliedVolatility(IMPLIED, ...terms);
    return IMPLIED.sigma;
  };
  const ask = invert(quote.ask);
  if (quote.bid === 0) return { status: "no-bid", bid: Number.NaN, mid: Number.NaN, ask };
  const bid = invert(quote.bid);
  const mid = invert((quote.bid + quote.ask) / 2);
  return { status: IMPLIED.status, bid, mid, ask };
}
