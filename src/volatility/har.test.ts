import { appleStock } from "@visx/mock-data";
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
  const inside = Math.min(forecast, Math.max(...targets));
  const soFar = mean(squares.slice(1, at + 1));
  return Math.sqrt(252 * (inside < Math.min(...targets) ? soFar : inside));
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

  it("is the mean of the past where all days are alike", () => {
    const alike = Float64Array.from({ length: 300 }, (_, index) => (index % 2 ? 101 : 100));
    expect(harVolatility(alike)[299]).toBeCloseTo(Math.log(1.01) * Math.sqrt(252), 10);
  });

  /** Means of 21 squares, at an annual rate, that were over at the close and had 22 days before. */
  function pastTargets(closes: Float64Array, at: number): number[] {
    const squares = [...squaredReturns(closes)];
    return Array.from({ length: at - 42 }, (_, i) => 252 * mean(squares.slice(23 + i, 44 + i)));
  }

  it("below everything that came in the past is the mean so far, not the line", () => {
    // Months of storm (1.5 % a day) and of calm (0.7 %) in turn: the line slopes down, and a storm
    // of 4 % a day leads under zero.
    const stream = createStream(5, "har-months");
    const closes = new Float64Array(407).fill(100);
    for (let index = 1; index < closes.length; index++) {
      const usual = index % 42 < 21 ? 0.015 : 0.007;
      const move = index < 399 ? usual * stream.nextNormal() : 0.04 * (index % 2 ? 1 : -1);
      closes[index] = closes[index - 1]! * Math.exp(move);
    }
    const at = closes.length - 1;
    const forecast = harVolatility(closes)[at]!;
    const soFar = 252 * mean([...squaredReturns(closes)].slice(1));
    expect(forecast ** 2).toBeCloseTo(soFar, 12);
    expect(Math.min(...pastTargets(closes, at))).toBeLessThan(soFar / 2);
    expect(forecast).toBeCloseTo(naiveForecast(closes, at), 12);
  });

  it("on a year and a half of Apple is the mean so far in the crash, not a tenth of it", () => {
    const upTo = appleStock.findIndex(({ date }) => date.startsWith("2008-10-17"));
    const closes = Float64Array.from(appleStock.slice(0, upTo + 1), ({ close }) => close);
    expect(harVolatility(closes)[upTo]).toBeCloseTo(0.496, 3);
  });

  it("above everything that came in the past is the largest of it", () => {
    // Calm is slow to change here: the line slopes up, and 6 % a day leads far beyond the past.
    const closes = path(400);
    for (let index = 380; index < 400; index++) {
      closes[index] = closes[index - 1]! * Math.exp(index % 2 ? 0.06 : -0.06);
    }
    const targets = pastTargets(closes, 399);
    expect(harVolatility(closes)[399]! ** 2).toBeCloseTo(Math.max(...targets), 12);
  });
});
