import { describe, expect, it } from "vitest";
import { inventoryShare, VEGA_BUCKETS, vegaBucket } from "../dealing/vega-buckets.ts";
import { inventorySkew } from "./inventory-skew.ts";
import { quoteSize } from "./quote-size.ts";

const LIMIT = 10_000;
const MOST = 0.03;

function vegasOf(bucket: number, vega: number): Float64Array {
  const vegas = new Float64Array(VEGA_BUCKETS);
  vegas[bucket] = vega;
  return vegas;
}

describe("the skew for what a maker holds", () => {
  it("lowers both quotes when he is long, and raises them when he is short", () => {
    expect(inventorySkew(30, vegasOf(1, 5_000), LIMIT, MOST)).toBeLessThan(0);
    expect(inventorySkew(30, vegasOf(1, -5_000), LIMIT, MOST)).toBeGreaterThan(0);
    expect(inventorySkew(30, vegasOf(1, 0), LIMIT, MOST)).toBe(0);
  });

  it("is three hundredths of a point for a hundredth of the limit of a month", () => {
    const shift = inventorySkew(28, vegasOf(1, LIMIT / 100), LIMIT, MOST);
    expect(-shift * 100).toBeCloseTo(0.03 * (30 / 28), 12);
  });

  it("is the formula of economics 1.6, worked out anew", () => {
    const vegas = Float64Array.from([120, 900, -400, 2_000, 50]);
    const bucketDays = [5, 28, 80, 240, 540];
    const weight = (days: number) => Math.min(Math.max(Math.sqrt(30 / Math.max(days, 7)), 0.3), 2);
    for (const days of [1, 9, 30, 100, 700]) {
      const share = bucketDays.reduce((sum, other, f) => {
        const together = Math.exp(-Math.abs(Math.log(days / other)) / 1.5);
        return sum + (together * weight(other) * vegas[f]!) / LIMIT;
      }, 0);
      expect(inventoryShare(days, vegas, LIMIT)).toBeCloseTo(share, 12);
      const clipped = Math.min(Math.max(share, -1), 1);
      expect(inventorySkew(days, vegas, LIMIT, MOST)).toBeCloseTo(
        -MOST * clipped * weight(days),
        12,
      );
    }
  });

  it("moves an expiry most where he holds, and never by more than its largest shift", () => {
    const vegas = vegasOf(1, 1e9);
    const shifts = [3, 28, 80, 240, 540].map((days) => inventorySkew(days, vegas, LIMIT, MOST));
    expect(shifts.every((shift) => shift >= -MOST * 2 && shift < 0)).toBe(true);
    const half = vegasOf(1, 2_000);
    const at = (days: number) => Math.abs(inventoryShare(days, half, LIMIT));
    expect(at(28)).toBeGreaterThan(at(80));
    expect(at(80)).toBeGreaterThan(at(540));
  });

  it("puts expiries into buckets by their days", () => {
    expect([0, 10, 11, 45, 46, 120, 121, 365, 366].map(vegaBucket)).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 4,
    ]);
  });
});

describe("the size of a quote", () => {
  const rule = { contracts: 20, comfort: 0.5 };
  it("is whole up to the comfort level, shrinks, and is nothing at the limit", () => {
    expect([-1, 0, 0.5, 0.75, 0.99, 1, 2].map((used) => quoteSize(rule, used))).toEqual([
      20, 20, 20, 10, 0, 0, 0,
    ]);
  });
});
