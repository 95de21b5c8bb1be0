import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import { qlike, qlikeDifference, scoreForecast } from "./forecast-score.ts";

describe("forecast scores", () => {
  it("are those computed by hand", () => {
    // Distances +2, -5, 0 points; losses ln .04 + .0324/.04, ln .0625 + .09/.0625, ln .01 + 1.
    const score = scoreForecast([0.2, 0.25, 0.1], [0.18, 0.3, 0.1]);
    expect(score.bias).toBeCloseTo(-1, 12);
    expect(score.rootMeanSquare).toBeCloseTo(Math.sqrt(29 / 3), 12);
    const losses = [Math.log(0.04) + 0.81, Math.log(0.0625) + 1.44, Math.log(0.01) + 1];
    expect(score.qlike).toBeCloseTo((losses[0]! + losses[1]! + losses[2]!) / 3, 12);
    expect(scoreForecast([], []).bias).toBeNaN();
  });

  it("have a paired difference with the plain standard error", () => {
    const realized = [0.18, 0.3, 0.1];
    const [first, second] = [
      [0.2, 0.25, 0.1],
      [0.3, 0.3, 0.2],
    ];
    const differences = [
      Math.log(0.09) + 0.0324 / 0.09 - Math.log(0.04) - 0.81,
      Math.log(0.09) + 1 - Math.log(0.0625) - 1.44,
      Math.log(0.04) + 0.25 - Math.log(0.01) - 1,
    ];
    const mean = differences.reduce((sum, value) => sum + value) / 3;
    const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
    const found = qlikeDifference(first!, second!, realized);
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance / 3), 12);
    expect(qlikeDifference(second!, first!, realized).mean).toBeCloseTo(-mean, 12);
    expect(qlikeDifference([0.2], [0.3], [0.2]).standardError).toBeNaN();
  });

  it("by QLIKE are best at the true variance, though what is measured of it is noise", () => {
    const stream = createStream(11, "qlike");
    const truth = Array.from({ length: 4_000 }, (_, i) => 0.2 + 0.1 * Math.sin(i / 50));
    const realized = truth.map((sigma) => {
      let sum = 0;
      for (let day = 0; day < 5; day++) sum += stream.nextNormal() ** 2;
      return sigma * Math.sqrt(sum / 5);
    });
    const lossAt = (factor: number): number =>
      scoreForecast(
        truth.map((sigma) => sigma * factor),
        realized,
      ).qlike;
    for (const factor of [0.8, 0.9, 1.1, 1.2]) expect(lossAt(factor)).toBeGreaterThan(lossAt(1));
    // A root mean square distance of volatilities is not: the mean root of a noisy square is lower.
    const distance = (factor: number): number =>
      scoreForecast(
        truth.map((sigma) => sigma * factor),
        realized,
      ).rootMeanSquare;
    expect(distance(0.95)).toBeLessThan(distance(1));
    // One number against the same windows: least at the root of the mean square.
    const best = Math.sqrt(realized.reduce((sum, r) => sum + r * r, 0) / realized.length);
    const constant = (sigma: number): number =>
      realized.reduce((sum, r) => sum + qlike(sigma, r), 0) / realized.length;
    expect(constant(best * 1.01)).toBeGreaterThan(constant(best));
    expect(constant(best * 0.99)).toBeGreaterThan(constant(best));
  });

  it("tell a better forecast by two standard errors", () => {
    const stream = createStream(12, "qlike");
    const truth = Array.from({ length: 300 }, (_, i) => 0.2 + 0.1 * Math.sin(i / 7));
    const realized = truth.map((sigma) => sigma * Math.exp(0.2 * stream.nextNormal()));
    const flat = truth.map(() => 0.2);
    const { mean, standardError } = qlikeDifference(truth, flat, realized);
    expect(mean).toBeGreaterThan(2 * standardError);
  });
});
