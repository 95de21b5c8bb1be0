import { describe, expect, it } from "vitest";
import { studentT } from "./student-t.ts";

/** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: quantiles at 0.975 and 0.995. */
const PUBLISHED = [
  [1, 12.706, 63.657],
  [2, 4.303, 9.925],
  [3, 3.182, 5.841],
  [4, 2.776, 4.604],
  [5, 2.571, 4.032],
  [7, 2.365, 3.499],
  [10, 2.228, 3.169],
  [15, 2.131, 2.947],
  [20, 2.086, 2.845],
  [29, 2.045, 2.756],
  [30, 2.042, 2.75],
  [60, 2.0, 2.66],
  [99, 1.984, 2.626],
  [100, 1.984, 2.626],
] as const;

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

describe("the quantile of Student's t", () => {
  it.each(PUBLISHED)("with %d degrees of freedom is the published one", (freedom, at95, at99) => {
    expect(Math.round(studentT(0.95, freedom) * 1_000) / 1_000).toBe(at95);
    expect(Math.round(studentT(0.99, freedom) * 1_000) / 1_000).toBe(at99);
  });

  it.each(TABLE)("with %d degrees of freedom is that of the tables", (freedom, ...values) => {
    // A quantile of 97.5 % is the end of the middle 95 %.
    [0.9, 0.95, 0.99].forEach((share, index) => {
      expect(studentT(share, freedom)).toBeCloseTo(values[index]!, 3);
    });
  });

  it("is the closed form with one degree, two and four", () => {
    for (const share of [0.1, 0.5, 0.9, 0.95, 0.999]) {
      expect(studentT(share, 1)).toBeCloseTo(Math.tan((Math.PI / 2) * share), 9);
      expect(studentT(share, 2)).toBeCloseTo(share * Math.sqrt(2 / (1 - share * share)), 9);
      const root = Math.sqrt(1 - share * share);
      const four = (4 * Math.cos(Math.acos(root) / 3)) / root - 4;
      expect(studentT(share, 4)).toBeCloseTo(Math.sqrt(four), 9);
    }
  });

  it("comes to the normal one as 1 / freedom", () => {
    const normal = 1.959963984540054;
    const next = (normal * normal * normal + normal) / 4;
    for (const freedom of [20_000, 20_001]) {
      expect(studentT(0.95, freedom)).toBeCloseTo(normal + next / freedom, 7);
    }
  });
});
