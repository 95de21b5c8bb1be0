import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../calendar/civil-date.ts";
import { nextTradingDay } from "../../calendar/trading-days.ts";
import { exp } from "../../math/exp.ts";
import { createStream } from "../../math/random-stream.ts";
import { type ChainSize, listedExpiries, WHOLE_CHAIN } from "./listed-expiries.ts";
import { mostLiveSeries } from "./live-series.ts";
import { forEachMissingSeries } from "./missing-series.ts";

const DOLLAR = 10_000;
const START = dayFromIso("2024-01-02")!;

/** A chain that is only a set of keys: series come by the rule and go after their expiry. */
class Chain {
  readonly #keys: Set<number> = new Set();
  readonly #size: ChainSize;

  constructor(size: ChainSize = WHOLE_CHAIN) {
    this.#size = size;
  }

  get live(): number {
    return this.#keys.size;
  }

  /** Opens a day and returns what was listed, in order. */
  open(day: number, spot: number): number[] {
    for (const key of this.#keys) if (expiryOf(key) < day) this.#keys.delete(key);
    const listed: number[] = [];
    forEachMissingSeries(
      day,
      listedExpiries(day, this.#size),
      spot,
      (right, strike, expiryDay) => this.#keys.has(keyOf(right, strike, expiryDay)),
      (right, strike, expiryDay) => {
        const key = keyOf(right, strike, expiryDay);
        this.#keys.add(key);
        listed.push(key);
      },
      this.#size.range,
    );
    return listed;
  }
}

function keyOf(right: string, strike: number, expiryDay: number): number {
  return (expiryDay * 1e8 + strike) * 2 + (right === "put" ? 1 : 0);
}

function expiryOf(key: number): number {
  return Math.floor(key / 2e8);
}

interface DayOfChain {
  readonly live: number;
  readonly listed: number;
}

/** 25 % a year, no drift, mirrored at $60 and $170 (or other edges). */
function walk(
  seed: number,
  days: number,
  from: number,
  low = 60,
  high = 170,
  size: ChainSize = WHOLE_CHAIN,
): DayOfChain[] {
  const stream = createStream(seed, "price");
  const chain = new Chain(size);
  const result: DayOfChain[] = [];
  let [day, spot] = [START, from];
  for (let index = 0; index < days; index++) {
    const listed = chain.open(day, Math.round(spot * DOLLAR)).length;
    result.push({ live: chain.live, listed });
    day = nextTradingDay(day);
    spot *= exp((0.25 / Math.sqrt(252)) * stream.nextNormal() - 0.03125 / 252);
    if (spot < low) spot = (low * low) / spot;
    if (spot > high) spot = (high * high) / spot;
  }
  return result;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Live: mean, lowest, highest; listed: first day, then mean, median, highest of the others. */
function summary(days: readonly DayOfChain[]): number[] {
  const live = days.map((day) => day.live);
  const listed = days.slice(1).map((day) => day.listed);
  return [
    Math.round(mean(live)),
    Math.min(...live),
    Math.max(...live),
    days[0]!.listed,
    Math.round(mean(listed)),
    [...listed].sort((a, b) => a - b)[listed.length >> 1]!,
    Math.max(...listed),
  ];
}

describe("the live series of a chain", () => {
  it("have on the example day the counts of docs/market/chain.md", () => {
    const counts = new Map<string, number>();
    for (const key of new Chain().open(dayFromIso("2024-03-01")!, 100 * DOLLAR)) {
      const expiry = isoFromDay(expiryOf(key));
      counts.set(expiry, (counts.get(expiry) ?? 0) + 1);
    }
    expect([...counts]).toEqual([
      ["2024-03-01", 174],
      ["2024-03-08", 180],
      ["2024-03-15", 188],
      ["2024-03-22", 192],
      ["2024-03-28", 194],
      ["2024-04-05", 194],
      ["2024-04-19", 200],
      ["2024-05-17", 210],
      ["2024-06-21", 216],
      ["2024-07-19", 222],
      ["2024-08-16", 228],
      ["2024-09-20", 234],
      ["2024-10-18", 236],
      ["2024-12-20", 52],
      ["2025-01-17", 52],
      ["2026-01-16", 60],
    ]);
  });

  it("keep about 3,000 series alive around $100 (the numbers of docs/market/chain.md)", () => {
    const runs = [1, 2, 3].map((seed) => walk(seed, 252, 100));
    for (const days of runs) {
      const average = mean(days.map(({ live }) => live));
      expect(average > 2900 && average < 3600).toBe(true);
    }
    expect(runs.map(summary)).toEqual([
      [3193, 2786, 3458, 2892, 48, 2, 480],
      [3207, 2892, 3454, 2892, 48, 4, 498],
      [3128, 2790, 3522, 2892, 47, 2, 512],
    ]);
  });

  it("are 2,000 to 6,000 at every spot from $20 to $600, new or after two years", () => {
    const counts: number[] = [];
    for (let spot = 20; spot <= 600; spot += spot / 12) {
      for (let day = START; day < START + 2 * 365; day += 37) {
        counts.push(new Chain().open(day, Math.round(spot * DOLLAR)).length);
      }
    }
    for (const from of [20, 50, 100, 200, 400, 600]) {
      counts.push(...walk(from, 504, from, 20, 600).map(({ live }) => live));
    }
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([2052, 3466]);
  });

  it("are in a part of the chain a part of the same series", () => {
    const day = dayFromIso("2024-03-01")!;
    const whole = new Chain().open(day, 100 * DOLLAR);
    const open = (size: Partial<ChainSize>) =>
      new Chain({ ...WHOLE_CHAIN, ...size }).open(day, 100 * DOLLAR);
    const expiries = (size: Partial<ChainSize>) =>
      [...new Set(open(size).map(expiryOf))].map(isoFromDay);
    expect(expiries({ weeklies: 1, monthlies: 2, isLong: false })).toEqual([
      ...["2024-03-01", "2024-03-15", "2024-04-19"],
    ]);
    expect(expiries({ weeklies: 0, monthlies: 1 })).toEqual([
      ...["2024-03-15", "2024-06-21", "2024-09-20", "2024-12-20", "2025-01-17", "2026-01-16"],
    ]);
    for (const range of [0.1, 0.5]) {
      const part = open({ range });
      expect(whole).toEqual(expect.arrayContaining(part));
      expect(part.length).toBeLessThan(1.2 * range * whole.length);
      expect(new Set(part.map(expiryOf))).toEqual(new Set(whole.map(expiryOf)));
    }
  });

  it("fit into the memory that is set aside, whatever the chain and the spot", () => {
    for (const [weeklies, monthlies, isLong, range] of [
      ...([
        [0, 1, false, 1],
        [0, 4, false, 0.42],
        [6, 1, false, 1],
        [2, 3, true, 1],
      ] as const),
    ]) {
      const size = { weeklies, monthlies, isLong, range };
      const most = [1, 2, 3].map((seed) =>
        Math.max(...walk(seed, 504, 100, 20, 600, size).map(({ live }) => live)),
      );
      expect(Math.max(...most)).toBeLessThan(mostLiveSeries(size));
    }
    expect(mostLiveSeries(WHOLE_CHAIN)).toBe(5_000);
  });
});
