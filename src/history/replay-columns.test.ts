import { describe, expect, it } from "vitest";
import { dividendsOfTrailing, dividendsOnExDates, knownColumn } from "./replay-columns.ts";

describe("replay columns", () => {
  const days = Int32Array.of(100, 101, 104, 105);

  it("pay a dividend on the first row on or after its ex-date, and count those outside", () => {
    const series = {
      days: Int32Array.of(99, 100, 101, 102, 105, 106),
      values: Float64Array.of(1, 2, 4, 8, 16, 32),
    };
    // Nobody held the share at a close before the first row: its dividend is outside too.
    expect(dividendsOnExDates(days, series)).toEqual({
      paid: Float64Array.of(0, 4, 8, 16),
      yields: new Float64Array(4),
      outside: 3,
    });
  });

  it("spread trailing dividends over 252 days; rows before the first amount have none", () => {
    const series = { days: Int32Array.of(101), values: Float64Array.of(2.52) };
    const closes = new Float64Array(4).fill(252_000);
    expect(dividendsOfTrailing(days, closes, series)).toEqual({
      paid: Float64Array.of(0, 100, 100, 100),
      yields: Float64Array.of(0, 0.1, 0.1, 0.1),
    });
  });

  it("count the rows whose value was carried, and leave NaN where nothing is known", () => {
    const series = { days: Int32Array.of(101), values: Float64Array.of(7) };
    const { values, carried } = knownColumn(days, series);
    expect([...values]).toEqual([Number.NaN, 7, 7, 7]);
    expect(carried).toBe(2);
  });
});
