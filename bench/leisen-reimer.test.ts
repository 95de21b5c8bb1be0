import { expect, it } from "vitest";
import { leisenReimer } from "./leisen-reimer.ts";

const PUT = { spot: 100, years: 1, rate: 0.05, dividendYield: 0, sigma: 0.25 };

/** By Andersen, Lake and Offengenden's method in QuantLib 1.29, with many nodes. */
it.each([
  [80, 1.5773151177],
  [100, 7.9744823423],
  [120, 21.1744881757],
])("at a strike of $%d comes nearer to the value with more steps", (strike, solved) => {
  const error = (steps: number): number =>
    Math.abs(leisenReimer({ ...PUT, strike }, steps) - solved);
  expect(error(101)).toBeLessThan(2e-2);
  expect(error(1001)).toBeLessThan(2e-3);
});
