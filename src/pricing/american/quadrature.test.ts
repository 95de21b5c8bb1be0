import { describe, expect, it } from "vitest";
import { gaussLegendre, rootSmoothingRule, tanhSinhRule } from "./quadrature.ts";

describe("Gauss-Legendre rule", () => {
  it("has the nodes and weights of the tables (Abramowitz and Stegun 25.4)", () => {
    const three = gaussLegendre(3);
    const outer = 0.5 * Math.sqrt(0.6);
    [0.5 + outer, 0.5, 0.5 - outer].forEach((node, i) => {
      expect(three.nodes[i]).toBeCloseTo(node, 15);
      expect(three.weights[i]).toBeCloseTo([5 / 18, 4 / 9, 5 / 18][i]!, 15);
    });
    const ten = gaussLegendre(10);
    expect(2 * ten.nodes[0]! - 1).toBeCloseTo(0.973906528517172, 14);
    expect(2 * ten.weights[0]!).toBeCloseTo(0.066671344308688, 14);
  });

  it.each([1, 2, 7, 8, 24, 40])("of %d points is exact for polynomials", (count) => {
    const { nodes, weights } = gaussLegendre(count);
    for (let power = 0; power < 2 * count; power++) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weights[i]! * nodes[i]! ** power;
      expect(Math.abs(sum - 1 / (power + 1))).toBeLessThan(2e-15);
    }
  });
});

describe("time quadrature", () => {
  const rules = [
    ["root smoothing", rootSmoothingRule(24), 1e-13],
    ["tanh-sinh", tanhSinhRule(121, 3.2), 1e-12],
  ] as const;
  it.each(rules)("%s integrates roots at both ends", (_name, rule, tolerance) => {
    const integral = (f: (v: number, u: number) => number): number => {
      let sum = 0;
      rule.weights.forEach((weight, i) => {
        sum += weight * f(rule.cosines[i]! ** 2, rule.sines[i]! ** 2);
      });
      return sum;
    };
    expect(Math.abs(integral(() => 1) - 1)).toBeLessThan(tolerance);
    expect(Math.abs(integral(Math.sqrt) - 2 / 3)).toBeLessThan(tolerance);
    expect(Math.abs(integral((_, u) => Math.sqrt(u)) - 2 / 3)).toBeLessThan(tolerance);
    expect(Math.abs(integral((v, u) => Math.sqrt(u * v)) - Math.PI / 8)).toBeLessThan(tolerance);
    expect(Math.abs(integral((v) => Math.exp(-v)) - (1 - Math.exp(-1)))).toBeLessThan(tolerance);
  });

  it("tanh-sinh meets a narrow peak at the start of time", () => {
    const { cosines, weights } = tanhSinhRule(121, 3.2);
    for (const width of [1e-1, 1e-2, 1e-3, 1e-4]) {
      let sum = 0;
      cosines.forEach((c, i) => {
        sum += (weights[i]! * width * Math.exp((-0.5 * width * width) / (c * c))) / c ** 3;
      });
      // With x = width / c it is the integral of 2 e^(-x^2 / 2) from width on.
      const exact = Math.sqrt(2 * Math.PI) - 2 * (width - width ** 3 / 6 + width ** 5 / 40);
      expect(Math.abs(sum - exact)).toBeLessThan(1e-4);
    }
  });
});
