import { describe, expect, it } from "vitest";
import type { Svi } from "./smile/svi.ts";
import { checkSurface, surfaceVolatility } from "./surface.ts";

const FLAT: Svi = { a: 0.01, b: 0, rho: 0, m: 0, sigma: 1 };
const SMILES = [
  { years: 0.25, smile: [FLAT] },
  { years: 0.75, smile: [{ ...FLAT, a: 0.02 }] },
  { years: 1, smile: [{ ...FLAT, a: 0.03 }] },
];

describe("a surface", () => {
  it("is linear in total variance between expiries, flat in volatility outside", () => {
    expect(surfaceVolatility(SMILES, 0.3, 0.25)).toBeCloseTo(0.2, 15);
    expect(surfaceVolatility(SMILES, 0, 0.5)).toBeCloseTo(Math.sqrt(0.015 / 0.5), 15);
    expect(surfaceVolatility(SMILES, -1, 0.1)).toBeCloseTo(0.2, 15);
    expect(surfaceVolatility(SMILES, 0, 4)).toBeCloseTo(Math.sqrt(0.03), 15);
  });

  it("names the least growth and the least g with their expiries", () => {
    const kink: Svi = { a: 0.005, b: 0.5, rho: 0, m: 0.1, sigma: 0.001 };
    const { butterfly, calendar } = checkSurface([...SMILES, { years: 2, smile: [kink] }]);
    expect(butterfly.value).toBeLessThan(0);
    expect(butterfly.years).toBe(2);
    expect(calendar!.value).toBeLessThan(-0.8);
    expect(calendar!.years).toBe(2);
    expect(calendar!.k).toBeCloseTo(0.1, 6);
    expect(checkSurface(SMILES).calendar!.value).toBeCloseTo(0.5, 14);
    expect(checkSurface(SMILES.slice(0, 1)).calendar).toBeUndefined();
  });
});
