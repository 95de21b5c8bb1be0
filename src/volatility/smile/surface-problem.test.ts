import { expect, it } from "vitest";
import { Residuals } from "./least-squares.ts";
import type { SmileTarget } from "./smile-target.ts";
import { surfaceProblem } from "./surface-problem.ts";

const target: SmileTarget = {
  k: Float64Array.of(-0.3, -0.1, 0, 0.1, 0.3),
  w: Float64Array.of(0.06, 0.045, 0.04, 0.037, 0.039),
  low: Float64Array.of(0.058, 0.044, 0.039, 0.036, 0.037),
  high: Float64Array.of(0.062, 0.046, 0.041, 0.038, 0.041),
};
const emphasis = Float64Array.of(1, 1, 2, 1, 1);
const PROBLEM = surfaceProblem(
  [
    { target, bends: 2, emphasis },
    { target, bends: 1, emphasis },
  ],
  { penalty: 3, margin: 0.01 },
);

/** Smiles that break every rule somewhere: kinked, crossing, the second with w < 0. */
const BROKEN = Float64Array.of(
  ...[0.01, 0.3, 0.5, 0.1, 0.05, 0.2, 0.05, -0.3, 0.08],
  ...[-0.03, 0.2, 0.3, 0.02, 0.06],
);

function sumOfSquares(parameters: Float64Array): number {
  const residuals = new Residuals(PROBLEM);
  PROBLEM.evaluate(parameters, residuals);
  return residuals.values.subarray(0, residuals.count).reduce((sum, r) => sum + r * r, 0);
}

it("the slopes of all residuals, broken rules too, are those of differences", () => {
  const residuals = new Residuals(PROBLEM);
  PROBLEM.evaluate(BROKEN, residuals);
  // Both wings of the later smile are too flat, besides misses, butterflies and calendars.
  expect(residuals.count).toBeGreaterThan(100);
  const gradient = new Float64Array(BROKEN.length);
  for (let row = 0; row < residuals.count; row++) {
    for (let i = 0; i < residuals.widths[row]!; i++) {
      const slope = residuals.slopes[row * residuals.width + i]!;
      gradient[residuals.starts[row]! + i]! += 2 * slope * residuals.values[row]!;
    }
  }
  for (let j = 0; j < BROKEN.length; j++) {
    const h = 1e-7;
    const moved = (by: number) => BROKEN.map((value, i) => (i === j ? value + by : value));
    const difference = (sumOfSquares(moved(h)) - sumOfSquares(moved(-h))) / (2 * h);
    expect(Math.abs(gradient[j]! / difference - 1)).toBeLessThan(1e-3);
  }
});
