import { describe, expect, it } from "vitest";
import { ulpDistance } from "../../test/support/ulp-distance.ts";
import { log, logRatio } from "./log.ts";

/** x, ln x: mpmath at 400 bits, rounded to double. */
const REFERENCE: readonly (readonly [number, number])[] = [
  [5e-324, -744.4400719213812],
  [1.5e-323, -743.3414596327132],
  [1e-320, -736.8272408909739],
  [3.3e-310, -712.6074563596817],
  [2.2250738585072014e-308, -708.3964185322641],
  [2.3e-308, -708.363299519231],
  [1e-300, -690.7755278982137],
  [1e-200, -460.51701859880916],
  [1e-100, -230.25850929940458],
  [1e-30, -69.07755278982137],
  [1e-10, -23.025850929940457],
  [0.001, -6.907755278982137],
  [0.11, -2.2072749131897207],
  [0.25, -1.3862943611198906],
  [0.3678794411714423, -1.0000000000000002],
  [0.5, -Math.LN2],
  [0.6, -0.5108256237659907],
  [0.7071067811865475, -0.34657359027997275],
  [Math.SQRT1_2, -0.3465735902799726],
  [0.75, -0.2876820724517809],
  [0.9, -0.10536051565782628],
  [0.99, -0.01005033585350145],
  [0.999999, -1.000000500029089e-6],
  [0.9999999999999999, -1.1102230246251565e-16],
  [1.0000000000000002, 2.2204460492503128e-16],
  [1.0000001, 9.999999505838704e-8],
  [1.001, 0.0009995003330834232],
  [1.01, 0.009950330853168092],
  [1.1, 0.09531017980432493],
  [1.25, 0.22314355131420976],
  [1.3987536192035404, 0.33558156809626466],
  [Math.SQRT2, 0.3465735902799727],
  [1.4142135623730954, 0.34657359027997287],
  [1.5, 0.4054651081081644],
  [1.9, 0.6418538861723947],
  [2, Math.LN2],
  [Math.E, 1],
  [3, 1.0986122886681098],
  [10, Math.LN10],
  [100.25, 4.6076670661866785],
  [12345.678, 9.421061321291832],
  [100000000, 18.420680743952367],
  [1e16, 36.841361487904734],
  [1e50, 115.12925464970229],
  [1e150, 345.38776394910684],
  [1e300, 690.7755278982137],
  [1.7976931348623157e308, 709.782712893384],
];

/** a, b, ln(a / b), made in the same way from the exact doubles a and b. */
const RATIOS: readonly (readonly [number, number, number])[] = [
  [100, 100.00000000000001, -1.4210854715202002e-16],
  [100, 99.99999999, 9.999993722476352e-11],
  [100, 101, -0.009950330853168083],
  [100, 97.5, 0.025317807984289876],
  [1, 1.4999999999999998, -0.4054651081081642],
  [1, 1.5, -0.4054651081081644],
  [1, 1.5000000000000002, -0.40546510810816455],
  [2, 1, Math.LN2],
  [100, 160.25, -0.47156490981268806],
  [100, 54.98808329442494, 0.5980536916054789],
  [7, 1e-5, 13.458835614025542],
  [3e-200, 5e200, -921.5448628213843],
  [1e300, 1e-300, 1381.5510557964274],
  [4503.25, 4503.5, -5.551392012972583e-5],
];

describe("log", () => {
  it.each(REFERENCE)("ln %d is within 1 ulp of the reference", (x, expected) => {
    expect(ulpDistance(log(x), expected)).toBeLessThanOrEqual(1);
  });

  it("agrees with the engine's logarithm within 2 ulp over all magnitudes", () => {
    let worst = 0;
    for (let exponent = -320; exponent <= 307; exponent++) {
      for (let i = 1; i < 300; i++) {
        const x = Number(`${1 + (9 * i) / 300}e${exponent}`);
        worst = Math.max(worst, ulpDistance(log(x), Math.log(x)));
      }
    }
    for (let x = 0.5; x < 2; x += 1.37e-5) {
      worst = Math.max(worst, ulpDistance(log(x), Math.log(x)));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("is exact at 1 and has the limits of the logarithm", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NEGATIVE_INFINITY)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
  });
});

describe("logRatio", () => {
  it.each(RATIOS)("ln(%d / %d) is within 4e-16 of the reference", (a, b, expected) => {
    expect(Math.abs(logRatio(a, b) / expected - 1)).toBeLessThan(4e-16);
  });

  it("is 0 for equal numbers and changes sign with the order", () => {
    expect(logRatio(123.45, 123.45)).toBe(0);
    for (const [a, b] of RATIOS) {
      expect(Math.abs(logRatio(b, a) / logRatio(a, b) + 1)).toBeLessThan(4e-16);
    }
  });
});
