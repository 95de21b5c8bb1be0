import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, type EuropeanGreeks } from "../black-scholes.ts";
import { evaluateAmerican } from "./american.ts";
import type { Accuracy } from "./boundary-rule.ts";
import { boundaryRule } from "./boundary-rule.ts";
import { createExerciseBoundary, solveExerciseBoundary } from "./exercise-boundary.ts";

type Sign = 1 | -1;
type Terms = [
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
];

function greeksOf(sign: Sign, terms: Terms, accuracy: Accuracy = "full"): EuropeanGreeks {
  const out = createEuropeanGreeks();
  evaluateAmerican(out, sign, ...terms, accuracy);
  return out;
}

/** Slope of the price in one argument from four points: error O(step^4). */
function slope(sign: Sign, terms: Terms, argument: number, step: number): number {
  const at = (change: number): number => {
    const moved = [...terms] as Terms;
    moved[argument]! += change;
    return greeksOf(sign, moved).price;
  };
  return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
}

function boundaryOf(terms: Terms, accuracy: Accuracy): number {
  const [, strike, years, rate, dividendYield, sigma] = terms;
  const boundary = createExerciseBoundary();
  const put = { years, rate, dividendYield, sigma };
  solveExerciseBoundary(boundary, boundaryRule(accuracy), put, false);
  return strike * Math.exp(boundary.logStart - boundary.depths[0]!);
}

const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

describe("American Greeks", () => {
  it("are the slopes of the price", () => {
    const terms = fc.tuple(
      real(90, 140),
      fc.constant(100),
      real(0.1, 2),
      real(0.01, 0.03),
      real(0.032, 0.06),
      real(0.15, 0.6),
    );
    fc.assert(
      fc.property(fc.constantFrom<Sign[]>(1, -1), terms, fc.boolean(), (sign, drawn, swap) => {
        const [spot, strike, years, rate, dividendYield, sigma] = drawn;
        const rates = swap ? [dividendYield, rate] : [rate, dividendYield];
        const moved = sign === 1 ? (strike * strike) / spot : spot;
        const row: Terms = [moved, strike, years, rates[0]!, rates[1]!, sigma];
        const greeks = greeksOf(sign, row);
        // Near exercise four points straddle it, where second derivatives jump.
        fc.pre(greeks.price > sign * (moved - strike) + 0.05);
        expect(Math.abs(greeks.delta - slope(sign, row, 0, 0.02))).toBeLessThan(1e-6);
        expect(Math.abs(greeks.vega - slope(sign, row, 5, 5e-4))).toBeLessThan(2e-5);
        expect(Math.abs(greeks.theta + slope(sign, row, 2, 1e-3))).toBeLessThan(2e-4);
        expect(Math.abs(greeks.rho - slope(sign, row, 3, 2e-4))).toBeLessThan(1e-3);
        const deltaAt = (h: number): number =>
          greeksOf(sign, [moved + h, ...row.slice(1)] as Terms).delta;
        const gamma =
          (8 * (deltaAt(0.02) - deltaAt(-0.02)) - (deltaAt(0.04) - deltaAt(-0.04))) / 0.24;
        expect(Math.abs(greeks.gamma - gamma)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it("keep the Black-Scholes equation, above the boundary", () => {
    const [spot, rate, dividendYield, sigma] = [95, 0.05, 0.02, 0.25];
    const row: Terms = [spot, 100, 1, rate, dividendYield, sigma];
    const { price, delta, gamma, theta } = greeksOf(-1, row);
    expect(Math.abs(theta + slope(-1, row, 2, 1e-3))).toBeLessThan(1e-8);
    const drift = (rate - dividendYield) * spot * delta;
    const decay = 0.5 * sigma * sigma * spot * spot * gamma;
    expect(Math.abs(theta - (rate * price - drift - decay))).toBeLessThan(1e-12);
  });

  // Nearer than that the fast price is exercise value, to its accuracy.
  it.each<[Accuracy, number, number]>([
    ["full", 2e-4, 1e-5],
    ["fast", 0.04, 3e-4],
  ])("%s: gamma and vega are smooth down to the boundary", (accuracy, tolerance, nearest) => {
    const terms: Terms = [0, 100, 0.5, 0.05, 0.01, 0.3];
    const boundary = boundaryOf(terms, accuracy);
    const [, , , rate, dividendYield, sigma] = terms;
    // The Black-Scholes equation at the boundary, where delta is -1 and theta 0.
    const gain = rate * 100 - dividendYield * boundary;
    const atBoundary = (2 * gain) / (sigma * sigma * boundary * boundary);
    for (let distance = 3e-3; distance > nearest; distance /= 1.7) {
      const spot = boundary * (1 + distance);
      const { gamma, vega, delta } = greeksOf(-1, [spot, ...terms.slice(1)] as Terms, accuracy);
      const expected = atBoundary * (1 + 6 * distance);
      expect(Math.abs(gamma / expected - 1)).toBeLessThan(tolerance + 8 * distance);
      expect(vega).toBeLessThan(4000 * distance + 2e-3);
      expect(delta).toBeGreaterThan(-1 - 1e-4);
    }
  });

  it("change smoothly across the strike", () => {
    const at = (spot: number): EuropeanGreeks => greeksOf(-1, [spot, 100, 0.05, 0.04, 0.02, 0.2]);
    for (const name of ["delta", "gamma", "vega", "theta", "rho"] as const) {
      const values = [99.98, 99.99, 100, 100.01, 100.02].map((spot) => at(spot)[name]);
      const [a, b, c, d, e] = values as [number, number, number, number, number];
      const fourth = a - 4 * b + 6 * c - 4 * d + e;
      expect(Math.abs(fourth)).toBeLessThan(1e-8 * Math.abs(c));
    }
  });
});
