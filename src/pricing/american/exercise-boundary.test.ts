import { describe, expect, it } from "vitest";
import { boundaryRule, createBoundaryRule } from "./boundary-rule.ts";
import {
  createExerciseBoundary,
  type ExerciseBoundary,
  type PutTerms,
  solveExerciseBoundary,
} from "./exercise-boundary.ts";
import { tanhSinhRule } from "./quadrature.ts";

const FULL = boundaryRule("full");

function solved(terms: PutTerms, byYield = false, rule = FULL): ExerciseBoundary {
  const boundary = createExerciseBoundary();
  solveExerciseBoundary(boundary, rule, terms, byYield);
  return boundary;
}

function levels(terms: PutTerms, rule = FULL): number[] {
  const { depths, logStart } = solved(terms, false, rule);
  return Array.from(depths.subarray(0, rule.nodes), (depth) => Math.exp(logStart - depth));
}

const CASES: PutTerms[] = [
  { years: 1, rate: 0.05, dividendYield: 0.02, sigma: 0.25 },
  { years: 0.1, rate: 0.05, dividendYield: 0, sigma: 0.25 },
  { years: 3, rate: 0.02, dividendYield: 0.06, sigma: 0.4 },
  { years: 1, rate: 0.04, dividendYield: -0.02, sigma: 0.3 },
  { years: 0.5, rate: 0.2, dividendYield: 0.001, sigma: 0.08 },
];

describe("exercise boundary", () => {
  it.each(CASES)("of %j falls with the time to expiry, from min(1, r/q)", (terms) => {
    const found = levels(terms);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]!);
    const start = terms.dividendYield > terms.rate ? terms.rate / terms.dividendYield : 1;
    expect(found.at(-1)).toBeLessThan(start);
    expect(found.at(-1)).toBeGreaterThan(0.98 * start);
  });

  it.each(CASES)("of %j is that of a rule with twice the nodes", (terms) => {
    const fine = createBoundaryRule(32, 48, tanhSinhRule(41, 2.6), 30, 0);
    const twice = levels(terms, fine);
    levels(terms).forEach((level, i) => {
      expect(Math.abs(level - twice[2 * i]!)).toBeLessThan(4e-6);
    });
  });

  it("tends to the perpetual put's (Merton 1973)", () => {
    const [rate, dividendYield, sigma] = [0.08, 0.03, 0.3];
    const tilt = (rate - dividendYield) / sigma ** 2 - 0.5;
    const root = -tilt - Math.sqrt(tilt ** 2 + (2 * rate) / sigma ** 2);
    const [level] = levels({ years: 60, rate, dividendYield, sigma });
    expect(level).toBeCloseTo(root / (root - 1), 4);
  });

  it.each(CASES)("of %j has its slopes by sigma, rate and yield", (terms) => {
    const slope = (name: "sigma" | "rate" | "dividendYield", i: number): number => {
      const step = 1e-4 * terms.sigma;
      const at = (h: number): number => solved({ ...terms, [name]: terms[name] + h }).depths[i]!;
      return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
    };
    const byRate = solved(terms);
    const byYield = solved(terms, true);
    for (const i of [0, 4, 8, 12]) {
      expect(byRate.sigmaSlopes[i]).toBeCloseTo(slope("sigma", i), 6);
      expect(byRate.carrySlopes[i]).toBeCloseTo(slope("rate", i), 6);
      expect(byYield.carrySlopes[i]).toBeCloseTo(slope("dividendYield", i), 6);
      expect(byYield.sigmaSlopes[i]).toBe(byRate.sigmaSlopes[i]);
    }
  });
});
