import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import { hestonTotalVariances } from "../../pricing/heston/heston-variances.ts";
import { meanVariance } from "../../pricing/heston/mean-variance.ts";
import { type Smile, totalVariance } from "../smile/svi.ts";
import { checkSurface } from "../surface.ts";
import { HestonSmiles } from "./heston-smiles.ts";
import { hestonSurface } from "./heston-surface.ts";

const WORLD: HestonParameters = { kappa: 4, theta: 0.0625, xi: 0.5, rho: -0.6 };
const YEARS = [1, 2, 3, 5, 8, 10, 15, 20, 25, 42, 63, 84, 126, 189, 252, 504].map(
  (sessions) => sessions / 262.3,
);

/** The largest distance from the model's volatility within 2.5 deviations, in points. */
function worstMiss(
  smiles: readonly Smile[],
  parameters: HestonParameters,
  variance: number,
): number {
  let worst = 0;
  smiles.forEach((smile, expiry) => {
    const years = YEARS[expiry]!;
    const deviation = Math.sqrt(meanVariance(parameters, variance, years) * years);
    const k = Float64Array.from({ length: 41 }, (_, i) => (i / 8 - 2.5) * deviation);
    const exact = new Float64Array(k.length);
    hestonTotalVariances(exact, parameters, variance, years, k);
    k.forEach((moneyness, i) => {
      const sigma = Math.sqrt(totalVariance(smile, moneyness) / years);
      worst = Math.max(worst, 100 * Math.abs(sigma - Math.sqrt(exact[i]! / years)));
    });
  });
  return worst;
}

function expectNoArbitrage(smiles: readonly Smile[]): void {
  const check = checkSurface(smiles.map((smile, i) => ({ smile, years: YEARS[i]! })));
  expect(check.butterfly.value).toBeGreaterThanOrEqual(0);
  expect(check.calendar!.value).toBeGreaterThanOrEqual(-1e-9);
}

describe("Heston's smiles as SVI", () => {
  it.each([1e-4, 0.01, 0.03, 0.0625, 0.12, 0.3])(
    "are within .025 points of the model at a variance of %d, without arbitrage",
    (variance) => {
      const smiles = hestonSurface(WORLD, variance, YEARS);
      expect(smiles.every((smile) => smile.length === 1)).toBe(true);
      expect(worstMiss(smiles, WORLD, variance)).toBeLessThan(0.025);
      expectNoArbitrage(smiles);
    },
  );

  it("are as near between the variances that were fitted", () => {
    const smiles = new HestonSmiles(WORLD, YEARS);
    for (let variance = 0.04; variance < 0.1; variance *= 1.043) {
      const mixed = smiles.at(variance);
      expect(worstMiss(mixed, WORLD, variance)).toBeLessThan(0.03);
      expectNoArbitrage(mixed);
    }
  });

  it("do not depend on what was asked before", () => {
    const asked = new HestonSmiles(WORLD, YEARS.slice(0, 4));
    asked.at(0.2);
    asked.at(0.07);
    expect(asked.at(0.06)).toEqual(new HestonSmiles(WORLD, YEARS.slice(0, 4)).at(0.06));
  });

  it("have no arbitrage whatever the settings, and stay near", () => {
    const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const settings = fc.record({
      kappa: range(0.5, 10),
      theta: range(0.01, 0.5),
      xi: range(0.05, 1),
      rho: range(-0.7, 0.7),
    });
    fc.assert(
      fc.property(settings, range(0.1, 6), (parameters, part) => {
        const smiles = hestonSurface(parameters, parameters.theta * part, YEARS);
        expectNoArbitrage(smiles);
        expect(worstMiss(smiles, parameters, parameters.theta * part)).toBeLessThan(1.2);
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});
