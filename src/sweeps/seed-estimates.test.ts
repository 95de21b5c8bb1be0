import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import { estimate, pairedEstimate } from "./seed-estimates.ts";

/** Means of 0 and a correlation of 0.8. */
function drawPairs(experiment: number, seeds: number): [number[], number[]] {
  const stream = createStream(experiment, "estimates");
  const first = Array.from({ length: seeds }, () => stream.nextNormal());
  return [first, first.map((value) => 0.8 * value + 0.6 * stream.nextNormal())];
}

describe("estimates over seeds", () => {
  it("are those of Student's sleep data, as R prints them", () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    // t.test(extra ~ group, paired = TRUE): mean 1.58, 95 % interval 0.7001142 to 2.4598858.
    const { mean, interval } = pairedEstimate(first, second);
    expect(mean).toBeCloseTo(1.58, 12);
    expect(interval![0]).toBeCloseTo(0.7001142, 7);
    expect(interval![1]).toBeCloseTo(2.4598858, 7);
    // mean(extra) and sd(extra) of group 1.
    expect(estimate(first).mean).toBeCloseTo(0.75, 12);
    expect(estimate(first).sd).toBeCloseTo(1.78901, 5);
  });

  it("hold the truth in 95 of 100 experiments of five seeds", () => {
    const experiments = 4_000;
    let [alone, paired] = [0, 0];
    for (let i = 0; i < experiments; i++) {
      const [first, second] = drawPairs(i, 5);
      const holds = ([low, high]: readonly [number, number]): number =>
        low <= 0 && 0 <= high ? 1 : 0;
      alone += holds(estimate(first).interval!);
      paired += holds(pairedEstimate(first, second).interval!);
    }
    // Three standard deviations of the count.
    const most = 3 * Math.sqrt((0.95 * 0.05) / experiments);
    expect(Math.abs(alone / experiments - 0.95)).toBeLessThan(most);
    expect(Math.abs(paired / experiments - 0.95)).toBeLessThan(most);
  });

  it("find the correlation of the arms", () => {
    const [first, second] = drawPairs(1, 20_000);
    expect(pairedEstimate(first, second).correlation).toBeCloseTo(0.8, 2);
    const { correlation } = pairedEstimate(
      first,
      second.map((value) => -3 * value + 7),
    );
    expect(correlation).toBeCloseTo(-0.8, 2);
  });

  it("leave out seeds without a number, of pairs where one lacks it", () => {
    expect(estimate([null, 3, null, 5])).toEqual(estimate([3, 5]));
    expect(pairedEstimate([1, null, 4, 9], [2, 7, null, 11])).toEqual(
      pairedEstimate([1, 9], [2, 11]),
    );
    expect(estimate([null, 4])).toEqual({ mean: 4, sd: null, interval: null });
    expect(estimate([null])).toEqual({ mean: null, sd: null, interval: null });
    expect(pairedEstimate([null, 1], [2, null])).toEqual({
      ...{ mean: null, interval: null, correlation: null },
    });
  });

  it("of a number that never varies are that number", () => {
    const same = [0.1, 0.1, 0.1];
    expect(estimate(same)).toEqual({ mean: 0.1, sd: 0, interval: [0.1, 0.1] });
    expect(pairedEstimate(same, [1, 2, 3]).correlation).toBeNull();
  });
});
