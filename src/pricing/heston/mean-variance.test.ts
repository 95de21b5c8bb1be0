import { expect, it } from "vitest";
import { meanVariance } from "./mean-variance.ts";

it("is the mean of the expected path theta + (v - theta) e^(-kappa t)", () => {
  const [kappa, theta, variance] = [4, 0.0625, 0.2];
  for (const years of [0.001, 1 / 12, 2]) {
    const points = 10_000;
    let sum = 0;
    for (let i = 0; i < points; i++) {
      const time = ((i + 0.5) / points) * years;
      sum += theta + (variance - theta) * Math.exp(-kappa * time);
    }
    const mean = meanVariance({ kappa, theta, xi: 0.5, rho: 0 }, variance, years);
    expect(mean).toBeCloseTo(sum / points, 8);
  }
});
