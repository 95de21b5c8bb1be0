import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, evaluateEuropean } from "../../pricing/black-scholes.ts";
import { expectedHedgeCost } from "./hedge-cost.ts";

const GREEKS = createEuropeanGreeks();

function costOf(halfSpread: number, years: number, delta?: number): number {
  evaluateEuropean(GREEKS, 1, 100, 100, years, 0, 0, 0.2);
  const { vega } = GREEKS;
  return expectedHedgeCost(halfSpread, { spot: 100, delta: delta ?? GREEKS.delta, vega });
}

describe("the expected cost of hedging", () => {
  it("rebalancing daily for a year at k = 0.25 % costs $0.628 (Leland), an entry $0.067", () => {
    evaluateEuropean(GREEKS, 1, 100, 100, 1, 0, 0, 0.2);
    const { vega, delta } = GREEKS;
    expect(costOf(0.00125, 1, 0) * vega).toBeCloseTo(0.628, 3);
    expect(costOf(0.00125, 1) * vega).toBeCloseTo(0.628 + 0.00125 * 100 * delta, 3);
  });

  it("is half of what Leland's two volatilities are apart: 21.525 and 18.349 %", () => {
    expect(costOf(0.00125, 1, 0)).toBeCloseTo((0.21525 - 0.18349) / 2, 4);
  });

  it("is about 0.11 point a month at the default market's .75 basis points", () => {
    expect(Math.abs(costOf(0.000075, 1 / 12) * 100 - 0.11)).toBeLessThan(0.02);
    expect(costOf(0.000075, 1 / 12, 0) * 100).toBeCloseTo(0.095, 3);
    expect(costOf(0, 1 / 12)).toBe(0);
  });
});
