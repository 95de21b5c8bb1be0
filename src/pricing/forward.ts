import type { ExpiryQuotes, StrikeQuotes } from "../contracts/expiry-quotes.ts";
import type { OptionQuote } from "../contracts/option-quote.ts";
import { exp } from "../math/exp.ts";
import { log, logRatio } from "../math/log.ts";

/** What the calls and puts of one expiry say about holding the underlying to that day. */
export interface ExpiryForward {
  /** Price agreed today for delivery at expiry, $0.0001. */
  readonly forward: number;
  /** Value today of $1 at expiry. */
  readonly discount: number;
  /** Continuous per year: -ln(discount) / years. */
  readonly rate: number;
  /** The quoted price of the underlying in $0.0001; the forward where the chain has none. */
  readonly spot: number;
  /** Continuous per year, with the cost of borrowing: forward = spot e^((rate - yield) years). */
  readonly dividendYield: number;
  /** Strikes of which both the call and the put have a bid. */
  readonly pairs: number;
}

/** Call less put at one strike. */
export interface ParityPair {
  readonly strike: number;
  readonly call: OptionQuote;
  readonly put: OptionQuote;
  /** Middle of the call less middle of the put, $0.0001. */
  readonly difference: number;
  /** How far the difference may be off inside both spreads. */
  readonly slack: number;
}

/**
 * Before the quotes are seen a rate is 0 with this standard deviation per year; without it a few
 * days of quotes would give rates of -50 % or 50 %.
 */
const RATE_DEVIATION = 0.03;

/** Prices come in steps; a locked quote is no more exact than a step of $0.01. */
const LEAST_SLACK = 50;

/** The strikes of which call and put both have a bid. */
export function parityPairs(strikes: readonly StrikeQuotes[]): ParityPair[] {
  const pairs: ParityPair[] = [];
  for (const { strike, call, put } of strikes) {
    if (call === undefined || put === undefined || call.bid === 0 || put.bid === 0) continue;
    const difference = (call.bid + call.ask - put.bid - put.ask) / 2;
    const slack = (call.ask - call.bid + put.ask - put.bid) / 2;
    pairs.push({ strike, call, put, difference, slack });
  }
  return pairs;
}

/**
 * The forward of one expiry of European options by put-call parity, C - P = discount (forward - K)
 * (Stoll 1969): least squares over the strikes, weighted by 1 / spread^2. The strike farthest
 * outside its spreads is left out, again and again, until all are inside or half are left. Without
 * a rate the discount is the slope, drawn towards 1 as far as the spreads leave it open. Undefined
 * without a pair.
 *
 * @param rate continuous per year; undefined if the quotes are to tell it.
 */
export function parityForward(
  quotes: ExpiryQuotes,
  rate: number | undefined,
): ExpiryForward | undefined {
  const { years } = quotes;
  const pairs = parityPairs(quotes.strikes);
  if (pairs.length === 0) return undefined;
  let line = parityLine(pairs, years, rate);
  const kept = [...pairs];
  while (2 * kept.length > pairs.length) {
    const worst = worstPair(kept, line);
    if (worst === undefined) break;
    kept.splice(worst, 1);
    line = parityLine(kept, years, rate);
  }
  const { forward, discount } = line;
  const spot = quotes.spot ?? forward;
  const impliedRate = rate ?? -log(discount) / years;
  const dividendYield = impliedRate - logRatio(forward, spot) / years;
  return { forward, discount, rate: impliedRate, spot, dividendYield, pairs: pairs.length };
}

interface ParityLine {
  readonly forward: number;
  readonly discount: number;
}

/** The pair farthest outside its spreads, in spreads; undefined if all are inside. */
function worstPair(pairs: readonly ParityPair[], line: ParityLine): number | undefined {
  let [worst, most]: [number | undefined, number] = [undefined, 1];
  pairs.forEach((pair, i) => {
    const miss = pair.difference - line.discount * (line.forward - pair.strike);
    const spreads = Math.abs(miss) / Math.max(pair.slack, LEAST_SLACK);
    if (spreads > most) [worst, most] = [i, spreads];
  });
  return worst;
}

function parityLine(
  pairs: readonly ParityPair[],
  years: number,
  rate: number | undefined,
): ParityLine {
  let [sum, sumK, sumD] = [0, 0, 0];
  for (const pair of pairs) {
    const weight = weightOf(pair);
    sum += weight;
    sumK += weight * pair.strike;
    sumD += weight * pair.difference;
  }
  const [meanK, meanD] = [sumK / sum, sumD / sum];
  let [squares, products] = [0, 0];
  for (const pair of pairs) {
    const weight = weightOf(pair);
    squares += weight * (pair.strike - meanK) * (pair.strike - meanK);
    products += weight * (pair.strike - meanK) * (pair.difference - meanD);
  }
  const prior = 1 / (RATE_DEVIATION * RATE_DEVIATION * years * years);
  const discount = rate === undefined ? (prior - products) / (prior + squares) : exp(-rate * years);
  return { forward: meanK + meanD / discount, discount };
}

function weightOf({ slack }: ParityPair): number {
  const deviation = Math.max(slack, LEAST_SLACK);
  return 1 / (deviation * deviation);
}
