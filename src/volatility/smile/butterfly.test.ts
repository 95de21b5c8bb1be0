import { describe, expect, it } from "vitest";
import { durrleman, worstButterfly } from "./butterfly.ts";
import { createSmilePoint, evaluateSmile, type Svi, totalVariance, wingSlope } from "./svi.ts";

/** Axel Vogt's example: Gatheral and Jacquier, Quantitative Finance 14 (2014), section 2.2. */
const VOGT: Svi = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

describe("Axel Vogt's smile", () => {
  it("has positive total variance, and a butterfly of negative price about k = 0.8", () => {
    for (let k = -1.5; k <= 1.5; k += 0.05) expect(totalVariance([VOGT], k)).toBeGreaterThan(0);
    const worst = worstButterfly([VOGT]);
    expect(worst.value).toBeLessThan(-0.03);
    expect(worst.k).toBeGreaterThan(0.6);
    expect(worst.k).toBeLessThan(1.1);
  });

  it("has g as a twin by differences of the total variance says", () => {
    const point = createSmilePoint();
    const h = 1e-4;
    for (const k of [-1, -0.2, 0.1, 0.5, 0.9, 1.4]) {
      const [low, w, high] = [-h, 0, h].map((step) => totalVariance([VOGT], k + step)) as [
        number,
        number,
        number,
      ];
      const slope = (high - low) / (2 * h);
      const curvature = (high - 2 * w + low) / (h * h);
      const skew = 1 - (k * slope) / (2 * w);
      const g = skew ** 2 - (slope ** 2 / 4) * (1 / w + 1 / 4) + curvature / 2;
      evaluateSmile(point, [VOGT], k);
      expect(durrleman(point, k)).toBeCloseTo(g, 5);
    }
  });
});

describe("a butterfly check", () => {
  it("passes a flat smile, where g is 1 and 1/4 in the wings", () => {
    const flat: Svi = { a: 0.04, b: 0, rho: 0, m: 0, sigma: 1 };
    expect(worstButterfly([flat]).value).toBe(0.25);
  });

  it("sees wings steeper than 2, and total variance below 0", () => {
    const steep: Svi = { a: 0.5, b: 1.2, rho: 0.9, m: 0, sigma: 0.5 };
    expect(worstButterfly([steep]).value).toBeLessThanOrEqual(0.25 - 2.28 ** 2 / 16);
    const negative: Svi = { a: -0.1, b: 0.1, rho: 0, m: 0, sigma: 0.1 };
    expect(worstButterfly([negative]).value).toBe(Number.NEGATIVE_INFINITY);
  });

  it("sees a kink that is too sharp wherever it stands", () => {
    for (const m of [-0.9, -0.3, 0.25, 0.8]) {
      const kink: Svi = { a: 0.02, b: 0.6, rho: 0, m, sigma: 0.001 };
      expect(worstButterfly([kink]).value).toBeLessThan(0);
    }
  });

  it("takes the sum of two SVI as one smile", () => {
    const half = { ...VOGT, a: VOGT.a / 2, b: VOGT.b / 2 };
    expect(worstButterfly([half, half]).value).toBeCloseTo(worstButterfly([VOGT]).value, 12);
    expect(wingSlope([half, half], 1)).toBeCloseTo(0.1331 * 1.306, 14);
    expect(wingSlope([half, half], -1)).toBeCloseTo(0.1331 * 0.694, 14);
  });
});
