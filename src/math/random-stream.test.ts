import { describe, expect, it } from "vitest";
import { inverseNormal } from "./inverse-normal.ts";
import { createStream, type RandomStream, uniformFromWords } from "./random-stream.ts";

function uniforms(stream: RandomStream, count: number): number[] {
  return Array.from({ length: count }, () => stream.nextUniform());
}

/** Sum of (seen - expected)^2 / expected over equal classes. */
function chiSquare(counts: number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe("a random stream", () => {
  it("is a function of seed, name, day and event", () => {
    const stream = createStream(7, "market-maker-1");
    stream.at(13_651, 12);
    const draws = uniforms(stream, 10);
    stream.at(13_651, 13);
    const others = [uniforms(stream, 10)];
    stream.at(13_652, 12);
    others.push(uniforms(stream, 10));
    for (const [seed, name] of [
      [8, "market-maker-1"],
      [7, "market-maker-2"],
    ] as const) {
      const other = createStream(seed, name);
      other.at(13_651, 12);
      others.push(uniforms(other, 10));
    }
    for (const other of others) {
      expect(other.filter((draw) => draws.includes(draw))).toEqual([]);
    }
    stream.at(13_651, 12);
    expect(uniforms(stream, 10)).toEqual(draws);
  });

  it("is not shifted by other streams, nor an event by earlier draws: rule D1", () => {
    const alone = createStream(1, "noise-trader-3");
    const expected: number[] = [];
    for (let event = 0; event < 20; event += 1) {
      alone.at(100, event);
      expected.push(...uniforms(alone, 3));
    }
    const crowded = createStream(1, "noise-trader-3");
    const seen: number[] = [];
    for (let event = 0; event < 20; event += 1) {
      const stranger = createStream(1, `stranger-${event}`);
      crowded.at(100, event);
      for (let draw = 0; draw < 3; draw += 1) {
        stranger.nextInteger(6);
        seen.push(crowded.nextUniform());
      }
      stranger.nextNormal();
      crowded.nextInteger(1 + event);
    }
    expect(seen).toEqual(expected);
  });

  it("starts at day 0, event 0", () => {
    const moved = createStream(3, "x");
    moved.at(0, 0);
    expect(uniforms(createStream(3, "x"), 5)).toEqual(uniforms(moved, 5));
  });

  it("refuses a seed that is not a whole number under 2^32", () => {
    for (const seed of [-1, 0.5, 2 ** 32, Number.NaN]) {
      expect(() => createStream(seed, "x")).toThrow(/whole number from 0/);
    }
  });
});

describe("uniform draws", () => {
  it("lie strictly between 0 and 1 at both ends of the words", () => {
    const ones = 0xffffffff;
    expect(uniformFromWords(0, 0)).toBe(2 ** -54);
    expect(uniformFromWords(0, 64)).toBe(2 ** -53);
    expect(uniformFromWords(ones, ones)).toBe(1 - 2 ** -53);
    expect(uniformFromWords(0x80000000, 0)).toBe(0.5);
  });

  it("fill 100 equal classes evenly, alone and in pairs", () => {
    const stream = createStream(11, "uniform");
    const singles = new Array<number>(100).fill(0);
    const pairs = new Array<number>(100).fill(0);
    for (let draw = 0; draw < 50_000; draw += 1) {
      const first = stream.nextUniform();
      const second = stream.nextUniform();
      singles[Math.floor(first * 100)]! += 1;
      pairs[Math.floor(first * 10) * 10 + Math.floor(second * 10)]! += 1;
    }
    // 99 degrees of freedom: 0.01 % of fair samples are above 161.
    expect(chiSquare(singles)).toBeLessThan(161);
    expect(chiSquare(pairs)).toBeLessThan(161);
  });
});

describe("integer draws", () => {
  it("are evenly spread, also where 2^32 is no multiple of n", () => {
    const stream = createStream(5, "dice");
    const dice = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw += 1) dice[stream.nextInteger(6)]! += 1;
    expect(chiSquare(dice)).toBeLessThan(25); // 5 degrees of freedom, 0.01 %
    // Without rejection a third of the results would be twice as likely as the others.
    const n = 3 * 2 ** 30;
    let lowThird = 0;
    for (let draw = 0; draw < 30_000; draw += 1) if (stream.nextInteger(n) < 2 ** 30) lowThird += 1;
    expect(Math.abs(lowThird / 30_000 - 1 / 3)).toBeLessThan(0.012);
  });

  it("of 1 are 0, and of 2^32 reach the upper half", () => {
    const stream = createStream(5, "ends");
    expect([1, 1, 1].map((n) => stream.nextInteger(n))).toEqual([0, 0, 0]);
    const words = Array.from({ length: 64 }, () => stream.nextInteger(2 ** 32));
    expect(words.some((word) => word >= 2 ** 31)).toBe(true);
  });

  it("are refused for n below 1, above 2^32 or not whole", () => {
    const stream = createStream(5, "refused");
    for (const n of [0, -3, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(() => stream.nextInteger(n)).toThrow(/whole number from 1/);
    }
  });
});

describe("normal draws", () => {
  it("are the inverse normal of the same stream's uniforms, one each", () => {
    const normal = createStream(9, "gauss");
    const uniform = createStream(9, "gauss");
    for (let draw = 0; draw < 20; draw += 1) {
      expect(normal.nextNormal()).toBe(inverseNormal(uniform.nextUniform()));
    }
  });

  it("have mean 0, variance 1 and kurtosis 3", () => {
    const stream = createStream(2, "moments");
    const count = 100_000;
    const sums = [0, 0, 0];
    for (let draw = 0; draw < count; draw += 1) {
      const x = stream.nextNormal();
      sums[0]! += x;
      sums[1]! += x * x;
      sums[2]! += x ** 4;
    }
    // Four standard errors: 1, sqrt(2) and sqrt(96) over the root of the count.
    const error = 4 / Math.sqrt(count);
    expect(Math.abs(sums[0]! / count)).toBeLessThan(error);
    expect(Math.abs(sums[1]! / count - 1)).toBeLessThan(Math.sqrt(2) * error);
    expect(Math.abs(sums[2]! / count - 3)).toBeLessThan(Math.sqrt(96) * error);
  });
});
