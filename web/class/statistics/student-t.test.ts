import { describe, expect, it } from "vitest";
import { studentProbability, studentQuantile } from "./student-t.ts";

/** E. S. Pearson and H. O. Hartley, "Biometrika Tables for Statisticians", volume 1, table 12. */
const TABLE: readonly (readonly [freedom: number, q95: number, q975: number, q995: number])[] = [
  [1, 6.314, 12.706, 63.657],
  [2, 2.92, 4.303, 9.925],
  [3, 2.353, 3.182, 5.841],
  [4, 2.132, 2.776, 4.604],
  [5, 2.015, 2.571, 4.032],
  [10, 1.812, 2.228, 3.169],
  [15, 1.753, 2.131, 2.947],
  [29, 1.699, 2.045, 2.756],
  [30, 1.697, 2.042, 2.75],
  [39, 1.685, 2.023, 2.708],
  [60, 1.671, 2, 2.66],
  [120, 1.658, 1.98, 2.617],
];

describe("Student's t", () => {
  it.each(TABLE)("has with %i degrees of freedom the published quantiles", (freedom, ...values) => {
    [0.95, 0.975, 0.995].forEach((probability, index) => {
      expect(studentQuantile(probability, freedom)).toBeCloseTo(values[index]!, 3);
    });
  });

  it("is the normal distribution with very many", () => {
    expect(studentQuantile(0.975, 100_000)).toBeCloseTo(1.96, 3);
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12);
  });

  it("is symmetric, and undone by its quantile", () => {
    for (const freedom of [1, 2, 7, 40]) {
      expect(studentProbability(0, freedom)).toBe(0.5);
      expect(studentProbability(-1.3, freedom)).toBeCloseTo(
        1 - studentProbability(1.3, freedom),
        12,
      );
      expect(studentProbability(studentQuantile(0.9, freedom), freedom)).toBeCloseTo(0.9, 12);
    }
  });
});
