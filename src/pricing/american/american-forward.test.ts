import { expect, it } from "vitest";
import { makeExpiry } from "../../../test/support/made-chain.ts";
import { createEuropeanGreeks } from "../black-scholes.ts";
import { parityForward } from "../forward.ts";
import { evaluateAmerican } from "./american.ts";
import { americanForward } from "./american-forward.ts";

const GREEKS = createEuropeanGreeks();

function chain(rate: number, dividendYield: number) {
  const price = (sign: 1 | -1, strike: number): number => {
    const sigma = 0.3 + (100 - strike) / 1000;
    evaluateAmerican(GREEKS, sign, 100, strike, 1, rate, dividendYield, sigma, "full");
    return GREEKS.price;
  };
  const strikes = [80, 85, 90, 95, 100, 105, 110, 115, 120];
  return makeExpiry({ spot: 100, years: 1, strikes, half: 0.05, price });
}

it.each([
  [0.05, 0.02],
  [0.01, 0.06],
  [0.03, 0],
])("American calls and puts at rate %d tell the yield %d", (rate, dividendYield) => {
  const quotes = chain(rate, dividendYield);
  const found = americanForward(quotes, rate)!;
  expect(Math.abs(found.dividendYield - dividendYield)).toBeLessThan(1e-5);
  const exact = 1e6 * Math.exp(rate - dividendYield);
  expect(Math.abs(found.forward / exact - 1)).toBeLessThan(1e-5);
  // Parity as of European options misses the premium of early exercise.
  const european = parityForward(quotes, rate)!;
  expect(Math.abs(european.forward / exact - 1)).toBeGreaterThan(1e-3);
});

it("needs a spot, and prices that some yield explains", () => {
  const quotes = chain(0.05, 0.02);
  expect(americanForward({ ...quotes, spot: undefined }, 0.05)).toBeUndefined();
  const strikes = quotes.strikes.map((pair) => ({
    ...pair,
    put: { ...pair.put!, bid: 10, ask: 20 },
  }));
  expect(americanForward({ ...quotes, strikes }, 0.05)).toBeUndefined();
});
