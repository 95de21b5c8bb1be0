import { describe, expect, it } from "vitest";
import { ratioOf, reduced, SIMPLE_RATIOS, simplestFraction } from "./simple-ratio.ts";

/** The fraction of the smallest denominator in the interval, by trying them. */
function naive(low: number, high: number): [number, number] {
  for (let oldShares = 1; ; oldShares++) {
    const newShares = Math.ceil(low * oldShares);
    if (newShares / oldShares <= high) return [newShares, oldShares];
  }
}

describe("ratio of shares", () => {
  it.each([
    [1.99, 2.01],
    [1.4999, 1.5001],
    [0.0999, 0.1001],
    [1.99799, 1.99801],
    [0.33325, 0.33335],
    [3.14, 3.15],
    [7, 7],
    [0.28, 0.29],
  ])("from %f to %f has the smallest terms", (low, high) => {
    const { newShares, oldShares } = simplestFraction(low, high);
    expect([newShares, oldShares]).toEqual(naive(low, high));
  });

  it("is in lowest terms", () => {
    expect(reduced(1_998, 1_000)).toEqual({ newShares: 999, oldShares: 500 });
    expect(reduced(5, 50)).toEqual({ newShares: 1, oldShares: 10 });
  });

  it("is tried simplest first, and once", () => {
    const values = SIMPLE_RATIOS.map(ratioOf);
    expect(new Set(values).size).toBe(values.length);
    expect(new Set(values.slice(0, 2))).toEqual(new Set([2, 0.5]));
    for (const ratio of [1.5, 3, 1 / 3, 7, 20, 0.1, 0.01, 1.25, 0.4])
      expect(values).toContain(ratio);
    expect(values).not.toContain(1);
  });
});
