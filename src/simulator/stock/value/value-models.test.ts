import { describe, expect, it } from "vitest";
import { SESSION_US } from "../../../calendar/trading-days.ts";
import { log } from "../../../math/log.ts";
import { createStream } from "../../../math/random-stream.ts";
import { openOf } from "../session-times.ts";
import { PublicValue } from "./public-value.ts";
import { brownianValue, jumpingValue, switchingValue, type ValueModel } from "./value-models.ts";
import { ModelPath, TapePath } from "./value-paths.ts";

const MOVES = 40_000;

/** Moments of the logarithm's changes over a year each, in one step. */
function moments(
  model: ValueModel,
  years: number,
): { mean: number; variance: number; kurtosis: number } {
  const stream = createStream(1, "value");
  const moves = Array.from({ length: MOVES }, () => model.move(stream, years));
  const mean = moves.reduce((sum, x) => sum + x, 0) / MOVES;
  const central = (power: number) => moves.reduce((sum, x) => sum + (x - mean) ** power, 0) / MOVES;
  const variance = central(2);
  return { mean, variance, kurtosis: central(4) / (variance * variance) - 3 };
}

describe("a Brownian value", () => {
  it("has its mean and variance", () => {
    const { mean, variance, kurtosis } = moments(brownianValue(0.1, 0.25), 0.5);
    expect(Math.abs(mean - (0.1 - 0.03125) * 0.5)).toBeLessThan(4 * Math.sqrt(0.03125 / MOVES));
    expect(Math.abs(variance / 0.03125 - 1)).toBeLessThan(4 * Math.sqrt(2 / MOVES));
    expect(Math.abs(kurtosis)).toBeLessThan(4 * Math.sqrt(24 / MOVES));
  });
});

describe("a value that jumps", () => {
  const jumps = { perYear: 8, mean: -0.01, deviation: 0.04 };
  const years = 0.001;

  it("has Merton's variance and fourth cumulant, in short steps", () => {
    const { variance, kurtosis } = moments(jumpingValue(0, 0.2, jumps), years);
    const square = 0.01 ** 2 + 0.04 ** 2;
    const expected = (0.04 + 8 * square) * years;
    const fourth = 0.01 ** 4 + 6 * 0.01 ** 2 * 0.04 ** 2 + 3 * 0.04 ** 4;
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.1);
    expect(Math.abs(kurtosis / ((8 * fourth * years) / expected ** 2) - 1)).toBeLessThan(0.35);
  });

  it("grows at its drift, jumps included", () => {
    const stream = createStream(2, "value");
    const model = jumpingValue(0, 0.2, jumps);
    let sum = 0;
    for (let i = 0; i < MOVES; i++) sum += Math.exp(model.move(stream, years));
    const deviation = Math.sqrt((0.04 + 8 * 0.0017) * years);
    expect(Math.abs(sum / MOVES - 1)).toBeLessThan((4 * deviation) / Math.sqrt(MOVES));
  });
});

describe("a value with wild sessions", () => {
  it("is wild in as many of them as the chain says", () => {
    const regimes = { quiet: 0.1, wild: 0.5, quietSessions: 12, wildSessions: 4 };
    const model = switchingValue(0, regimes);
    const stream = createStream(3, "value");
    let [squares, sessions] = [0, 20_000];
    for (let day = 0; day < sessions; day++) {
      stream.at(day, 0);
      model.startDay(stream);
      squares += model.move(stream, 0.004) ** 2;
    }
    const expected = (0.75 * 0.01 + 0.25 * 0.25) * 0.004;
    expect(Math.abs(squares / sessions / expected - 1)).toBeLessThan(0.1);
  });
});

describe("a path of a model", () => {
  it("has a day's variance in a session, and the draws of a day whatever was played before", () => {
    const settings = { seed: 4, start: 1_000_000, steps: 26 };
    const path = new ModelPath(brownianValue(0, 0.25), settings);
    const late = new ModelPath(brownianValue(0, 0.25), settings);
    const logs: number[] = [];
    for (let day = 19_724; day < 19_728; day++) {
      path.startDay(day);
      const open = path.valueAt(openOf(day));
      for (let step = 1; step < 26; step++) {
        logs.push(log(path.valueAt(openOf(day) + step * path.stepUs) / open));
      }
    }
    late.startDay(19_727);
    const open = late.valueAt(openOf(19_727));
    const again = Array.from({ length: 25 }, (_, i) =>
      log(late.valueAt(openOf(19_727) + (i + 1) * late.stepUs) / open),
    );
    again.forEach((one, i) => {
      expect(one).toBeCloseTo(logs[75 + i]!, 12);
    });
  });
});

describe("what is publicly known", () => {
  /** A value that doubles after the first step and stays there. */
  const tape = [{ day: 19_724, prices: [100, ...new Array<number>(99).fill(200)] }];

  it("takes a share of a change at once, and the rest with its e-fold", () => {
    const path = new TapePath(tape);
    path.startDay(19_724);
    const known = new PublicValue(path, { atOnce: 0.8, restSessions: 0.5, sigma: 0.02 });
    known.startDay(19_724);
    const at = (step: number) => known.valueAt(openOf(19_724) + step * path.stepUs);
    expect(at(0)).toBe(100);
    const gap = 200 - at(1);
    // 20 % of what was 100, less what one step reveals of it.
    expect(gap).toBeCloseTo(20 * Math.exp(-0.02), 10);
    expect(200 - at(51)).toBeCloseTo(gap * Math.exp(-1), 10);
  });

  it("shows how volatile the value is, with an e-fold of half a session", () => {
    // Each of 100 steps is 1 % up: a variance of 100 x .01^2 a session, and .02^2 before.
    const rising = Array.from({ length: 100 }, (_, step) => 100 * 1.01 ** step);
    const path = new TapePath([{ day: 19_724, prices: rising }]);
    path.startDay(19_724);
    const known = new PublicValue(path, { atOnce: 0.8, restSessions: 0.5, sigma: 0.02 });
    known.startDay(19_724);
    const open = openOf(19_724);
    expect(known.sigmaAt(open)).toBeCloseTo(0.02, 12);
    const left = Math.exp(-50 / 50);
    const expected = Math.sqrt(0.01 * (1 - left) + 0.0004 * left);
    expect(known.sigmaAt(open + 50 * path.stepUs)).toBeCloseTo(expected, 10);
  });

  it("takes a jump for six deviations of a step, not for a session of such steps", () => {
    const path = new TapePath(tape);
    path.startDay(19_724);
    const known = new PublicValue(path, { atOnce: 0.8, restSessions: 0.5, sigma: 0.02 });
    known.startDay(19_724);
    // A weight of one step in 50; the value doubles, which is 500 deviations of a step.
    const kept = Math.exp(-1 / 50);
    const expected = 0.02 * Math.sqrt(kept + 36 * (1 - kept));
    expect(known.sigmaAt(openOf(19_724) + path.stepUs)).toBeCloseTo(expected, 10);
  });

  it("has no news after the close", () => {
    const path = new TapePath(tape);
    path.startDay(19_724);
    const known = new PublicValue(path, { atOnce: 0.8, restSessions: 0.5, sigma: 0.02 });
    known.startDay(19_724);
    const open = openOf(19_724);
    expect(known.nextNews(open)).toBe(open + path.stepUs);
    expect(known.nextNews(open + SESSION_US - 1)).toBe(Number.POSITIVE_INFINITY);
  });
});
