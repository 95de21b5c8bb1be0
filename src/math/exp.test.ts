import { describe, expect, it } from "vitest";
import { ulpDistance } from "../../test/support/ulp-distance.ts";
import { exp, expMinusOne } from "./exp.ts";

/** x, e^x: mpmath at 400 bits, rounded to double. */
const REFERENCE: readonly (readonly [number, number])[] = [
  [-745.13, 5e-324],
  [-745, 5e-324],
  [-740.5, 2.5e-322],
  [-730.25, 7.18546e-318],
  [-720.123, 1.79702785254e-313],
  [-710, 4.47628622567513e-309],
  [-708.5, 2.006132305331306e-308],
  [-708, 3.307553003638408e-308],
  [-707.9, 3.655411389615008e-308],
  [-700, 9.85967654375977e-305],
  [-600.1, 2.398177973791773e-261],
  [-345.678, 7.480869601401225e-151],
  [-100.01, 3.683060601593684e-44],
  [-44.4, 5.215848922086211e-20],
  [-25.962361391177236, 5.305052799258612e-12],
  [-20, 2.061153622438558e-9],
  [-10.1, 4.1079555225300724e-5],
  [-5.5, 0.004086771438464067],
  [-2, 0.1353352832366127],
  [-1, 0.36787944117144233],
  [-0.75, 0.4723665527410147],
  [-0.5, 0.6065306597126334],
  [-0.35, 0.7046880897187134],
  [-0.346573590279, 0.7071067811872354],
  [-0.1, 0.9048374180359595],
  [-0.001, 0.999000499833375],
  [-1e-8, 0.9999999900000001],
  [-1e-17, 1],
  [1e-300, 1],
  [1e-16, 1],
  [3e-9, 1.000000003],
  [0.0002, 1.0002000200013335],
  [0.05, 1.0512710963760241],
  [0.346573590279, 1.4142135623717196],
  [0.35, 1.4190675485932571],
  [0.5, 1.6487212707001282],
  [0.7, 2.0137527074704766],
  [1.0625, 2.893595944171761],
  [1.5, 4.4816890703380645],
  [2.7, 14.879731724872837],
  [7.25, 1408.1048482046956],
  [16.6, 16191549.04176531],
  [50.123, 5.863302709479424e21],
  [123.456, 4.132944352778106e53],
  [300.3, 2.6220013776845454e130],
  [512, 2.2844135865397565e222],
  [700.01, 1.0244252563472011e304],
  [708.9, 7.436322587880697e307],
  [709, 8.218407461554972e307],
  [709.4, 1.2260423226426727e308],
  [709.7827, 1.7976699566638014e308],
];

describe("exp", () => {
  it.each(REFERENCE)("e^%d is within 1 ulp of the reference", (x, expected) => {
    expect(ulpDistance(exp(x), expected)).toBeLessThanOrEqual(1);
  });

  it("agrees with the engine's exponential within 2 ulp from -745 to 709", () => {
    let worst = 0;
    for (let i = 0; i <= 300_000; i++) {
      const x = -745 + (i * 1454.7) / 300_000;
      worst = Math.max(worst, ulpDistance(exp(x), Math.exp(x)));
    }
    for (let x = -1; x < 1; x += 1.37e-5) {
      worst = Math.max(worst, ulpDistance(exp(x), Math.exp(x)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("does not wrap the exponent below the range (d1 = -44 gave 1e296 in an early kernel)", () => {
    for (const x of [-709, -745, -746, -968, -1e4, -1e10, -1e300, Number.NEGATIVE_INFINITY]) {
      expect(exp(x)).toBe(x > -745.2 ? Math.exp(x) : 0);
    }
  });

  it("is Infinity above 709.78, NaN for NaN and exactly 1 at 0", () => {
    expect(exp(709.782712893384)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(exp(709.7827128933841)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
  });

  it("is increasing across the edges of its main range", () => {
    for (const edge of [-708, 709]) {
      expect(exp(edge - 1e-12)).toBeLessThan(exp(edge));
      expect(exp(edge)).toBeLessThan(exp(edge + 1e-12));
    }
  });
});

describe("expMinusOne", () => {
  it("keeps the digits of small arguments", () => {
    for (const x of [1e-300, -1e-17, 1e-9, -1e-5, 1e-3, -0.02, 0.1, -0.33, 0.34, -0.35, 0.7, 5]) {
      const relative = expMinusOne(x) / Math.expm1(x) - 1;
      expect(Math.abs(relative)).toBeLessThan(4.5e-16);
    }
    expect(expMinusOne(0)).toBe(0);
  });
});
