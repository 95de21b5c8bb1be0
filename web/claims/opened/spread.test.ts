import { describe, expect, it } from "vitest";
import { createStream } from "../../../src/math/random-stream.ts";
import { measure } from "../../../src/sweeps/measurement.ts";
import { isInside, spreadOf } from "./spread.ts";

describe("the spread of one more seed", () => {
  it("holds 95 of 100 new seeds", () => {
    const stream = createStream(1, "spread-test");
    const draws = (count: number): number[] =>
      Array.from({ length: count }, () => 3 + 2 * stream.nextNormal());
    const tries = 4_000;
    let inside = 0;
    for (let i = 0; i < tries; i++) {
      const { interval, seeds } = measure(draws(6));
      if (isInside(draws(1)[0]!, spreadOf(interval, seeds))) inside++;
    }
    // Four deviations of a share of 0.95 in so many tries.
    expect(Math.abs(inside / tries - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / tries));
  });

  it("of seeds that never differ is their one number", () => {
    const { interval, seeds } = measure([4, 4, 4]);
    expect(spreadOf(interval, seeds)).toEqual([4, 4]);
    expect(isInside(4, [4, 4])).toBe(true);
    expect(isInside(4.001, [4, 4])).toBe(false);
  });
});
