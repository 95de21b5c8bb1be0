import { describe, expect, it } from "vitest";
import { amountFromDollars, checkedAmount, dollarsFromAmount, roundHalfAway } from "./amount.ts";

describe("an amount", () => {
  it("is the nearest whole number of $0.0001", () => {
    expect(amountFromDollars(123.45)).toBe(1_234_500);
    expect(amountFromDollars(1.005)).toBe(10_050);
    expect(amountFromDollars(0.00005)).toBe(1);
    expect(amountFromDollars(-0.00005)).toBe(-1);
    expect(dollarsFromAmount(-1_234_567)).toBe(-123.4567);
  });

  it("comes back from dollars for every amount", () => {
    for (let amount = 1; amount < 9e14; amount = 3 * amount + 7) {
      expect(amountFromDollars(dollarsFromAmount(amount))).toBe(amount);
    }
  });

  it("rounds halves away from zero, so that both sides of a payment round alike", () => {
    const values = [0.5, 1.5, 2.4, 2.6, 0.5 - 2 ** -54, 2 ** 52 + 1];
    expect(values.map(roundHalfAway)).toEqual([1, 2, 2, 3, 0, 2 ** 52 + 1]);
    for (const value of values) expect(roundHalfAway(-value)).toBe(0 - roundHalfAway(value));
  });

  it("stays a whole number below 2^53: rule L8", () => {
    expect(checkedAmount(2 ** 53 - 1)).toBe(2 ** 53 - 1);
    expect(Object.is(checkedAmount(-0), 0)).toBe(true);
    for (const amount of [2 ** 53, -(2 ** 53), 0.5, Number.NaN, Number.NEGATIVE_INFINITY]) {
      expect(() => checkedAmount(amount)).toThrow("L8");
    }
  });
});
