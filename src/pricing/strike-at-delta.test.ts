import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, evaluateEuropean } from "./black-scholes.ts";
import { strikeAtDelta } from "./strike-at-delta.ts";

describe("the strike at a delta", () => {
  it("has that delta, over calls and puts, carry, time and volatility", () => {
    const greeks = createEuropeanGreeks();
    for (const sign of [1, -1] as const) {
      for (const delta of [0.05, 0.3, 0.5, 0.8]) {
        for (const years of [1 / 365, 30 / 365, 2]) {
          for (const [rate, dividendYield, sigma] of [
            [0, 0, 0.2],
            [0.05, 0.02, 0.15],
            [0.01, 0.06, 0.8],
          ] as const) {
            const strike = strikeAtDelta(sign, delta, 100, years, rate, dividendYield, sigma);
            evaluateEuropean(greeks, sign, 100, strike, years, rate, dividendYield, sigma);
            expect(sign * greeks.delta).toBeCloseTo(delta, 12);
          }
        }
      }
    }
  });

  it("of a half is the forward times e^(sigma^2 T / 2), for both rights", () => {
    const strike = 100 * Math.exp(0.5 * 0.04 * 0.25);
    expect(strikeAtDelta(1, 0.5, 100, 0.25, 0, 0, 0.2)).toBeCloseTo(strike, 10);
    expect(strikeAtDelta(-1, 0.5, 100, 0.25, 0, 0, 0.2)).toBeCloseTo(strike, 10);
  });
});
