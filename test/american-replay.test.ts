import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RESULT_ROWS, ROW } from "../src/attribution/result-rows.ts";
import { dayFromIso } from "../src/calendar/civil-date.ts";
import { monthlyCycles } from "../src/history/cycles.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig, Strategy } from "../src/simulator/history/replay-config.ts";
import { configOf, plainSeeds, replaySeeds } from "./support/random-replay.ts";
import { HAS_SHARED_DATA, sharedData } from "./support/shared-data.ts";

const EX_DIVIDEND = ROW.exDividend;

describe("a replay of American options", () => {
  it("explains every result to the unit, ex-dates and all", () => {
    let jumps = 0;
    for (const seeds of fc.sample(replaySeeds, { seed: 3, numRuns: 25 })) {
      // The replay itself checks at each close that the rows add up.
      const config = { ...configOf(seeds), style: "american" as const };
      for (const { seller, buyer } of replay(config).cycles) {
        for (const row of RESULT_ROWS.slice(0, ROW.residual + 1)) {
          expect(seller[ROW[row]]! + buyer[ROW[row]]!, row).toBe(0);
        }
        if (buyer[EX_DIVIDEND] !== 0) jumps++;
        if (!config.announced) expect(buyer[EX_DIVIDEND]).toBe(0);
      }
    }
    expect(jumps).toBeGreaterThan(5);
  });

  it("is the European replay where exercise never pays: calls without dividends", () => {
    for (const seeds of fc.sample(plainSeeds, { seed: 4, numRuns: 10 })) {
      const own = { strategy: "covered-call", rate: 0.03, dividendYield: 0 } as const;
      const config = configOf({ ...seeds, ...own, dividends: "none" });
      const [european, american] = (["european", "american"] as const).map((style) =>
        replay({ ...config, style }).cycles.map(({ buyer, premium }) => ({ buyer, premium })),
      );
      expect(american).toEqual(european);
    }
  });
});

/** Daily closes of a stock from a day on, with its dividends; sold at one volatility. */
function stockConfig(ticker: string, from: string, strategy: Strategy): ReplayConfig {
  const lines = (name: string) =>
    readFileSync(sharedData(name), "utf8").trim().split(/\r?\n/).slice(1);
  const rows = lines(`${ticker.toLowerCase()}_daily_2000_2013.csv`)
    .map((line) => line.split(","))
    .filter(([date]) => date! >= from);
  const paid = new Map(
    lines("stock_events_derived.csv")
      .map((line) => line.split(","))
      .filter(([name, , kind]) => name === ticker && kind === "dividend")
      .map(([, date, , amount]) => [date!, Math.round(Number(amount) * 10_000)]),
  );
  const days = Int32Array.from(rows, ([date]) => dayFromIso(date!)!);
  const column = (value: number) => new Float64Array(days.length).fill(value);
  return {
    days,
    closes: Float64Array.from(rows, (row) => Math.round(Number(row[4]) * 10_000)),
    seed: 1,
    cycles: monthlyCycles(days, days[0]!, days.at(-1)!).cycles,
    strategy,
    contracts: 1,
    strike: { kind: "atm" },
    ticks: "none",
    style: "american",
    saleVolatility: column(ticker === "AAPL" ? 0.4 : 0.28),
    hedge: { kind: "close" },
    makerEdge: 0,
    halfSpreads: column(0),
    rates: column(0.03),
    yields: column(0),
    dividends: Float64Array.from(rows, ([date]) => paid.get(date!) ?? 0),
    announced: true,
  };
}

const title = HAS_SHARED_DATA ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!HAS_SHARED_DATA)(`the explanation of American months${title}`, () => {
  it.each<[string, string, Strategy, number]>([
    ["AAPL", "2005-03-01", "covered-call", 1],
    ["AAPL", "2005-03-01", "cash-secured-put", 1],
    ["MSFT", "2003-03-01", "covered-call", 20],
    ["MSFT", "2003-03-01", "cash-secured-put", 20],
  ])("%s from %s, %s", (...args) => {
    const [ticker, from, strategy, leastJumps] = args;
    const { cycles } = replay(stockConfig(ticker, from, strategy));
    const left = cycles.map(({ buyer }) => Math.abs(buyer[ROW.residual]! / buyer[ROW.gamma]!));
    left.sort((a, b) => a - b);
    expect(left[left.length >> 1]).toBeLessThan(0.003);
    expect(left[Math.floor(0.9 * left.length)]).toBeLessThan(0.01);
    const jumps = cycles.filter(({ buyer }) => buyer[EX_DIVIDEND] !== 0);
    expect(jumps.length).toBeGreaterThanOrEqual(leastJumps);
    // A call that is held over its ex-date loses; a put hardly changes: its dividend was known.
    const worst = Math.min(...jumps.map(({ buyer }) => buyer[EX_DIVIDEND]!));
    const most = Math.max(...jumps.map(({ buyer }) => buyer[EX_DIVIDEND]!));
    if (strategy === "covered-call") expect(most).toBeLessThan(0);
    else expect(Math.max(most, -worst)).toBeLessThan(10 * 10_000);
  });
});
