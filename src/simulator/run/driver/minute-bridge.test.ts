import { describe, expect, it } from "vitest";
import { sessions } from "../../../../test/support/small-run.ts";
import { varianceYears } from "../../../calendar/clocks.ts";
import { createStream } from "../../../math/random-stream.ts";
import { brownianTape } from "../tape-path.ts";
import { bridgeMinutes, minuteAfter } from "./minute-bridge.ts";

const [SIGMA, STEPS, STEP_US] = [0.25, 26, 900_000_000];
const SESSION_US = STEPS * STEP_US;
const CALM = { deviation: 1e-6, shock: 1 };

/** Moves of ln(price) in deviations of a Brownian motion: a list for each step of each session. */
function playMinutes(days: readonly number[]): number[][] {
  // $1,000, so that cents are next to nothing in a minute.
  const stock = { seed: 3, start: 10_000_000, drift: 0, sigma: SIGMA, stepsPerSession: STEPS };
  const stream = createStream(3, "minutes");
  return brownianTape(stock, days).flatMap(({ day, prices, moves }) => {
    const years = varianceYears(day - 1, day);
    return prices.slice(1).map((to, i) => {
      const from = prices[i]!;
      stream.at(day, i + 1);
      const minutes = bridgeMinutes(stream, from, to, moves![i + 1]!, STEP_US);
      const path = [from, ...minutes, to];
      const times = [0, ...minutes.map((_, minute) => minuteAfter(minute)), STEP_US];
      return path.slice(1).map((price, n) => {
        const passed = (times[n + 1]! - times[n]!) / SESSION_US;
        return Math.log(price / path[n]!) / (SIGMA * Math.sqrt(years * passed));
      });
    });
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

describe("the minutes between two prices", () => {
  const steps = playMinutes(sessions(400));

  it("are 14 in a quarter of an hour", () => {
    expect(steps.every((moves) => moves.length === 15)).toBe(true);
  });

  it.each([
    ["the first", (moves: number[]) => moves.slice(0, 1)],
    ["those between", (moves: number[]) => moves.slice(1, -1)],
    ["the last, to the price that was there before", (moves: number[]) => moves.slice(-1)],
  ])("move as the stock does: %s, to four standard errors", (_, part) => {
    const moves = steps.flatMap(part);
    expect(Math.abs(mean(moves))).toBeLessThan(4 / Math.sqrt(moves.length));
    // The standard error of a mean square of n normal numbers is sqrt(2 / n).
    const squares = mean(moves.map((move) => move * move));
    expect(Math.abs(squares - 1)).toBeLessThan(4 * Math.sqrt(2 / moves.length));
  });

  it("know nothing of the minute before, as little as the last knows of the first", () => {
    for (const [a, b] of [[3, 4] as const, [0, 1] as const, [13, 14] as const, [0, 14] as const]) {
      const products = mean(steps.map((moves) => moves[a]! * moves[b]!));
      expect(Math.abs(products)).toBeLessThan(4 / Math.sqrt(steps.length));
    }
  });

  it("go evenly to the next price where nothing is left to chance", () => {
    const prices = bridgeMinutes(createStream(1, ""), 1_000_000, 1_060_000, CALM, STEP_US);
    prices.forEach((price, minute) => {
      const even = 1_000_000 * 1.06 ** (minuteAfter(minute) / STEP_US);
      expect(Math.abs(price - even)).toBeLessThanOrEqual(100);
    });
  });

  it("know nothing of a shock at the end", () => {
    const crash = { ...CALM, shock: 0.7 };
    const prices = bridgeMinutes(createStream(1, ""), 1_000_000, 700_000, crash, STEP_US);
    for (const price of prices) expect(Math.abs(price - 1_000_000)).toBeLessThanOrEqual(100);
  });

  it("are none within a minute", () => {
    expect(bridgeMinutes(createStream(1, ""), 1e6, 1e6, CALM, 60_000_000)).toEqual([]);
  });
});
