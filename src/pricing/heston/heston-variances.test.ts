import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { europeanPrice } from "../black-scholes.ts";
import type { HestonParameters } from "./heston-exponent.ts";
import { hestonTotalVariances } from "./heston-variances.ts";
import { meanVariance } from "./mean-variance.ts";

const WORLD: HestonParameters = { kappa: 4, theta: 0.0625, xi: 0.5, rho: -0.6 };
/** Of Fang and Oosterlee (2008), table 4: twice kappa theta is below xi^2. */
const COS: HestonParameters = { kappa: 1.5768, theta: 0.0398, xi: 0.5751, rho: -0.5711 };

function volatility(p: HestonParameters, variance: number, years: number, k: number): number {
  const out = new Float64Array(1);
  hestonTotalVariances(out, p, variance, years, Float64Array.of(k));
  return Math.sqrt(out[0]! / years);
}

describe("total variances in Heston's model", () => {
  /** k = ln(K / F) and the volatility: mpmath at 30 digits, adaptive quadrature. */
  it.each([
    [WORLD, 0.0625, 0.08, -0.2, 0.299427793676432],
    [WORLD, 0.0625, 0.08, -0.07, 0.266059505403828],
    [WORLD, 0.0625, 0.08, 0, 0.246813580123804],
    [WORLD, 0.0625, 0.08, 0.07, 0.228403751773015],
    [WORLD, 0.0625, 0.08, 0.2, 0.209333463653868],
    [WORLD, 0.02, 1, -0.6, 0.288175236474026],
    [WORLD, 0.02, 1, 0, 0.219607930282843],
    [WORLD, 0.02, 1, 0.4, 0.185395306533588],
    [WORLD, 0.2, 0.004, -0.06, 0.4559203915682],
    [WORLD, 0.2, 0.004, 0, 0.44583760684438],
    [WORLD, 0.2, 0.004, 0.05, 0.437495750760758],
    [COS, 0.0175, 1, -0.4, 0.242576873440308],
    [COS, 0.0175, 1, 0, 0.145139634649723],
    [COS, 0.0175, 1, 0.2, 0.128885546066556],
  ])(
    "of %o at %d, %d years, k = %d agree with the reference",
    (p, variance, years, k, expected) => {
      expect(Math.abs(volatility(p, variance, years, k) - expected)).toBeLessThan(1e-10);
    },
  );

  it.each([
    // The published 5.785155450 is 1.6e-8 above the value at 30 digits, 5.7851554343762.
    [1, 5.78515545],
    [10, 22.318945791],
  ])("give the published price of the COS method's paper at %d years", (years, published) => {
    const sigma = volatility(COS, 0.0175, years, 0);
    const price = europeanPrice(1, 100, 100, years, 0, 0, sigma);
    expect(Math.abs(price - published)).toBeLessThan(2e-8);
  });

  it("become those of Black-Scholes with the mean variance as xi vanishes", () => {
    for (const [years, k] of [
      [0.05, -0.1],
      [0.5, 0],
      [2, 0.3],
    ] as const) {
      const still = { ...WORLD, xi: 1e-5 };
      const mean = Math.sqrt(meanVariance(still, 0.16, years));
      expect(Math.abs(volatility(still, 0.16, years, k) - mean)).toBeLessThan(1e-5);
    }
  });

  it("make call prices fall and bend upwards, whatever the settings", () => {
    const settings = fc.record({
      kappa: fc.double({ min: 0.5, max: 10, noNaN: true }),
      theta: fc.double({ min: 0.0025, max: 1, noNaN: true }),
      xi: fc.double({ min: 0.05, max: 1, noNaN: true }),
      rho: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
    });
    const range = { noNaN: true };
    const share = fc.double({ min: 0.1, max: 8, ...range });
    const time = fc.double({ min: 1 / 262, max: 2.5, ...range });
    fc.assert(
      fc.property(settings, share, time, (p, part, years) => {
        const variance = p.theta * part;
        const deviation = Math.sqrt(meanVariance(p, variance, years) * years);
        const strikes = Array.from({ length: 25 }, (_, i) => Math.exp((i / 4 - 3) * deviation));
        const out = new Float64Array(25);
        hestonTotalVariances(out, p, variance, years, Float64Array.from(strikes, Math.log));
        const calls = strikes.map((strike, i) => {
          return europeanPrice(1, 1, strike, years, 0, 0, Math.sqrt(out[i]! / years));
        });
        const slopes = calls
          .slice(1)
          .map((call, i) => (call - calls[i]!) / (strikes[i + 1]! - strikes[i]!));
        expect(slopes.every((slope, i) => slope < 0 && (i === 0 || slope > slopes[i - 1]!))).toBe(
          true,
        );
      }),
      { seed: 1, numRuns: 150 },
    );
  });
});
