import { describe, expect, it } from "vitest";
import { inverseNormal } from "./inverse-normal.ts";
import { normalCdf, normalTail } from "./normal.ts";

/** p, x with Phi(x) = p: bisection of mpmath's erfc at 400 bits, rounded to double. */
const REFERENCE: readonly (readonly [number, number])[] = [
  [1e-307, -37.479332564321574],
  [1e-250, -33.79958617269484],
  [3e-200, -30.169240931957727],
  [1e-100, -21.273453560965326],
  [1e-50, -14.933337534788489],
  [1e-20, -9.262340089798407],
  [1.3887943864964021e-11, -6.657904643501103],
  [1e-10, -6.361340902404057],
  [1e-6, -4.753424308822899],
  [0.001, -3.0902323061678136],
  [0.01, -2.326347874040841],
  [0.02425, -1.972961051311885],
  [0.05, -1.6448536269514726],
  [0.0749, -1.4402382675279637],
  [0.075, -1.439531470938456],
  [0.1, -1.2815515655446004],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
  [0.499, -0.002506630899571766],
  [0.49999999999, -2.506628482030354e-11],
  [0.5000000001, 2.506628482030354e-10],
  [0.55, 0.12566134685507416],
  [0.8, 0.8416212335729144],
  [0.925, 1.4395314709384561],
  [0.9251, 1.440238267527964],
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
  [0.9999999, 5.199337582290661],
  [0.9999999999999999, 8.209536151601387],
];

describe("inverseNormal", () => {
  it.each(REFERENCE)("quantile of %d is within 1e-15 of the reference", (p, expected) => {
    expect(Math.abs(inverseNormal(p) / expected - 1)).toBeLessThan(1e-15);
  });

  it("is undone by the distribution function", () => {
    for (let i = 1; i < 2000; i++) {
      const p = i / 2000;
      expect(Math.abs(normalCdf(inverseNormal(p)) / p - 1)).toBeLessThan(4e-15);
      const small = p * p * p * p * p * p * p * p;
      expect(Math.abs(normalTail(-inverseNormal(small)) / small - 1)).toBeLessThan(1e-13);
    }
  });

  it("is increasing across its three regions", () => {
    for (const edge of [0.075, 0.925, 1.3887943864964021e-11]) {
      expect(inverseNormal(edge * (1 - 1e-12))).toBeLessThan(inverseNormal(edge * (1 + 1e-12)));
    }
  });

  it("is infinite at 0 and 1, 0 at 1/2, NaN outside", () => {
    expect(inverseNormal(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(inverseNormal(1)).toBe(Number.POSITIVE_INFINITY);
    expect(inverseNormal(0.5)).toBe(0);
    expect(inverseNormal(-0.1)).toBeNaN();
    expect(inverseNormal(1.1)).toBeNaN();
    expect(inverseNormal(Number.NaN)).toBeNaN();
  });
});
