import { describe, expect, it } from "vitest";
import { listSeries, markAt, openMarket } from "../../test/support/three-parties.ts";
import { applyCommand } from "../market/market.ts";
import { createChainValue } from "../pricing/chain/price-in-chain.ts";
import { type ChainPricer, prepareSlot, priceSeries } from "./chain-pricer.ts";
import { impliedInChain } from "./implied-in-chain.ts";

const SPOT = 1_000_000;
const VALUE = createChainValue();

/** Calls and puts from half to twice the spot, from three days to a year away. */
function openChain(rate: number): { pricer: ChainPricer; series: number[] } {
  const strikes = [500_000, 800_000, 950_000, 1_000_000, 1_050_000, 1_300_000, 2_000_000];
  const days = [3, 30, 365];
  const market = openMarket(2 * strikes.length * days.length);
  applyCommand(market, { kind: "carry", time: 0, rate, dividendYield: 0.01 });
  markAt(market, 0, SPOT);
  const series = days.flatMap((expiryDay) =>
    strikes.flatMap((strike) =>
      (["call", "put"] as const).map((right) => {
        const listed = listSeries(market, { right, strike, expiryDay, style: "american" });
        prepareSlot(market.exchange.pricer, market.instruments.expiries.slot[listed]!, 0);
        return listed;
      }),
    ),
  );
  return { pricer: market.exchange.pricer, series };
}

function priceAt(pricer: ChainPricer, series: number, sigma: number): number {
  priceSeries(VALUE, pricer, series, SPOT, sigma);
  return VALUE.price;
}

/** The search as it is written in words: Newton's steps, held in an interval, and nothing else. */
function plainSearch(pricer: ChainPricer, series: number, price: number, guess: number): number {
  let [low, high] = [0.01, 3];
  let sigma = Math.min(Math.max(guess, low), high);
  for (let step = 0; step < 40; step++) {
    const miss = priceAt(pricer, series, sigma) - price;
    if (Math.abs(miss) <= 0.001) return VALUE.vega > 0 ? sigma : Number.NaN;
    if (miss > 0) high = sigma;
    else low = sigma;
    if (high - low < 1e-9) return Number.NaN;
    const next = sigma - miss / VALUE.vega;
    sigma = next > low && next < high ? next : (low + high) / 2;
  }
  return Number.NaN;
}

describe("the volatility that a price implies in a chain", () => {
  it.each([-0.03, 0, 0.04, 0.15])("is that of the plain search, to the bit: rate %d", (rate) => {
    const { pricer, series } = openChain(rate);
    let [found, none] = [0, 0];
    for (const one of series) {
      for (const sigma of [0.012, 0.03, 0.25, 1.2]) {
        // Values and what marks make of them: rounded, a cent off, below what exercise brings.
        const value = priceAt(pricer, one, sigma);
        for (const price of [value, Math.round(value), value + 100, value - 100, value * 0.9]) {
          for (const guess of [0.05, 0.25, 0.9]) {
            const implied = impliedInChain(pricer, one, SPOT, price, guess);
            expect(implied).toBe(plainSearch(pricer, one, price, guess));
            if (Number.isNaN(implied)) none++;
            else found++;
          }
        }
      }
    }
    expect(found).toBeGreaterThan(500);
    expect(none).toBeGreaterThan(500);
  });

  it("gives the price back", () => {
    const { pricer, series } = openChain(0.04);
    for (const one of series) {
      const price = priceAt(pricer, one, 0.3);
      const implied = impliedInChain(pricer, one, SPOT, price, 0.2);
      if (Number.isNaN(implied)) continue;
      expect(Math.abs(priceAt(pricer, one, implied) - price)).toBeLessThanOrEqual(0.001);
    }
  });
});
