import type { ExpiryQuotes, StrikeQuotes } from "../src/contracts/expiry-quotes.ts";
import type { OptionQuote } from "../src/contracts/option-quote.ts";
import { exp } from "../src/math/exp.ts";
import { log } from "../src/math/log.ts";
import { europeanPrice } from "../src/pricing/black-scholes.ts";

const SPOT = 100;
const RATE = 0.02;
const DAYS = [30, 91, 273] as const;

/** Jumps of the made stock: how many a year, and mean and deviation of their logarithms. */
const JUMPS = { rate: 1.2, mean: -0.09, deviation: 0.08, counted: 25 };
const SIGMA = 0.17;

/** Of every quote: a part of its value, at least so many dollars. */
const HALF_SPREAD = { part: 0.02, least: 0.04 };

/**
 * A chain that nobody quoted: values of Merton's jump diffusion (Journal of Financial Economics 3,
 * 1976), so without arbitrage, with a spread around them and rounded outwards to listed ticks.
 */
export function madeChain(): ExpiryQuotes[] {
  return DAYS.map((days) => {
    const terms = { day: undefined, expiryDay: undefined, years: days / 365, style: undefined };
    const width = days < 60 ? 1 : 2.5;
    const strikes: StrikeQuotes[] = [];
    for (let strike = 60; strike <= 140; strike += width) {
      const quote = (right: "call" | "put"): OptionQuote => {
        const value = jumpDiffusionPrice(right === "call" ? 1 : -1, strike, terms.years);
        const half = Math.max(HALF_SPREAD.least, HALF_SPREAD.part * value);
        const bid = Math.max(0, roundToTick(value - half, Math.floor));
        const ask = roundToTick(value + half, Math.ceil);
        const open = { spot: SPOT * 1e4, volume: undefined, openInterest: undefined };
        return { ...terms, ...open, right, strike: strike * 1e4, bid, ask };
      };
      strikes.push({ strike: strike * 1e4, call: quote("call"), put: quote("put") });
    }
    return { ...terms, spot: SPOT * 1e4, strikes };
  });
}

/** The mean of Black-Scholes values over the number of jumps until the expiry. */
function jumpDiffusionPrice(sign: 1 | -1, strike: number, years: number): number {
  const { rate, mean, deviation, counted } = JUMPS;
  const growth = exp(mean + (deviation * deviation) / 2);
  const expected = rate * growth * years;
  let weight = exp(-expected);
  let price = 0;
  for (let jumps = 0; jumps < counted; jumps++) {
    const sigma = Math.sqrt(SIGMA * SIGMA + (jumps * deviation * deviation) / years);
    const drift = RATE - rate * (growth - 1) + (jumps * log(growth)) / years;
    price += weight * europeanPrice(sign, SPOT, strike, years, drift, 0, sigma);
    weight *= expected / (jumps + 1);
  }
  return price;
}

/** In $0.0001: to a cent under $3, to five from there. */
function roundToTick(dollars: number, round: (ticks: number) => number): number {
  const tick = dollars < 3 ? 100 : 500;
  return round((dollars * 1e4) / tick) * tick;
}
