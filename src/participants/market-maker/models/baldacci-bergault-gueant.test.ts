import { describe, expect, it } from "vitest";
import {
  bestDistance,
  bestGain,
  fillProbability,
  logisticIntensity,
} from "./baldacci-bergault-gueant.ts";

const FLOW = { shyness: 0.7, steepness: 150 };

describe("the orders of Baldacci, Bergault and Gueant", () => {
  it("trade at the middle with 33.2 %, and with 69.0 % a point better", () => {
    expect(fillProbability(FLOW, 0)).toBeCloseTo(0.332, 3);
    expect(fillProbability(FLOW, -0.01)).toBeCloseTo(0.69, 3);
  });

  it("come 7,560 times a year at the money and 3,150 times two dollars away", () => {
    const orders = (strike: number): number => (252 * 30) / (1 + 0.7 * Math.abs(10 - strike));
    expect(logisticIntensity(FLOW, orders(10), -10)).toBeCloseTo(7_560, 9);
    expect(logisticIntensity(FLOW, orders(12), -10)).toBeCloseTo(3_150, 9);
    expect(logisticIntensity(FLOW, orders(8), 0)).toBeCloseTo(3_150 * 0.3318122, 3);
    expect(logisticIntensity(FLOW, orders(10), Number.POSITIVE_INFINITY)).toBe(0);
  });
});

describe("the best distance of one quote", () => {
  it("is 0.771 points without a cost, and trades with 13.5 % of the orders", () => {
    const distance = bestDistance(FLOW, 0);
    expect(Math.abs(distance - 0.0077084)).toBeLessThan(5e-8);
    expect(fillProbability(FLOW, distance)).toBeCloseTo(0.135, 3);
  });

  it("solves the first-order condition at any cost", () => {
    for (const cost of [-1, -0.1, -0.02, -0.005, 0, 0.01, 0.05, 0.15]) {
      const distance = bestDistance(FLOW, cost);
      const missed = 1 - fillProbability(FLOW, distance);
      expect(FLOW.steepness * missed * (distance - cost)).toBeCloseTo(1, 9);
      const gain = fillProbability(FLOW, distance) * (distance - cost);
      expect(Math.abs(bestGain(FLOW, cost) / gain - 1)).toBeLessThan(1e-9);
    }
  });

  it("earns more than the distances beside it", () => {
    for (const cost of [-0.02, 0, 0.02]) {
      for (let distance = cost; distance < cost + 0.05; distance += 1e-4) {
        const gain = fillProbability(FLOW, distance) * (distance - cost);
        expect(gain).toBeLessThanOrEqual(bestGain(FLOW, cost) * (1 + 1e-12));
      }
    }
  });

  it("is never reached, and worth nothing, where a trade is refused", () => {
    expect(bestDistance(FLOW, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(bestGain(FLOW, Number.POSITIVE_INFINITY)).toBe(0);
  });
});
