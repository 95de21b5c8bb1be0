import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import { harVolatility } from "./har.ts";
import { squaredReturns } from "./squared-returns.ts";

/** Closes whose daily volatility wanders between 0.5 and 2 %. */
function path(length: number): Float64Array {
  const stream = createStream(3, "har");
  const closes = new Float64Array(length);
  let close = 100;
  for (let index = 0; index < length; index++) {
    closes[index] = close;
    const daily = 0.0125 + 0.0075 * Math.sin(index / 40);
    close *= Math.exp(daily * stream.nextNormal());
  }
  return closes;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Least squares by orthogonal columns (Gram-Schmidt), one row of terms for each past day. */
function naiveForecast(closes: Float64Array, at: number): number {
  const squares = [...squaredReturns(closes)];
  const termsAt = (day: number): number[] => [
    1,
    squares[day]!,
    mean(squares.slice(day - 4, day + 1)),
    mean(squares.slice(day - 21, day + 1)),
  ];
  const past = Array.from({ length: at - 21 - 21 }, (_, i) => 22 + i);
  const targets = past.map((day) => mean(squares.slice(day + 1, day + 22)));
  const columns = [0, 1, 2, 3].map((term) => past.map((day) => termsAt(day)[term]!));
  const now = termsAt(at);
  let rest = targets;
  let forecast = 0;
  columns.forEach((column, term) => {
    const weight = dot(column, rest) / dot(column, column);
    rest = rest.map((value, i) => value - weight * column[i]!);
    forecast += weight * now[term]!;
    for (let later = term + 1; later < columns.length; later++) {
      const shared = dot(column, columns[later]!) / dot(column, column);
      columns[later] = columns[later]!.map((value, i) => value - shared * column[i]!);
      now[later]! -= shared * now[term]!;
    }
  });
  const least = mean(squares.slice(1, at + 1)) / 10;
  return Math.sqrt(252 * Math.max(forecast, least));
}

describe("the HAR forecast", () => {
  it("is that of a naive least squares on all periods that are over", () => {
    const closes = path(600);
    const forecasts = harVolatility(closes);
    for (const at of [252, 253, 300, 417, 599]) {
      expect(Math.abs(forecasts[at]! / naiveForecast(closes, at) - 1)).toBeLessThan(1e-9);
    }
  });

  it("starts at index 252 and is positive from there", () => {
    const forecasts = harVolatility(path(400));
    expect(forecasts).toHaveLength(400);
    expect(forecasts.subarray(0, 252).every(Number.isNaN)).toBe(true);
    expect(forecasts.subarray(252).every((forecast) => forecast > 0)).toBe(true);
    expect(harVolatility([])).toHaveLength(0);
  });

  it("does not know the future: changing it changes nothing before, to the bit", () => {
    const closes = path(400);
    const before = harVolatility(closes);
    for (const changed of [253, 300, 399]) {
      const other = closes.slice();
      for (let index = changed; index < other.length; index++) other[index] = 1 + index;
      const after = harVolatility(other);
      expect(after.subarray(0, changed)).toEqual(before.subarray(0, changed));
      expect(after[changed]).not.toBe(before[changed]);
    }
  });

  it("is the mean of the past where all days are alike, and never under a tenth of it", () => {
    const alike = Float64Array.from({ length: 300 }, (_, index) => (index % 2 ? 101 : 100));
    expect(harVolatility(alike)[299]).toBeCloseTo(Math.log(1.01) * Math.sqrt(252), 10);
    // Storms are followed by calm here, so that the fitted slopes point down.
    const reversed = Float64Array.from({ length: 500 }, (_, index) => {
      const storm = index % 42 < 21;
      return 100 * (index % 2 ? 1 + (storm ? 0.05 : 0.001) : 1);
    });
    const squares = squaredReturns(reversed);
    const forecasts = harVolatility(reversed);
    const floors = [...forecasts.keys()].map((at) =>
      Math.sqrt((252 * mean([...squares.subarray(1, at + 1)])) / 10),
    );
    const relative = [...forecasts.keys()].slice(252).map((at) => forecasts[at]! / floors[at]!);
    expect(Math.min(...relative)).toBeCloseTo(1, 12);
  });
});
