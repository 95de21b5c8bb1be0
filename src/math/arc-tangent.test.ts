import { describe, expect, it } from "vitest";
import { ulpDistance } from "../../test/support/ulp-distance.ts";
import { arcTangent } from "./arc-tangent.ts";

describe("arcTangent", () => {
  it("agrees with the engine's angle within 2 ulp in all directions, near and far", () => {
    let worst = 0;
    for (let i = 0; i < 200_000; i++) {
      const angle = (i - 100_000) * 3.14159e-5;
      const radius = Math.exp((i % 41) - 20);
      const [y, x] = [radius * Math.sin(angle), radius * Math.cos(angle)];
      worst = Math.max(worst, ulpDistance(arcTangent(y, x), Math.atan2(y, x)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("keeps the digits of small angles", () => {
    for (const y of [1e-300, 1e-20, 1e-9, -1e-5, 0.43, -0.44]) {
      expect(ulpDistance(arcTangent(y, 1), Math.atan(y))).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    [0, 1, 0],
    [1, 1, Math.PI / 4],
    [1, 0, Math.PI / 2],
    [0, -1, Math.PI],
    [-1, 0, -Math.PI / 2],
    [0, 0, 0],
  ])("of (y %d, x %d) is %d", (y, x, angle) => {
    expect(arcTangent(y, x)).toBe(angle);
  });
});
