import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import {
  atLeast,
  atMost,
  type Bounds,
  decide,
  moreSeeds,
  noLessThan,
  probabilityOf,
  smallestEffect,
  within,
} from "./decision.ts";
import {
  type Measurement,
  measure,
  measureDifference,
  measureFall,
  measureRise,
} from "./measurement.ts";

/** Of ten seeds, with this interval: Student's t at 0.975 with 9 degrees is 2.262. */
function between(low: number, high: number): Measurement {
  const half = (high - low) / 2;
  return {
    mean: low + half,
    sd: (half / 2.262157) * Math.sqrt(10),
    seeds: 10,
    interval: [low, high],
  };
}

describe("what an interval says", () => {
  it.each([
    ["holds", 0.25, 0.5],
    ["small", 0.01, 0.24],
    ["small", -0.2, 0.2],
    ["fails", -0.2, -0.01],
    ["undecided", 0.2, 0.3],
    ["undecided", -0.1, 0.3],
  ])("of a smallest effect of 0.25: %s from %d to %d", (decision, low, high) => {
    expect(decide(between(low, high), atLeast(0.25))).toBe(decision);
  });

  it.each([
    ["holds", -0.1, 0.1],
    ["fails", 0.11, 0.3],
    ["fails", -0.3, -0.11],
    ["undecided", 0, 0.3],
    ["undecided", -0.3, 0.3],
  ])("of the same as 0 within 0.1: %s from %d to %d", (decision, low, high) => {
    expect(decide(between(low, high), within(0, 0.1))).toBe(decision);
  });

  it.each([
    ["holds", -5, 0.02],
    ["fails", 0.03, 0.04],
    ["undecided", 0.01, 0.03],
  ])("of 0.02 at most: %s from %d to %d", (decision, low, high) => {
    expect(decide(between(low, high), atMost(0.02))).toBe(decision);
  });

  it.each([
    ["holds", 0.02, 5],
    ["fails", 0.01, 0.019],
    ["undecided", 0.01, 0.03],
  ])("of no less than 0.02: %s from %d to %d", (decision, low, high) => {
    expect(decide(between(low, high), noLessThan(0.02))).toBe(decision);
  });
});

describe("the probability of what was decided", () => {
  const cases: readonly (readonly [Bounds, number, number])[] = [
    [atLeast(0.25), 0.25, 0.5],
    [atLeast(0.25), -0.5, 0],
    [within(0, 0.1), -0.1, 0.04],
    [atMost(0.02), 0.01, 0.02],
  ];

  it.each(cases)("is 5 %% where the interval ends at the bound: %j", (bounds, low, high) => {
    const nudge = (high - low) * 1e-6;
    const clear = between(low + nudge, high - nudge);
    expect(decide(clear, bounds)).not.toBe("undecided");
    expect(probabilityOf(clear, bounds)).toBeCloseTo(0.05, 4);
  });

  it("is 1 of what is undecided, and 0 of what never varies", () => {
    expect(probabilityOf(between(0.2, 0.3), atLeast(0.25))).toBe(1);
    expect(probabilityOf(measure([2, 2, 2]), atLeast(1))).toBe(0);
  });

  it("says that something holds in 1 of 40 experiments at its bound", () => {
    let found = 0;
    const experiments = 4_000;
    for (let i = 0; i < experiments; i++) {
      const stream = createStream(i, "decision");
      const values = Array.from({ length: 6 }, () => 1 + stream.nextNormal());
      if (decide(measure(values), atLeast(1)) === "holds") found++;
    }
    expect(Math.abs(found / experiments - 0.025)).toBeLessThan(3 * Math.sqrt(0.025 / experiments));
  });
});

describe("power", () => {
  it("is that of R's power.t.test", () => {
    // power.t.test(delta = 0.5, sd = 1, power = 0.8, type = "one.sample") says n = 33.4.
    const seen = smallestEffect({ mean: 0, sd: 1, seeds: 34, interval: [0, 0] });
    expect(Math.abs(seen - 0.5)).toBeLessThan(0.01);
  });

  it("tells how many more seeds decide, and none where it is decided", () => {
    const measured = { mean: 0.5, sd: 1, seeds: 10, interval: [-0.2, 1.2] } as const;
    const more = moreSeeds(measured, atLeast(0.000001));
    expect(10 + more).toBeGreaterThanOrEqual(33);
    expect(10 + more).toBeLessThan(37);
    expect(moreSeeds(between(0.3, 0.5), atLeast(0.25))).toBe(0);
    expect(moreSeeds(between(0.2, 0.3), atLeast(0.25))).toBeGreaterThan(1e6);
  });
});

describe("measurements of two arms", () => {
  it("are of the seeds that have both numbers", () => {
    const [first, second] = [
      [2, 4, null, 5],
      [1, 1, 7, 2],
    ];
    expect(measureDifference(first!, second!).seeds).toBe(3);
    expect(measureDifference(first!, second!).mean).toBeCloseTo(-7 / 3, 12);
    expect(measureFall(first!, second!).mean).toBeCloseTo((0.5 + 0.75 + 0.6) / 3, 12);
    expect(measureRise(first!, second!).mean).toBeCloseTo(-(0.5 + 0.75 + 0.6) / 3, 12);
    expect(() => measure([null, 3])).toThrow(RangeError);
  });
});
