import { describe, expect, it } from "vitest";
import { varianceYears } from "../calendar/clocks.ts";
import { createStream } from "../math/random-stream.ts";
import { ewmaVolatility } from "../volatility/ewma.ts";
import { compareForecasts, type ForecastInput } from "./forecast-comparison.ts";

/** 600 closes on consecutive days, a cycle of 20 rows from row 240 on, one after the other. */
function history(): ForecastInput {
  const stream = createStream(7, "comparison");
  const closes = new Float64Array(600).fill(1_000_000);
  for (let row = 1; row < 600; row++) {
    closes[row] = Math.round(closes[row - 1]! * Math.exp(0.01 * stream.nextNormal()));
  }
  const cycles = Array.from({ length: 17 }, (_, i) => ({
    entry: 240 + 20 * i,
    expiry: 260 + 20 * i,
  }));
  return {
    days: Int32Array.from({ length: 600 }, (_, row) => 15_000 + row),
    closes,
    cycles,
    implied: new Float64Array(600).fill(0.25),
    own: new Float64Array(600).fill(0.2),
  };
}

/** The root of the squared returns' mean over 20 days, per year of 365 days. */
function realizedOf({ closes }: ForecastInput, entry: number): number {
  let sum = 0;
  for (let row = entry + 1; row <= entry + 20; row++) {
    sum += Math.log(closes[row]! / closes[row - 1]!) ** 2;
  }
  return Math.sqrt((sum * 365) / 20);
}

describe("the comparison of forecasts", () => {
  it("scores all on the cycles that every one of them knows", () => {
    const input = history();
    input.own[300] = Number.NaN;
    const { cycles, leftOut, meanRealized, forecasts } = compareForecasts(input);
    // Row 240 is before 252 returns, row 300 has no forecast of the user.
    expect([cycles, leftOut]).toEqual([15, 2]);
    const entries = input.cycles.map(({ entry }) => entry).filter((e) => e !== 240 && e !== 300);
    const realized = entries.map((entry) => realizedOf(input, entry));
    const mean = realized.reduce((sum, value) => sum + value) / 15;
    expect(meanRealized).toBeCloseTo(mean, 12);
    expect(forecasts.map(({ name }) => name)).toEqual(["own", "implied", "ewma", "har", "garch"]);
    expect(forecasts[0]!.bias).toBeCloseTo(100 * (0.2 - mean), 9);
    expect(forecasts[1]!.bias).toBeCloseTo(100 * (0.25 - mean), 9);
    const ewma = ewmaVolatility(input.closes);
    const distances = entries.map((entry, i) => (100 * (ewma[entry]! - realized[i]!)) ** 2);
    const root = Math.sqrt(distances.reduce((sum, value) => sum + value) / 15);
    expect(forecasts[2]!.rootMeanSquare).toBeCloseTo(root, 9);
  });

  it("counts what came in sessions where the volatilities do", () => {
    const input = { ...history(), volClock: "trading" as const };
    const entries = input.cycles.map(({ entry }) => entry).filter((entry) => entry !== 240);
    const realized = entries.map((entry) => {
      const years = varianceYears(input.days[entry]!, input.days[entry + 20]!);
      return realizedOf(input, entry) * Math.sqrt(20 / 365 / years);
    });
    const mean = realized.reduce((sum, value) => sum + value) / realized.length;
    expect(compareForecasts(input).meanRealized).toBeCloseTo(mean, 12);
  });

  it("holds the others against the user's own", () => {
    const { forecasts } = compareForecasts(history());
    const own = forecasts[0]!;
    expect(own.behindOwn).toEqual({ mean: 0, standardError: 0 });
    for (const { qlike, behindOwn } of forecasts) {
      expect(behindOwn.mean).toBeCloseTo(qlike - own.qlike, 12);
    }
  });

  it("has no scores where nothing can be compared", () => {
    const input = history();
    input.own.fill(Number.NaN);
    expect(compareForecasts(input)).toMatchObject({ cycles: 0, leftOut: 17, forecasts: [] });
  });
});
