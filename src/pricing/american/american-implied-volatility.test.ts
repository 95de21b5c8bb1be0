import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEuropeanGreeks } from "../black-scholes.ts";
import { createImpliedVolatility, impliedVolatility } from "../implied-volatility.ts";
import { evaluateAmerican } from "./american.ts";
import { americanImpliedVolatility } from "./american-implied-volatility.ts";
import type { Accuracy } from "./boundary-rule.ts";

const OUT = createImpliedVolatility();
const GREEKS = createEuropeanGreeks();
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

describe("American implied volatility", () => {
  it("gives back the volatility of a price", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<(1 | -1)[]>(1, -1),
        fc.tuple(real(60, 150), real(0.02, 3), real(0, 0.1), real(0, 0.1), real(0.05, 1)),
        fc.constantFrom<Accuracy[]>("full", "fast"),
        (sign, [spot, years, rate, dividendYield, sigma], accuracy) => {
          evaluateAmerican(GREEKS, sign, spot, 100, years, rate, dividendYield, sigma, accuracy);
          const { price, vega } = GREEKS;
          const isExercised = price === sign * (spot - 100);
          // The rounding of the price alone moves sigma by so much.
          const slack = 1e-10 + 2e-13 / Math.max(vega, 1e-300);
          fc.pre(isExercised || slack < 1e-3);
          americanImpliedVolatility(
            OUT,
            sign,
            spot,
            100,
            years,
            rate,
            dividendYield,
            price,
            accuracy,
          );
          expect(OUT.status).toBe(isExercised ? "at-intrinsic" : "ok");
          if (!isExercised) expect(Math.abs(OUT.sigma - sigma)).toBeLessThan(slack);
        },
      ),
      { numRuns: 60 },
    );
  });

  const solve = (sign: 1 | -1, spot: number, price: number, q = 0): string => {
    americanImpliedVolatility(OUT, sign, spot, 100, 0.5, 0.05, q, price, "full");
    return OUT.status;
  };

  it("says why a price has none", () => {
    expect(solve(-1, 80, 20)).toBe("at-intrinsic");
    expect(OUT.sigma).toBeNaN();
    expect(solve(-1, 80, 19.9)).toBe("below-intrinsic");
    expect(solve(-1, 120, 0)).toBe("at-intrinsic");
    expect(solve(-1, 120, -1)).toBe("below-intrinsic");
    expect(solve(-1, 80, 100)).toBe("above-maximum");
    expect(solve(1, 120, 20, 0.2)).toBe("at-intrinsic");
    expect(solve(-1, 80, Number.NaN)).toBe("invalid");
    expect(solve(-1, -80, 20)).toBe("invalid");
  });

  it("of a price just above exercise is found, and below the European one", () => {
    expect(solve(-1, 80, 20.001)).toBe("ok");
    const american = OUT.sigma;
    evaluateAmerican(GREEKS, -1, 80, 100, 0.5, 0.05, 0, american, "full");
    expect(GREEKS.price).toBeCloseTo(20.001, 10);
    impliedVolatility(OUT, -1, 80, 100, 0.5, 0.05, 0, 20.001);
    expect(OUT.sigma).toBeGreaterThan(american + 0.01);
  });

  it("where early exercise never pays is the European one", () => {
    americanImpliedVolatility(OUT, 1, 100, 100, 1, 0.05, 0, 12, "full");
    const { sigma } = OUT;
    impliedVolatility(OUT, 1, 100, 100, 1, 0.05, 0, 12);
    expect(OUT.sigma).toBe(sigma);
  });
});
