import { expect, it } from "vitest";
import { leastSquaresLine, linesBySeed } from "./least-squares-line.ts";

/** F. J. Anscombe, The American Statistician 27 (1973), 17-21: y = 3.00 + 0.500 x, R^2 = .667. */
it("is the published line of Anscombe's first set", () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  const line = leastSquaresLine(x, y);
  expect(line.slope).toBeCloseTo(0.5, 3);
  expect(line.intercept).toBeCloseTo(3, 3);
  expect(line.explained).toBeCloseTo(0.667, 3);
});

it("is none where nothing varies", () => {
  expect(leastSquaresLine([1, 1], [2, 3]).slope).toBeNaN();
});

it("is of each seed its own", () => {
  const lines = linesBySeed(
    [0, 2],
    [
      [1, 5],
      [4, 1],
    ],
  );
  expect(lines.map(({ slope, intercept }) => [slope, intercept])).toEqual([
    [1.5, 1],
    [-2, 5],
  ]);
});
