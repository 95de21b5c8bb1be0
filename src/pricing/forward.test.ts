import { describe, expect, it } from "vitest";
import { makeExpiry } from "../../test/support/made-chain.ts";
import type { ExpiryQuotes } from "../contracts/expiry-quotes.ts";
import { europeanPrice } from "./black-scholes.ts";
import { parityForward, parityPairs } from "./forward.ts";

const STRIKES = [70, 80, 90, 95, 100, 105, 110, 120, 130];
const NEAR = [98, 99, 100, 101, 102];

function chain(
  years: number,
  rate: number,
  dividendYield: number,
  half: number,
  strikes: readonly number[] = STRIKES,
): ExpiryQuotes {
  const price = (sign: 1 | -1, strike: number): number =>
    europeanPrice(sign, 100, strike, years, rate, dividendYield, 0.2 + (100 - strike) / 1000);
  return makeExpiry({ spot: 100, years, strikes, half, price });
}

describe("the forward of parity", () => {
  it("is exact for exact prices, whatever the smile, with a known rate", () => {
    const found = parityForward(chain(0.5, 0.04, 0.015, 0.01), 0.04)!;
    expect(found.forward / (1e6 * Math.exp(0.0125))).toBeCloseTo(1, 13);
    expect(found.discount).toBeCloseTo(Math.exp(-0.02), 14);
    expect(found.dividendYield).toBeCloseTo(0.015, 12);
    expect(found.pairs).toBe(STRIKES.length);
  });

  it("tells the rate too, as far as the spreads are tight", () => {
    expect(parityForward(chain(1, 0.05, 0, 0.01), undefined)!.rate).toBeCloseTo(0.05, 3);
    const fewDays = parityForward(chain(3 / 365, 0.05, 0, 0.05, NEAR), undefined)!;
    expect(Math.abs(fewDays.rate)).toBeLessThan(0.01);
    expect(fewDays.forward / 1e4).toBeCloseTo(100 * Math.exp((0.05 * 3) / 365), 2);
  });

  it("leaves out a stale strike", () => {
    const quotes = chain(0.5, 0.04, 0.015, 0.05);
    const strikes = quotes.strikes.map((pair, i) =>
      i === 4 ? { ...pair, call: { ...pair.call!, bid: 80_000, ask: 81_000 } } : pair,
    );
    const found = parityForward({ ...quotes, strikes }, 0.04)!;
    expect(found.forward / (1e6 * Math.exp(0.0125))).toBeCloseTo(1, 12);
  });

  it("needs a strike with two bids, and no spot", () => {
    const quotes = chain(0.5, 0.04, 0.015, 0.05);
    const calls = quotes.strikes.map((pair) => ({ ...pair, put: undefined }));
    expect(parityForward({ ...quotes, strikes: calls }, 0.04)).toBeUndefined();
    const bidless = quotes.strikes.map((pair) => ({ ...pair, put: { ...pair.put!, bid: 0 } }));
    expect(parityPairs(bidless)).toEqual([]);
    const alone = parityForward({ ...quotes, spot: undefined }, 0.04)!;
    expect(alone.spot).toBe(alone.forward);
    expect(alone.dividendYield).toBeCloseTo(0.04, 14);
  });
});
