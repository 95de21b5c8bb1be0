import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../calendar/civil-date.ts";
import { varianceYears } from "../../calendar/clocks.ts";
import { isTradingDay } from "../../calendar/trading-days.ts";
import { brownianTape } from "./tape-path.ts";

const DAYS: number[] = [];
for (let day = dayFromIso("2024-01-02")!; DAYS.length < 2_000; day++) {
  if (isTradingDay(day)) DAYS.push(day);
}
const STOCK = { seed: 3, start: 1_000_000, drift: 0, sigma: 0.25, stepsPerSession: 26 };

describe("a made stock", () => {
  it("has the volatility it is made with, on the clock of trading, to its sampling error", () => {
    const tape = brownianTape(STOCK, DAYS);
    let [sum, years] = [0, 0];
    for (let i = 1; i < tape.length; i++) {
      const move = Math.log(tape[i]!.prices.at(-1)! / tape[i - 1]!.prices.at(-1)!);
      sum += move * move;
      years += varianceYears(DAYS[i - 1]!, DAYS[i]!);
    }
    // The standard error of a volatility from n moves is sigma / sqrt(2 n).
    const error = 0.25 / Math.sqrt(2 * tape.length);
    expect(Math.abs(Math.sqrt(sum / years) - 0.25)).toBeLessThan(4 * error);
  });

  it("begins alike whatever its length, and differs by seed", () => {
    const long = brownianTape(STOCK, DAYS.slice(0, 50));
    expect(brownianTape(STOCK, DAYS.slice(0, 5))).toEqual(long.slice(0, 5));
    expect(brownianTape({ ...STOCK, seed: 4 }, DAYS.slice(0, 5))).not.toEqual(long.slice(0, 5));
  });

  it("has whole cents and so many prices a session", () => {
    for (const { prices } of brownianTape(STOCK, DAYS.slice(0, 5))) {
      expect(prices).toHaveLength(26);
      expect(prices.every((price) => price > 0 && price % 100 === 0)).toBe(true);
    }
  });
});
