import { expect, it } from "vitest";
import { type LeastSquares, minimizeSquares } from "./least-squares.ts";

/** Rosenbrock's valley, (1 - x)^2 + 100 (y - x^2)^2, within bounds. */
function valley(lower: readonly number[], upper: readonly number[]): LeastSquares {
  return {
    ...{ size: 2, rows: 2, width: 2 },
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    evaluate: ([x, y], residuals) => {
      residuals.slopes[residuals.add(1 - x!, 0, 1)] = -1;
      const at = residuals.add(10 * (y! - x! * x!), 0, 2);
      residuals.slopes.set([-20 * x!, 10], at);
    },
  };
}

it("Levenberg-Marquardt finds the end of Rosenbrock's valley", () => {
  const parameters = Float64Array.of(-1.2, 1);
  expect(minimizeSquares(valley([-5, -5], [5, 5]), parameters, 0)).toBeLessThan(1e-25);
  expect(parameters[0]).toBeCloseTo(1, 12);
  expect(parameters[1]).toBeCloseTo(1, 12);
});

it("it stops at a bound and goes on along it", () => {
  const parameters = Float64Array.of(-1.2, 3);
  const sum = minimizeSquares(valley([-5, -5], [0.5, 5]), parameters, 0);
  expect([...parameters]).toEqual([0.5, expect.closeTo(0.25, 8)]);
  expect(sum).toBeCloseTo(0.25, 12);
});
