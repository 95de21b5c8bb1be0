import { describe, expect, it } from "vitest";
import { EWMA_LAMBDA, ewmaVolatility } from "./ewma.ts";

/** A made-up but lively price path: 400 closes, no chance involved. */
function path(): Float64Array {
  const closes = new Float64Array(400);
  let close = 100;
  for (let index = 0; index < closes.length; index += 1) {
    close *= 1 + 0.02 * Math.sin(index * index) + 0.001;
    closes[index] = close;
  }
  return closes;
}

/** The weighted sum written out: weights 0.06 x 0.94^age, the first return takes what is left. */
function naiveForecast(closes: ArrayLike<number>, at: number): number {
  let variance = 0;
  for (let index = 1; index <= at; index += 1) {
    const weight = (index === 1 ? 1 : 0.06) * 0.94 ** (at - index);
    variance += weight * Math.log(closes[index]! / closes[index - 1]!) ** 2;
  }
  return Math.sqrt(252 * variance);
}

describe("the EWMA forecast", () => {
  it("is the weighted sum of all squared returns so far", () => {
    const closes = path();
    const forecasts = ewmaVolatility(closes);
    for (let index = 252; index < closes.length; index += 1) {
      expect(Math.abs(forecasts[index]! / naiveForecast(closes, index) - 1)).toBeLessThan(1e-13);
    }
  });

  it("starts at index 252, after 252 returns", () => {
    const forecasts = ewmaVolatility(path());
    expect(forecasts).toHaveLength(400);
    expect(forecasts.subarray(0, 252).every(Number.isNaN)).toBe(true);
    expect(forecasts.subarray(252).every((forecast) => forecast > 0)).toBe(true);
    expect(ewmaVolatility(path().subarray(0, 252)).every(Number.isNaN)).toBe(true);
    expect(ewmaVolatility([])).toHaveLength(0);
  });

  it("does not know the future: changing it changes nothing before, to the bit", () => {
    const closes = path();
    const before = ewmaVolatility(closes);
    for (const changed of [253, 300, 399]) {
      const other = closes.slice();
      for (let index = changed; index < other.length; index += 1) other[index] = 1 + index;
      const after = ewmaVolatility(other);
      expect(after.subarray(0, changed)).toEqual(before.subarray(0, changed));
      expect(after[changed]).not.toBe(before[changed]);
    }
  });

  it("gives the constant volatility of constant moves, and forgets a shock by 6 % a day", () => {
    const closes = Float64Array.from({ length: 400 }, (_, index) => 100 * (index % 2 ? 1.01 : 1));
    const calm = ewmaVolatility(closes);
    expect(calm[399]).toBeCloseTo(Math.log(1.01) * Math.sqrt(252), 12);
    for (let index = 300; index < 400; index += 1) closes[index] = closes[index]! * 1.1;
    const shocked = ewmaVolatility(closes);
    const excess = (index: number) => shocked[index]! ** 2 - calm[index]! ** 2;
    expect(excess(399) / excess(300)).toBeCloseTo(EWMA_LAMBDA ** 99, 10);
  });
});
