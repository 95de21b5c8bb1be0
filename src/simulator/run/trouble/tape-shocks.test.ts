import { expect, it } from "vitest";
import { sessions } from "../../../../test/support/small-run.ts";
import { hestonTape } from "../heston-tape.ts";
import { brownianTape } from "../tape-path.ts";

const START = { seed: 3, start: 1_000_000, drift: 0.1, stepsPerSession: 6 };
const HESTON = { ...START, theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6, variance: 0.0625 };
const DAYS = sessions(3);
const SHOCKS = [
  { session: 1, step: 4, size: -0.3, variance: 0.2 },
  { session: 2, step: 0, size: 0.05, variance: 0 },
];

it("moves a Brownian price by so much from its step on, and changes no draw", () => {
  const stock = { ...START, sigma: 0.25 };
  const [calm, shaken] = [[], SHOCKS].map((shocks) => brownianTape({ ...stock, shocks }, DAYS));
  shaken!.forEach(({ prices }, session) => {
    prices.forEach((price, i) => {
      const isAfter = session > 1 || (session === 1 && i >= 3);
      const factor = (isAfter ? 0.7 : 1) * (session === 2 ? 1.05 : 1);
      // Both are rounded to a cent.
      expect(Math.abs(price - factor * calm![session]!.prices[i]!)).toBeLessThanOrEqual(100);
    });
  });
});

it("raises the variance of a Heston stock with its price's jump, and lets it return", () => {
  const [calm, shaken] = [[], SHOCKS].map((shocks) => hestonTape({ ...HESTON, shocks }, DAYS));
  expect(shaken![0]).toEqual(calm![0]);
  const at = (tape: typeof calm, step: number) => tape![1]!.variances![step]!;
  expect(at(shaken, 2)).toBe(at(calm, 2));
  expect(at(shaken, 3) - at(calm, 3)).toBeCloseTo(0.2, 12);
  expect(shaken![1]!.prices[3]! / calm![1]!.prices[3]!).toBeCloseTo(0.7, 3);
  expect(shaken![2]!.forecast).toBeGreaterThan(calm![2]!.forecast + 0.1);
});
