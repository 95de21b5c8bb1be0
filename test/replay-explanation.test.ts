import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  createPricingPoint,
  explainStep,
  type PricingPoint,
  type StepExplanation,
} from "../src/attribution/explain-step.ts";
import { ROW } from "../src/attribution/result-rows.ts";
import { dayFromIso } from "../src/calendar/civil-date.ts";
import { interestYears } from "../src/calendar/clocks.ts";
import { type Cycle, monthlyCycles } from "../src/history/cycles.ts";
import { europeanPrice } from "../src/pricing/black-scholes.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";

const DATA = new URL("../../shared/data/", import.meta.url);
const hasData = existsSync(new URL("spx_daily.csv.gz", DATA));

/** The S&P 500 from 1990 to 2018, calls at the close sold at the VIX, no rate, no dividends. */
function indexConfig(): ReplayConfig {
  const lines = (text: string) => text.trim().split("\n").slice(1);
  const index = gunzipSync(readFileSync(new URL("spx_daily.csv.gz", DATA))).toString();
  const rows = lines(index)
    .map((line) => line.split(","))
    .filter(([date]) => date! >= "1990-01-01");
  const vix = new Map(
    lines(readFileSync(new URL("vix_daily.csv", DATA), "utf8")).map((line) => {
      const [date, , , , close] = line.split(",");
      return [date!, Number(close) / 100];
    }),
  );
  let last = 0;
  const zero = new Float64Array(rows.length);
  const days = Int32Array.from(rows, ([date]) => dayFromIso(date!)!);
  return {
    days,
    closes: Float64Array.from(rows, (row) => Math.round(Number(row[4]) * 10_000)),
    cycles: monthlyCycles(days, dayFromIso("1990-01-19")!, dayFromIso("2018-12-21")!).cycles,
    strategy: "covered-call",
    contracts: 1,
    strike: { kind: "spot" },
    ticks: "none",
    style: "european",
    seed: 1,
    saleVolatility: Float64Array.from(rows, ([date]) => {
      last = vix.get(date!) ?? last;
      return last;
    }),
    volatilityShift: 0,
    hedge: { kind: "close" },
    makerEdge: 0,
    halfSpreads: zero,
    rates: zero,
    yields: zero,
    dividends: zero,
    announced: false,
  };
}

/** Median, 90th percentile and largest of some numbers. */
function spread(values: readonly number[]): [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return [at(0.5), at(0.9), at(1)];
}

function near(values: readonly number[], measured: readonly number[]): void {
  values.forEach((value, i) => {
    expect(Math.abs(value / measured[i]! - 1)).toBeLessThan(0.01);
  });
}

/** Per cycle, in % of its gamma row: what the rows leave, and what the hedge leaves of delta. */
interface Walk {
  residual: number;
  unhedged: number;
}

/** Walks a cycle by hand, spot before time or time before spot, for one option on one share. */
function walkCycle(config: ReplayConfig, cycle: Cycle, timeFirst: boolean): Walk {
  const { closes, days } = config;
  const strike = closes[cycle.entry]!;
  const point = (row: number): PricingPoint => ({
    ...createPricingPoint(),
    right: 1,
    strike,
    spot: closes[row]!,
    years: interestYears(days[row]!, days[cycle.expiry]!),
    sigma: config.saleVolatility[cycle.entry]!,
    rate: 0,
    dividendYield: 0,
  });
  const out = {} as StepExplanation;
  let [gamma, explained, unhedged] = [0, 0, 0];
  for (let row = cycle.entry + 1; row <= cycle.expiry; row++) {
    const [from, to] = [point(row - 1), point(row)];
    explainStep(out, from, to);
    const hedge = -out.startDelta * (to.spot - from.spot);
    // A step in which only time passes, and then one in which only the spot moves.
    const later = { ...from, years: to.years };
    const parts = timeFirst
      ? [
          [from, later],
          [later, to],
        ]
      : [[from, to]];
    for (const [a, b] of parts) {
      explainStep(out, a!, b!);
      gamma += out.gamma;
      unhedged += out.delta;
      explained += out.delta + out.gamma + out.decay + out.financing;
    }
    unhedged += hedge;
  }
  const price = ({ spot, years, sigma }: PricingPoint) =>
    europeanPrice(1, spot, strike, years, 0, 0, sigma);
  const change = price(point(cycle.expiry)) - price(point(cycle.entry));
  const percent = 100 / gamma;
  return {
    residual: percent * Math.abs(change - explained),
    unhedged: percent * Math.abs(unhedged),
  };
}

const title = hasData ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!hasData)(`explanation of 347 cycles of the S&P 500${title}`, () => {
  const config = hasData ? indexConfig() : ({ cycles: [] } as unknown as ReplayConfig);

  it("spot before time leaves less than time before spot, and nothing of the hedge", () => {
    const walked = (timeFirst: boolean) =>
      config.cycles.map((cycle) => walkCycle(config, cycle, timeFirst));
    const [spotFirst, timeFirst] = [walked(false), walked(true)];
    const residual = (walks: Walk[]) => spread(walks.map((walk) => walk.residual));
    const unhedged = (walks: Walk[]) => spread(walks.map((walk) => walk.unhedged));
    expect(config.cycles.length).toBe(347);
    near(residual(spotFirst), [0.0911, 0.268, 3.62]);
    near(residual(timeFirst), [0.102, 0.518, 37.3]);
    // The hedge held the delta of the old time: time first, charm is left between the two.
    expect(unhedged(spotFirst)).toEqual([0, 0, 0]);
    near(unhedged(timeFirst), [8.79, 25.4, 135]);
  });

  it("on the clock of trading sessions: hardly more is left", () => {
    const clocks = { volClock: "trading", saleVolClock: "calendar" } as const;
    const left = replay({ ...config, ...clocks }).cycles.map(
      ({ buyer }) => (100 * Math.abs(buyer[ROW.residual]!)) / buyer[ROW.gamma]!,
    );
    near(spread(left), [0.105, 0.328, 3.98]);
  });

  it("the replay's own rows: the same, but for whole shares and $0.0001", () => {
    const percent = (contracts: number, value: (rows: readonly number[]) => number) =>
      spread(
        replay({ ...config, contracts }).cycles.map(
          ({ buyer }) => (100 * Math.abs(value(buyer))) / buyer[ROW.gamma]!,
        ),
      );
    const unhedged = (rows: readonly number[]) => rows[ROW.delta]! + rows[ROW.stock]!;
    near(
      percent(1, (rows) => rows[ROW.residual]!),
      [0.0912, 0.268, 3.62],
    );
    near(percent(1, unhedged), [0.921, 2.81, 8.23]);
    // A hundred contracts are hedged a hundred times as finely.
    const [median, , largest] = percent(100, unhedged);
    expect(median).toBeLessThan(0.02);
    expect(largest).toBeLessThan(0.2);
  });
});
