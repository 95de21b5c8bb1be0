import { describe, expect, it } from "vitest";
import { switchingValue } from "../../src/simulator/stock/value/value-models.ts";
import {
  autocorrelation,
  excessKurtosis,
  logReturns,
  META_FROM,
  META_MINUTES,
  meanOf,
  playStockDays,
  varianceOf,
} from "../support/stock-days.ts";

/** Half of the interval of a mean over seeds, at twice its deviation. */
const twiceError = (numbers: readonly number[]): number =>
  2 * Math.sqrt(varianceOf(numbers) / (numbers.length - 1));

describe("a large order", () => {
  it("of 1 % of the volume moves the price by 16 basis points; an hour later half is left", () => {
    const [end, later]: [number[], number[]] = [[], []];
    for (let seed = 1; seed <= 8; seed++) {
      const side = seed % 2 === 0 ? "buy" : "sell";
      const meta = { side, shares: 12_000, pieces: 40 } as const;
      const [without, withIt] = [
        playStockDays({ seed, days: 1 }),
        playStockDays({ seed, days: 1, meta }),
      ];
      const moved = (minute: number): number =>
        (side === "buy" ? 1e4 : -1e4) * (withIt.mids[minute]! / without.mids[minute]! - 1);
      end.push(moved(META_FROM + META_MINUTES + 1));
      later.push(moved(META_FROM + 2 * META_MINUTES + 1));
    }
    expect(Math.abs(meanOf(end) - 16)).toBeLessThan(1.6);
    expect(twiceError(end)).toBeLessThan(1);
    const left = meanOf(later) / meanOf(end);
    expect(left).toBeGreaterThan(0.4);
    expect(left).toBeLessThan(0.65);
  });
});

describe("returns", () => {
  /** Quiet and wild weeks: 25 % a year together. */
  const regimes = { quiet: 0.18, wild: 0.4, quietSessions: 6, wildSessions: 1.85 };
  const wild = [5, 6, 7, 8].map((seed) =>
    playStockDays({ seed, days: 12, model: switchingValue(0, regimes) }),
  );
  const returns = wild.map(({ mids }) => logReturns(mids, 5));

  it("have fat tails where the value's volatility changes", () => {
    const kurtosis = returns.map(excessKurtosis);
    expect(meanOf(kurtosis) - twiceError(kurtosis)).toBeGreaterThan(0);
  });

  it("come in clusters then, a day later too", () => {
    const clustered = (all: readonly (readonly number[])[], lag: number): number[] =>
      all.map((one) => autocorrelation(one.map(Math.abs), lag));
    const [soon, nextDay] = [clustered(returns, 1), clustered(returns, 78)];
    expect(meanOf(soon) - twiceError(soon)).toBeGreaterThan(0);
    expect(meanOf(nextDay) - twiceError(nextDay)).toBeGreaterThan(0);
  });
});
