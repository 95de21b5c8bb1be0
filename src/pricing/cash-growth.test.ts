import { describe, expect, it } from "vitest";
import { cashGrowth } from "./cash-growth.ts";

describe("cash growth", () => {
  it("is what a dollar earns, as Math.expm1 says it, over a day as over years", () => {
    for (const rate of [-0.02, 0, 1e-9, 0.0003, 0.05, 1]) {
      for (const years of [0, 1 / 365, 35 / 365, 1, 30]) {
        const expected = Math.expm1(rate * years);
        expect(Math.abs(cashGrowth(rate, years) - expected)).toBeLessThanOrEqual(
          4e-16 * Math.abs(expected),
        );
      }
    }
  });

  it("of 5 % over a year is 5.127109637602 cents", () => {
    expect(cashGrowth(0.05, 1)).toBeCloseTo(0.05127109637602404, 15);
  });
});
