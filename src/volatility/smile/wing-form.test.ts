import { expect, it } from "vitest";
import { createSmilePoint, evaluateSmile } from "./svi.ts";
import { createWingPoint, evaluateWings, smileFromWings } from "./wing-form.ts";

const TWO_BENDS = Float64Array.of(0.01, 0.3, 0.5, 0.1, 0.4, 0.2, 0.05, -0.3, 0.15);

it("the wing form of one and of two bends is the sum of raw SVI", () => {
  const [raw, wings] = [createSmilePoint(), createWingPoint(2)];
  for (const [parameters, bends] of [
    [TWO_BENDS, 2],
    [TWO_BENDS.subarray(0, 5), 1],
  ] as const) {
    const smile = smileFromWings(parameters);
    expect(smile.length).toBe(bends);
    for (const k of [-2, -0.3, 0, 0.4, 3]) {
      evaluateSmile(raw, smile, k);
      evaluateWings(wings, parameters, 0, bends, k);
      expect(wings.w).toBeCloseTo(raw.w, 14);
      expect(wings.slope).toBeCloseTo(raw.slope, 14);
      expect(wings.curvature).toBeCloseTo(raw.curvature, 14);
    }
  }
  expect(smileFromWings(Float64Array.of(0.04, 0, 0, 0, 1))).toEqual([
    { a: 0.04, b: 0, rho: 0, m: 0, sigma: 1 },
  ]);
});

it("its derivatives are those of differences", () => {
  const [at, above, below] = [createWingPoint(2), createWingPoint(2), createWingPoint(2)];
  const h = 1e-5;
  for (const k of [-1, -0.3, 0.05, 0.7]) {
    evaluateWings(at, TWO_BENDS, 0, 2, k);
    for (let j = 0; j < TWO_BENDS.length; j++) {
      const moved = (by: number) => TWO_BENDS.map((value, i) => (i === j ? value + by : value));
      evaluateWings(above, moved(h), 0, 2, k);
      evaluateWings(below, moved(-h), 0, 2, k);
      expect(at.byW[j]).toBeCloseTo((above.w - below.w) / (2 * h), 8);
      expect(at.bySlope[j]).toBeCloseTo((above.slope - below.slope) / (2 * h), 7);
      expect(at.byCurvature[j]).toBeCloseTo((above.curvature - below.curvature) / (2 * h), 6);
    }
  }
});
