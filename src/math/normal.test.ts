import { describe, expect, it } from "vitest";
import { millsRatio, normalCdf, normalDensity, normalTail } from "./normal.ts";

/** x, phi(x), Phi(-x), Phi(-x) / phi(x) for x >= 0: mpmath at 400 bits, rounded to double. */
const REFERENCE: readonly (readonly [number, number, number, number])[] = [
  [-38, 1.097221052e-314, 1, Number.NaN],
  [-12, 2.1463837356630605e-32, 1, Number.NaN],
  [-8.3, 4.3816394355093325e-16, 1, Number.NaN],
  [-5, 1.4867195147342977e-6, 0.9999997133484281, Number.NaN],
  [-3, 0.0044318484119380075, 0.9986501019683699, Number.NaN],
  [-1.96, 0.05844094433345146, 0.9750021048517795, Number.NaN],
  [-1, 0.24197072451914334, 0.8413447460685429, Number.NaN],
  [-0.5, 0.35206532676429947, 0.6914624612740131, Number.NaN],
  [-0.001, 0.39894208093034234, 0.500398942213911, Number.NaN],
  [-1e-12, 0.3989422804014327, 0.5000000000003989, Number.NaN],
  [0, 0.3989422804014327, 0.5, 1.2533141373155003],
  [1e-9, 0.3989422804014327, 0.49999999960105773, 1.2533141363155003],
  [0.01, 0.39892233378608216, 0.4960106436853684, 1.2433764712490347],
  [0.1, 0.39695254747701175, 0.460172162722971, 1.1592623996187363],
  [0.3, 0.3813878154605241, 0.3820885778110474, 1.0018374009921558],
  [0.6744897501960817, 0.3177765726841069, 0.25, 0.7867162701402731],
  [1, 0.24197072451914334, 0.15865525393145705, 0.6556795424187984],
  [1.2815515655446004, 0.17549833193248682, 0.10000000000000002, 0.5698059856117005],
  [1.5, 0.12951759566589172, 0.06680720126885807, 0.5158156382179634],
  [2, 0.05399096651318805, 0.02275013194817921, 0.4213692292880545],
  [2.5, 0.017528300493568537, 0.006209665325776135, 0.35426511132979366],
  [3, 0.0044318484119380075, 0.0013498980316300946, 0.3045902987101033],
  [3.999, 0.00013436655155540947, 3.180534005420203e-5, 0.23670578492956482],
  [4.001, 0.00013329590742956534, 3.153767893352074e-5, 0.236599003988067],
  [5, 1.4867195147342977e-6, 2.866515718791939e-7, 0.19280810471531576],
  [6, 6.075882849823285e-9, 9.86587645037698e-10, 0.16237766089686745],
  [7.5, 2.4343205330290096e-13, 3.1908916729108963e-14, 0.13107935580449176],
  [9.78, 6.778348665759424e-22, 6.860527251601994e-23, 0.10121236882159355],
  [12.34, 3.4251820671485436e-34, 2.7577941516989773e-35, 0.08051525722236526],
  [15.1, 1.227913167226983e-50, 8.096669988015224e-52, 0.06593845724694092],
  [20, 5.520948362159764e-88, 2.7536241186062337e-89, 0.04987592598183679],
  [25.3, 4.046994415418954e-140, 1.5971151302422e-141, 0.039464228667013435],
  [30.7, 8.745949016024064e-206, 2.8458302208738193e-207, 0.03253883844577386],
  [33.33, 2.368374775913961e-242, 7.099455577395206e-244, 0.029976064808642927],
  [36, 1.5069047176203946e-282, 4.182624065797283e-284, 0.027756393731398026],
  [37, 2.1200065515246056e-298, 5.725571222524577e-300, 0.027007327965128336],
];
const HALF_LINE = REFERENCE.filter(([x]) => x >= 0);

function relativeError(value: number, expected: number): number {
  return Math.abs(value / expected - 1);
}

describe("normal distribution", () => {
  it.each(REFERENCE)("phi and Phi at %d are within 1e-15 of the reference", (x, density, tail) => {
    if (density > 1e-300) expect(relativeError(normalDensity(x), density)).toBeLessThan(1e-15);
    expect(relativeError(normalTail(x), tail)).toBeLessThan(1e-15);
    expect(relativeError(normalCdf(-x), tail)).toBeLessThan(1e-15);
  });

  it.each(HALF_LINE)("Mills ratio at %d is within 1.5e-15", (x, _density, _tail, ratio) => {
    expect(relativeError(millsRatio(x), ratio)).toBeLessThan(1.5e-15);
  });

  it("normal tail continues smoothly where its formula changes at 4", () => {
    for (let x = 3.9; x < 4.1; x += 0.001) {
      expect(relativeError(normalTail(x), normalDensity(x) * millsRatio(x))).toBeLessThan(2e-15);
    }
  });

  it("normal density is the slope of the distribution function", () => {
    for (let x = -6; x <= 6; x += 0.37) {
      const slope = (normalCdf(x + 1e-4) - normalCdf(x - 1e-4)) / 2e-4;
      expect(Math.abs(slope - normalDensity(x))).toBeLessThan(1e-8);
    }
  });

  it("normal distribution function has its limits and passes NaN on", () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalTail(1e200)).toBe(0);
    expect(normalDensity(-1e200)).toBe(0);
    expect(normalCdf(Number.NaN)).toBeNaN();
    expect(normalDensity(Number.NaN)).toBeNaN();
  });
});
