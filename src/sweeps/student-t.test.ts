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

describe("the quantile of Student's t", () => {
  it.each(PUBLISHED)("with %d degrees of freedom is the published one", (freedom, at95, at99) => {
    expect(Math.round(studentT(0.95, freedom) * 1_000) / 1_000).toBe(at95);
    expect(Math.round(studentT(0.99, freedom) * 1_000) / 1_000).toBe(at99);
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
