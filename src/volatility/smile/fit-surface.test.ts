import { describe, expect, it } from "vitest";
import { createStream } from "../../math/random-stream.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { createImpliedVolatility, impliedVolatility } from "../../pricing/implied-volatility.ts";
import { worstButterfly } from "./butterfly.ts";
import { worstCalendar } from "./calendar.ts";
import { fitSurface, insideShare } from "./fit-surface.ts";
import type { SmileTarget } from "./smile-target.ts";
import { type Smile, type Svi, totalVariance } from "./svi.ts";

/** Strikes from -`reach` to `reach` deviations, with a spread of `half` of the variance. */
function targetOf(smile: Smile, reach: number, half: number, strikes = 25): SmileTarget {
  const deviation = Math.sqrt(totalVariance(smile, 0));
  const k = Float64Array.from(
    { length: strikes },
    (_, i) => ((2 * i) / (strikes - 1) - 1) * reach * deviation,
  );
  const w = k.map((each) => totalVariance(smile, each));
  return { k, w, low: w.map((each) => each * (1 - half)), high: w.map((e) => e * (1 + half)) };
}

const KNOWN: readonly Svi[] = [
  { a: 0.0005, b: 0.02, rho: -0.6, m: 0.01, sigma: 0.05 },
  { a: 0.01, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.15 },
  { a: 0.02, b: 0.15, rho: -0.7, m: -0.1, sigma: 0.4 },
  { a: 0.04, b: 0.4, rho: 0.2, m: 0.1, sigma: 0.3 },
];

describe("a smile", () => {
  it.each(KNOWN)("is recovered from its own total variances: %j", (svi) => {
    const [smile] = fitSurface([targetOf([svi], 4, 0.02)]);
    expect(smile!.length).toBe(1);
    for (const name of ["a", "b", "rho", "m", "sigma"] as const) {
      expect(Math.abs(smile![0]![name] - svi[name])).toBeLessThan(1e-6);
    }
  });

  it("is recovered from the prices of options", () => {
    const svi = KNOWN[1]!;
    const iv = createImpliedVolatility();
    const exact = targetOf([svi], 3, 0.02);
    const w = exact.k.map((k, i) => {
      const strike = 100 * Math.exp(k);
      const sign = k < 0 ? -1 : 1;
      const terms = [sign, 100, strike, 0.5, 0.03, 0.03] as const;
      impliedVolatility(iv, ...terms, europeanPrice(...terms, Math.sqrt(exact.w[i]! / 0.5)));
      return iv.sigma * iv.sigma * 0.5;
    });
    const [smile] = fitSurface([{ ...exact, w }]);
    for (const name of ["a", "b", "rho", "m", "sigma"] as const) {
      expect(Math.abs(smile![0]![name] - svi[name])).toBeLessThan(1e-6);
    }
  });

  it("without spreads is recovered too", () => {
    const target = targetOf([KNOWN[2]!], 3, 0);
    const [smile] = fitSurface([target]);
    expect(insideShare(target, smile!)).toBe(1);
  });

  it("with a butterfly arbitrage is fitted without it", () => {
    const vogt: Svi = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };
    expect(worstButterfly([vogt]).value).toBeLessThan(0);
    const [smile] = fitSurface([targetOf([vogt], 8, 0.1)]);
    expect(worstButterfly(smile!).value).toBeGreaterThanOrEqual(0);
  });

  it("that bends twice becomes the sum of two", () => {
    const first: Svi = { a: 0.0008, b: 0.012, rho: -0.3, m: 0.06, sigma: 0.03 };
    const second: Svi = { a: 0, b: 0.006, rho: -1, m: -0.08, sigma: 0.02 };
    const target = targetOf([first, second], 4, 0.004, 40);
    const [smile] = fitSurface([target]);
    expect(smile!.length).toBe(2);
    expect(insideShare(target, smile!)).toBeGreaterThanOrEqual(0.95);
    expect(worstButterfly(smile!).value).toBeGreaterThanOrEqual(0);
  });
});

describe("smiles of several expiries", () => {
  it("that cross are fitted without a calendar arbitrage", () => {
    const earlier = KNOWN[1]!;
    const later: Svi = { ...earlier, a: 0.0105, m: 0.12, rho: -0.5 };
    expect(worstCalendar([earlier], [later]).value).toBeLessThan(-0.05);
    const fitted = fitSurface([targetOf([earlier], 4, 0.1), targetOf([later], 4, 0.1)]);
    expect(worstCalendar(fitted[0]!, fitted[1]!).value).toBeGreaterThanOrEqual(0);
    for (const smile of fitted) expect(worstButterfly(smile).value).toBeGreaterThanOrEqual(0);
  });

  it("that break no rule are each recovered", () => {
    const later: Svi = { ...KNOWN[1]!, a: 0.02, b: 0.12 };
    const fitted = fitSurface([targetOf([KNOWN[1]!], 4, 0.02), targetOf([later], 4, 0.02)]);
    expect(Math.abs(fitted[1]![0]!.b - 0.12)).toBeLessThan(1e-5);
    expect(Math.abs(fitted[0]![0]!.rho + 0.4)).toBeLessThan(1e-4);
  });

  it("of quotes without sense have no arbitrage either", () => {
    const stream = createStream(7, "quotes");
    const draw = (): number => stream.nextUniform();
    for (let trial = 0; trial < 20; trial++) {
      const targets = [0.002, 0.01, 0.03, 0.05].map((variance) => {
        const target = targetOf([{ ...KNOWN[1]!, a: variance, b: 0.1 * draw() }], 4, 0.1, 8);
        const w = target.w.map((each) => each * (0.6 + 0.8 * draw()));
        return { ...target, w, low: w.map((e) => 0.95 * e), high: w.map((e) => 1.05 * e) };
      });
      const fitted = fitSurface(targets);
      fitted.forEach((smile, i) => {
        expect(worstButterfly(smile).value).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(worstCalendar(fitted[i - 1]!, smile).value).toBeGreaterThanOrEqual(0);
      });
    }
  });

  it("may be none", () => {
    expect(fitSurface([])).toEqual([]);
  });
});
