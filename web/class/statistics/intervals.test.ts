import { describe, expect, it } from "vitest";
import { createStream } from "../../../src/math/random-stream.ts";
import { meanInterval, shareInterval } from "./intervals.ts";

describe("mean and its interval", () => {
  it("is Student's: the hours of extra sleep of his paper, 1908", () => {
    const hours = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    // R, t.test(extra): mean 0.75, interval -0.5297804 to 2.0297804.
    const { estimate, low, high } = meanInterval(hours)!;
    expect(estimate).toBeCloseTo(0.75, 10);
    expect(low).toBeCloseTo(-0.5297804, 5);
    expect(high).toBeCloseTo(2.0297804, 5);
  });

  it("has none for one value, and no width where all are equal", () => {
    expect(meanInterval([3])).toBeUndefined();
    expect(meanInterval([3, 3, 3])).toEqual({ estimate: 3, low: 3, high: 3 });
  });

  it("contains the true mean in 95 of 100 experiments", () => {
    const stream = createStream(5, "class");
    let right = 0;
    for (let experiment = 0; experiment < 2_000; experiment++) {
      const values = Array.from({ length: 8 }, () => 10 + 4 * stream.nextNormal());
      const { low, high } = meanInterval(values)!;
      if (low <= 10 && 10 <= high) right++;
    }
    // 1,900 +- 3 standard deviations of 9.7.
    expect(right).toBeGreaterThan(1_870);
    expect(right).toBeLessThan(1_930);
  });
});

describe("share and its interval", () => {
  it("is Wilson's: the published example of 81 among 263, and of 15 among 148", () => {
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I.
    expect(shareInterval(81, 263)!.low).toBeCloseTo(0.2553, 4);
    expect(shareInterval(81, 263)!.high).toBeCloseTo(0.3662, 4);
    expect(shareInterval(15, 148)!.low).toBeCloseTo(0.0624, 4);
    expect(shareInterval(15, 148)!.high).toBeCloseTo(0.1605, 4);
    expect(shareInterval(0, 20)).toMatchObject({ low: 0, high: expect.closeTo(0.1611, 4) });
    expect(shareInterval(1, 29)!.low).toBeCloseTo(0.0061, 4);
    expect(shareInterval(1, 29)!.high).toBeCloseTo(0.1718, 4);
  });

  it("reaches 0 and 1 exactly, and has none for nobody", () => {
    expect(shareInterval(20, 20)!.high).toBe(1);
    expect(shareInterval(0, 0)).toBeUndefined();
  });
});
