import { describe, expect, it } from "vitest";
import { type Accuracy, boundaryRule, chebyshevPoints } from "./boundary-rule.ts";

describe("Chebyshev points", () => {
  it.each([2, 8, 16, 32])("of %d are cosines", (count) => {
    chebyshevPoints(count).forEach((x, i) => {
      expect(Math.abs(x - Math.cos((i * Math.PI) / count))).toBeLessThan(5e-16);
    });
  });
});

describe("boundary rule", () => {
  it.each<Accuracy>(["fast", "full"])("%s interpolates polynomials of its degree", (accuracy) => {
    const { nodes, fractions, solving, solvingTable, pricing, pricingTable } =
      boundaryRule(accuracy);
    // y = share of time to the power 1/3; 0 at expiry, as the tables take for granted.
    const polynomial = (y: number): number => y * (1 - 2 * y) ** 2 + y ** nodes;
    const values = Array.from(fractions, (fraction) => polynomial(fraction ** (2 / 3)));
    const at = (table: Float64Array, row: number): number => {
      let sum = 0;
      for (let c = 0; c < nodes; c++) sum += table[row * nodes + c]! * values[c]!;
      return sum;
    };
    pricing.sines.forEach((sine, j) => {
      expect(Math.abs(at(pricingTable, j) - polynomial(sine ** (2 / 3)))).toBeLessThan(1e-14);
    });
    const points = solving.sines.length;
    for (let i = 0; i < nodes; i++) {
      solving.sines.forEach((sine, j) => {
        const exact = polynomial((fractions[i]! * sine) ** (2 / 3));
        expect(Math.abs(at(solvingTable, i * points + j) - exact)).toBeLessThan(1e-14);
      });
    }
  });

  it("has nodes from the whole time to expiry downwards", () => {
    const { fractions } = boundaryRule("full");
    expect(fractions[0]).toBe(1);
    for (let i = 1; i < 16; i++) expect(fractions[i]).toBeLessThan(fractions[i - 1]!);
    expect(fractions[15]).toBeGreaterThan(0);
    expect(boundaryRule("full")).toBe(boundaryRule("full"));
  });
});
