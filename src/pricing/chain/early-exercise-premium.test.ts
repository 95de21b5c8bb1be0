import { expect, it } from "vitest";
import { evaluateAmerican } from "../american/american.ts";
import { createEuropeanGreeks, europeanPrice } from "../black-scholes.ts";
import { createEarlyExerciseGrid } from "./early-exercise-grid.ts";
import { earlyExercisePremium } from "./early-exercise-premium.ts";
import { fillEarlyExercise } from "./fill-early-exercise.ts";
import { createChainValue, priceInChain } from "./price-in-chain.ts";

const GREEKS = createEuropeanGreeks();
const RIGHTS = [1, -1] as const;

it("is the American less the European price, in the unit of the strike, and scales with it", () => {
  const grid = createEarlyExerciseGrid(2);
  fillEarlyExercise(grid, 1, 0.75, 0.04, 0.03);
  for (const right of RIGHTS) {
    for (const sigma of [0.02, 0.08, 0.31, 1.2, 2.5]) {
      for (const log of [-1, -0.3, -0.05, 0, 0.1, 0.5, 1.2]) {
        const spot = 100 * Math.exp(log);
        const premium = earlyExercisePremium(grid, 1, right, 100, log, sigma);
        evaluateAmerican(GREEKS, right, spot, 100, 0.75, 0.04, 0.03, sigma, "full");
        const european = europeanPrice(right, spot, 100, 0.75, 0.04, 0.03, sigma);
        expect(Math.abs(premium - (GREEKS.price - european))).toBeLessThan(1e-3);
        expect(premium).toBeGreaterThanOrEqual(0);
        const large = earlyExercisePremium(grid, 1, right, 1e6, log, sigma);
        expect(Math.abs(large - 1e4 * premium)).toBeLessThan(1e-6);
      }
    }
  }
});

it("makes the price of the chain from the European one", () => {
  const grid = createEarlyExerciseGrid(1);
  const value = createChainValue();
  fillEarlyExercise(grid, 0, 0.4, 0.06, 0.02);
  for (const right of RIGHTS) {
    for (const strike of [70, 98, 103, 150]) {
      priceInChain(value, grid, 0, right, 100 * Math.exp(0.4 * 0.04), strike, 0.25);
      const european = europeanPrice(right, 100, strike, 0.4, 0.06, 0.02, 0.25);
      const premium = earlyExercisePremium(grid, 0, right, strike, Math.log(100 / strike), 0.25);
      expect(value.price).toBeCloseTo(european + premium, 10);
    }
  }
});

it("a right that never gains from exercise has a premium of exactly 0", () => {
  const grid = createEarlyExerciseGrid(1);
  for (const [right, rate, yieldRate] of [
    [1, 0.05, 0],
    [-1, 0, 0.02],
    [-1, -0.02, 0.08],
    [-1, 1e-9, 0.02],
    [1, -0.01, -0.01],
  ] as const) {
    // What another expiry left in the slot does not matter.
    fillEarlyExercise(grid, 0, 1, 0.05, 0.05);
    fillEarlyExercise(grid, 0, 1, rate, yieldRate);
    for (const log of [-2, 0, 2]) {
      expect(earlyExercisePremium(grid, 0, right, 100, log, 0.3)).toBe(0);
    }
  }
});

it("refuses an expiry that is over, and two boundaries, and leaves the slot alone", () => {
  const grid = createEarlyExerciseGrid(1);
  fillEarlyExercise(grid, 0, 1, 0.05, 0.05);
  const before = earlyExercisePremium(grid, 0, -1, 100, 0, 0.3);
  expect(before).toBeGreaterThan(0);
  expect(() => fillEarlyExercise(grid, 0, 0, 0.05, 0)).toThrow(RangeError);
  expect(() => fillEarlyExercise(grid, 0, 1, Number.NaN, 0)).toThrow(RangeError);
  expect(() => fillEarlyExercise(grid, 0, 1, -0.01, -0.02)).toThrow("two exercise boundaries");
  expect(earlyExercisePremium(grid, 0, -1, 100, 0, 0.3)).toBe(before);
});
