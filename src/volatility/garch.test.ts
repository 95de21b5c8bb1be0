import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import { fitGarch, garchLoss, garchVolatility, meanVariance } from "./garch.ts";
import { squaredReturns } from "./squared-returns.ts";

const VARIANCE = 0.0001;

/** Closes of a GARCH(1,1) of 16 % a year. */
function simulate(length: number, alpha: number, beta: number, seed: number): Float64Array {
  const stream = createStream(seed, "garch");
  const closes = new Float64Array(length);
  let [close, variance] = [100, VARIANCE];
  for (let index = 0; index < length; index++) {
    closes[index] = close;
    const move = Math.sqrt(variance) * stream.nextNormal();
    close *= Math.exp(move);
    variance = (1 - alpha - beta) * VARIANCE + alpha * move * move + beta * variance;
  }
  return closes;
}

const squaresOf = (closes: Float64Array): Float64Array => squaredReturns(closes).subarray(1);

/** Log likelihood written out, times -2; the squares have mean 1. */
function naiveLoss(squares: Float64Array, alpha: number, beta: number): number {
  let [h, loss] = [1, 0];
  for (const square of squares) {
    loss += Math.log(h) + square / h;
    h = 1 - alpha - beta + alpha * square + beta * h;
  }
  return loss;
}

describe("the GARCH estimate", () => {
  it.each([
    [0.08, 0.9],
    [0.15, 0.7],
    [0.04, 0.95],
  ])("of a simulated path finds alpha %f and beta %f again, roughly", (alpha, beta) => {
    const fit = fitGarch(squaresOf(simulate(8_000, alpha, beta, 5)));
    expect(Math.abs(fit.alpha - alpha)).toBeLessThan(0.03);
    expect(Math.abs(fit.beta - beta)).toBeLessThan(0.06);
    expect(Math.abs(fit.variance / VARIANCE - 1)).toBeLessThan(0.2);
  });

  it("is as likely as the best of a fine naive grid", () => {
    const squares = squaresOf(simulate(1_000, 0.1, 0.85, 2));
    const fit = fitGarch(squares);
    const scaled = squares.map((square) => square / fit.variance);
    let best = Number.POSITIVE_INFINITY;
    for (let alpha = 0.01; alpha < 0.4; alpha += 0.01) {
      for (let beta = 0; alpha + beta < 1; beta += 0.01) {
        best = Math.min(best, naiveLoss(scaled, alpha, beta));
      }
    }
    expect(naiveLoss(scaled, fit.alpha, fit.beta)).toBeLessThan(best + 0.2);
  });

  it("has the loss of the formula, after a crash too", () => {
    const squares = squaresOf(simulate(1_003, 0.1, 0.85, 2));
    squares[500] = 0.05;
    const variance = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    const scaled = squares.map((square) => square / variance);
    for (const [alpha, beta] of [
      [0.27, 0.7],
      [0.01, 0.989],
      [0.1, 0],
    ] as const) {
      const naive = naiveLoss(scaled, alpha, beta);
      expect(Math.abs(garchLoss(scaled, alpha, beta) / naive - 1)).toBeLessThan(1e-12);
    }
  });

  it("of a stock that never moves is a variance of 0", () => {
    expect(fitGarch(new Float64Array(300))).toEqual({ alpha: 0, beta: 0, variance: 0 });
    expect(garchVolatility(new Float64Array(300).fill(50))[299]).toBe(0);
  });
});

describe("the GARCH forecast", () => {
  it("is the mean of 21 expected variances, one after the other", () => {
    const fit = { alpha: 0.1, beta: 0.85, variance: 0.0001 };
    let [expected, sum] = [0.0004, 0];
    for (let day = 0; day < 21; day++) {
      sum += expected;
      expected = 0.05 * 0.0001 + 0.95 * expected;
    }
    expect(meanVariance(fit, 0.0004) / (sum / 21)).toBeCloseTo(1, 12);
  });

  it("filters all returns so far by the parameters of the last estimate", () => {
    const closes = simulate(400, 0.1, 0.85, 4);
    const squares = squaredReturns(closes);
    const forecasts = garchVolatility(closes);
    for (const [at, fitted] of [
      [252, 252],
      [272, 252],
      [273, 273],
      [399, 399],
    ] as const) {
      const fit = fitGarch(squares.subarray(1, fitted + 1));
      const { alpha, beta, variance } = fit;
      let h = variance;
      for (let day = 1; day <= at; day++) {
        h = (1 - alpha - beta) * variance + alpha * squares[day]! + beta * h;
      }
      const volatility = Math.sqrt(252 * meanVariance(fit, h));
      expect(Math.abs(forecasts[at]! / volatility - 1)).toBeLessThan(1e-12);
    }
    expect(forecasts.subarray(0, 252).every(Number.isNaN)).toBe(true);
    expect(garchVolatility([])).toHaveLength(0);
  });

  it("does not know the future: changing it changes nothing before, to the bit", () => {
    const closes = simulate(400, 0.1, 0.85, 4);
    const before = garchVolatility(closes);
    for (const changed of [253, 300, 399]) {
      const other = closes.slice();
      for (let index = changed; index < other.length; index++) other[index] = 1 + index;
      const after = garchVolatility(other);
      expect(after.subarray(0, changed)).toEqual(before.subarray(0, changed));
      expect(after[changed]).not.toBe(before[changed]);
    }
  });
});
