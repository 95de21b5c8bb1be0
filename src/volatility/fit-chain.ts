import type { ExpiryQuotes } from "../contracts/expiry-quotes.ts";
import type { OptionQuote } from "../contracts/option-quote.ts";
import { americanForward } from "../pricing/american/american-forward.ts";
import { type ExpiryForward, parityForward } from "../pricing/forward.ts";
import { fitSurface } from "./smile/fit-surface.ts";
import type { SmileTarget } from "./smile/smile-target.ts";
import {
  type ExerciseStyle,
  type QuoteVolatility,
  type StrikeVolatility,
  strikeVolatilities,
} from "./smile/strike-volatility.ts";
import type { DatedSmile } from "./surface.ts";

/** One expiry of a chain with its forward, its volatilities and its smile. */
export interface ExpirySmile extends DatedSmile {
  readonly quotes: ExpiryQuotes;
  readonly forward: ExpiryForward;
  /** Of `quotes.strikes`, one for one. */
  readonly strikes: readonly StrikeVolatility[];
  /** Places in `strikes` of those the smile is fitted to, ascending. */
  readonly liquid: readonly number[];
}

/** Why an expiry has no smile: no forward was found, or too few of its strikes are liquid. */
export type NoSmileReason = "no-forward" | "few-strikes";

export interface ExpiryLeftOut {
  readonly quotes: ExpiryQuotes;
  readonly reason: NoSmileReason;
}

export interface ChainFit {
  /** By time to expiry, ascending; free of butterfly and calendar arbitrage together. */
  readonly smiles: readonly ExpirySmile[];
  readonly leftOut: readonly ExpiryLeftOut[];
}

/** $0.05 in $0.0001: below it a bid says little more than that the option exists. */
const LEAST_BID = 500;

/** A spread of more than this part of the middle price tells no volatility. */
const WIDEST_SPREAD = 0.5;

/** Deviations of ln(price) at expiry from the forward, beyond which a price is one of jumps. */
const FARTHEST = 5;

/** SVI has five parameters. */
const LEAST_STRIKES = 5;

/**
 * Forwards, implied volatilities and smiles of all expiries of one day.
 *
 * A strike is liquid, and counts in the fit, where its out-of-the-money side has a bid of $0.05, a
 * spread of at most half the middle price, and lies within five deviations of the forward.
 *
 * @param expiries Of one day, by time to expiry, ascending.
 * @param rateAt Continuous rate per year to a time in years; undefined where the quotes are to tell
 * it. Those of American options cannot: the rate is then 0, and the yield makes up for it.
 */
export function fitChain(
  expiries: readonly ExpiryQuotes[],
  style: ExerciseStyle,
  rateAt: (years: number) => number | undefined,
): ChainFit {
  const found: Omit<ExpirySmile, "smile">[] = [];
  const targets: SmileTarget[] = [];
  const leftOut: ExpiryLeftOut[] = [];
  for (const quotes of expiries) {
    const rate = rateAt(quotes.years);
    const forward =
      style === "american" ? americanForward(quotes, rate ?? 0) : parityForward(quotes, rate);
    if (forward === undefined) {
      leftOut.push({ quotes, reason: "no-forward" });
      continue;
    }
    const strikes = strikeVolatilities(quotes, forward, style);
    const liquid = liquidStrikes(quotes, strikes);
    if (liquid.length < LEAST_STRIKES) {
      leftOut.push({ quotes, reason: "few-strikes" });
      continue;
    }
    found.push({ years: quotes.years, quotes, forward, strikes, liquid });
    targets.push(targetOf(quotes.years, strikes, liquid));
  }
  const smiles = fitSurface(targets);
  return { smiles: found.map((expiry, i) => ({ ...expiry, smile: smiles[i]! })), leftOut };
}

function liquidStrikes(quotes: ExpiryQuotes, strikes: readonly StrikeVolatility[]): number[] {
  const priced: number[] = [];
  let nearest: StrikeVolatility | undefined;
  strikes.forEach((strike, i) => {
    const { bid, ask } = volatilityOf(strike);
    if (!(bid > 0 && ask > 0)) return;
    priced.push(i);
    if (nearest === undefined || Math.abs(strike.k) < Math.abs(nearest.k)) nearest = strike;
  });
  if (nearest === undefined) return [];
  const farthest = FARTHEST * volatilityOf(nearest).mid * Math.sqrt(quotes.years);
  return priced.filter((i) => {
    const { k, side } = strikes[i]!;
    const { bid, ask } = quotes.strikes[i]![side] as OptionQuote;
    const isTight = ask - bid <= WIDEST_SPREAD * 0.5 * (ask + bid);
    return bid >= LEAST_BID && isTight && Math.abs(k) <= farthest;
  });
}

function volatilityOf(strike: StrikeVolatility): QuoteVolatility {
  return strike[strike.side] as QuoteVolatility;
}

function targetOf(
  years: number,
  strikes: readonly StrikeVolatility[],
  liquid: readonly number[],
): SmileTarget {
  const column = (value: (strike: StrikeVolatility) => number): Float64Array =>
    Float64Array.from(liquid, (i) => value(strikes[i]!));
  const variance = (sigma: number): number => sigma * sigma * years;
  return {
    k: column(({ k }) => k),
    w: column((strike) => variance(volatilityOf(strike).mid)),
    low: column((strike) => variance(volatilityOf(strike).bid)),
    high: column((strike) => variance(volatilityOf(strike).ask)),
  };
}
