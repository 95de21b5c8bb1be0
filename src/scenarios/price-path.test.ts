import { describe, expect, it } from "vitest";
import { interestYears } from "../calendar/clocks.ts";
import { isTradingDay } from "../calendar/trading-days.ts";
import { realizedVolatility } from "../volatility/realized.ts";
import { type PathSettings, pathCsv, pricePath } from "./price-path.ts";

const SETTINGS: PathSettings = { seed: 7, days: 30, swingsCame: 0.31, drift: 0 };

function swingsOf(settings: PathSettings): number {
  const { days, closes } = pricePath(settings);
  const last = closes.length - 1;
  return realizedVolatility(closes, 0, last, interestYears(days[0]!, days[last]!));
}

describe("a made path", () => {
  it("has the swings that were asked for, whatever the seed, drift and length", () => {
    for (let seed = 0; seed < 50; seed++) {
      for (const [swingsCame, drift, days] of [
        [0.05, 0, 21],
        [0.31, 0.5, 30],
        [0.8, -0.5, 252],
      ] as const) {
        const came = swingsOf({ seed, days, swingsCame, drift });
        expect(Math.abs(came - swingsCame)).toBeLessThan(0.001);
      }
    }
  });

  it("ends near the drift where nothing swings", () => {
    const { closes } = pricePath({ seed: 3, days: 252, swingsCame: 0.01, drift: 0.5 });
    expect(closes.at(-1)!).toBeCloseTo(100 * Math.exp(0.5 * (365 / 365)), -1);
  });

  it("begins at $100, on trading days, above zero, in whole cents", () => {
    const { days, closes } = pricePath({ ...SETTINGS, days: 252, swingsCame: 0.8 });
    expect(closes[0]).toBe(100);
    expect([...days].every(isTradingDay)).toBe(true);
    for (const close of closes) {
      expect(close).toBeGreaterThan(0);
      expect(close * 100).toBeCloseTo(Math.round(close * 100), 6);
    }
  });

  it("is the same file for the same settings, another one for another seed", () => {
    expect(pathCsv(SETTINGS)).toBe(pathCsv({ ...SETTINGS }));
    const files = new Set(Array.from({ length: 100 }, (_, seed) => pathCsv({ ...SETTINGS, seed })));
    expect(files.size).toBe(100);
    expect(pathCsv(SETTINGS).split("\n").slice(0, 2)).toEqual(["date,close", "2023-01-09,100.00"]);
  });
});
