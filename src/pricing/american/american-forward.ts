import type { ExpiryQuotes } from "../../contracts/expiry-quotes.ts";
import { exp } from "../../math/exp.ts";
import { type ExpiryForward, type ParityPair, parityPairs } from "../forward.ts";
import { createImpliedVolatility } from "../implied-volatility.ts";
import { americanImpliedVolatility } from "./american-implied-volatility.ts";

/** Strikes nearest to the spot that decide. */
const NEAREST = 8;

const MOST_STEPS = 30;
const ENOUGH = 1e-10;

/** Yields beyond 200 % a year have no quotes. */
const LARGEST_YIELD = 2;
const FIRST_YIELDS = [0, 0.02] as const;

const IMPLIED = createImpliedVolatility();

/**
 * The forward of one expiry of American options, for which parity is an inequality only: the
 * dividend yield (with the cost of borrowing the share) at which the implied volatilities of call
 * and put agree over the eight strikes nearest to the spot, each weighted by 1 / spread^2. Found by
 * secant steps. Undefined without a spot, or where no yield makes them agree.
 *
 * @param rate continuous per year.
 */
export function americanForward(quotes: ExpiryQuotes, rate: number): ExpiryForward | undefined {
  const { spot, years } = quotes;
  const all = parityPairs(quotes.strikes);
  if (spot === undefined || all.length === 0) return undefined;
  const distance = ({ strike }: ParityPair): number => Math.abs(strike - spot);
  const nearest = [...all].sort((a, b) => distance(a) - distance(b)).slice(0, NEAREST);
  const gap = (dividendYield: number): number =>
    volatilityGap(nearest, { spot, years, rate, dividendYield });
  let [before, dividendYield] = FIRST_YIELDS as readonly [number, number];
  let [gapBefore, gapNow] = [gap(before), gap(dividendYield)];
  for (let step = 0; step < MOST_STEPS && Math.abs(dividendYield - before) > ENOUGH; step++) {
    const next = dividendYield - (gapNow * (dividendYield - before)) / (gapNow - gapBefore);
    if (!(Math.abs(next) < LARGEST_YIELD)) return undefined;
    [before, gapBefore] = [dividendYield, gapNow];
    [dividendYield, gapNow] = [next, gap(next)];
    if (gapNow === gapBefore) break;
  }
  const forward = spot * exp((rate - dividendYield) * years);
  const discount = exp(-rate * years);
  return { forward, discount, rate, spot, dividendYield, pairs: all.length };
}

interface Carry {
  readonly spot: number;
  readonly years: number;
  readonly rate: number;
  readonly dividendYield: number;
}

/** Weighted mean of call less put volatility, over the strikes where both have one. */
function volatilityGap(pairs: readonly ParityPair[], carry: Carry): number {
  const { spot, years, rate, dividendYield } = carry;
  let [sum, weights] = [0, 0];
  for (const { strike, call, put, slack } of pairs) {
    const middle = (sign: 1 | -1): number => {
      const price = sign === 1 ? (call.bid + call.ask) / 2 : (put.bid + put.ask) / 2;
      const terms = [spot, strike, years, rate, dividendYield, price, "fast"] as const;
      americanImpliedVolatility(IMPLIED, sign, ...terms);
      return IMPLIED.sigma;
    };
    const gap = middle(1) - middle(-1);
    if (Number.isNaN(gap)) continue;
    const weight = 1 / (slack * slack + 1);
    sum += weight * gap;
    weights += weight;
  }
  return sum / weights;
}
