import { describe, expect, it } from "vitest";
import { isTradingDay } from "../../src/calendar/trading-days.ts";
import { findCycles } from "../../src/history/cycles.ts";
import { createStream } from "../../src/math/random-stream.ts";
import { reportTrader } from "../../src/reports/trader/report-trader.ts";
import type { TraderReport } from "../../src/reports/trader/trader-report.ts";
import type { TraderConfig } from "../../src/simulator/history/trader/trader-config.ts";
import { appleRequest } from "../support/apple-request.ts";
import { meanAndDeviation } from "../support/quadrature.ts";

const ROWS_PER_CYCLE = 21;
const CYCLES = 250;
const FIRST_DAY = 7_671; // 1991-01-02

/** Trading days on which a stock moves by a known volatility, without drift. */
function knownPath(volatility: number, name: string) {
  const rows = CYCLES * ROWS_PER_CYCLE + 2;
  const days = new Int32Array(rows);
  const closes = new Float64Array(rows);
  const stream = createStream(1, name);
  const swing = volatility / Math.sqrt(252);
  let [day, price] = [FIRST_DAY, 100];
  for (let row = 0; row < rows; row++) {
    while (!isTradingDay(day)) day++;
    days[row] = day++;
    closes[row] = Math.round(price * 10_000);
    // A path that leaves these bounds is turned back: no cycle may outweigh the others.
    const drift = price > 200 ? -0.003 : price < 50 ? 0.003 : 0;
    price *= Math.exp(drift - (swing * swing) / 2 + swing * stream.nextNormal());
  }
  return { days, closes };
}

function traderOn(
  volatility: number,
  market: number,
  forecastAt: (row: number) => number,
  changes: Partial<TraderConfig> = {},
): TraderReport {
  const { days, closes } = knownPath(volatility, "known volatility");
  const request = appleRequest();
  const column = (value: number): Float64Array => new Float64Array(days.length).fill(value);
  const { strategy: _strategy, ...config } = request.config;
  return reportTrader({
    ...request,
    forecast: "mine.csv",
    config: {
      ...config,
      days,
      closes,
      cycles: findCycles(days, days[0]!, days.at(-1)!, ROWS_PER_CYCLE).cycles,
      contracts: 10,
      strike: { kind: "spot" },
      ticks: "none",
      style: "european",
      saleVolatility: column(market),
      halfSpreads: column(0),
      rates: column(0),
      yields: column(0),
      dividends: column(0),
      forecast: Float64Array.from(days, (_, row) => forecastAt(row)),
      minEdge: 0.003,
      ...changes,
    },
  });
}

const meanAndError = (values: readonly number[]) => {
  const { mean, deviation } = meanAndDeviation(Float64Array.from(values));
  return { mean, error: deviation / Math.sqrt(values.length) };
};

describe("a volatility trader where the true volatility is known", () => {
  it.each([
    ["bought", 0.25, 0.2],
    ["sold", 0.2, 0.25],
  ] as const)(
    "%s at the exact forecast: on average he earns what he saw",
    (side, truth, market) => {
      const { cycles, summary } = traderOn(truth, market, () => truth);
      expect(summary[side]).toBe(cycles.length);
      const seen = meanAndError(cycles.map((cycle) => cycle.seen));
      const off = meanAndError(cycles.map((cycle) => cycle.trader.pnl - cycle.seen));
      expect(Math.abs(off.mean)).toBeLessThan(3 * off.error);
      // A quarter more or less would be seen.
      expect(seen.mean).toBeGreaterThan(12 * off.error);
      expect(summary.trades.mean!).toBeGreaterThan(2 * summary.trades.standardError!);
    },
  );

  it("who forecasts what the market asks stays out", () => {
    const { summary } = traderOn(0.25, 0.25, () => 0.25);
    expect([summary.none, summary.trader.pnl, summary.maker.pnl]).toEqual([CYCLES, 0, 0]);
    expect(summary.trades).toMatchObject({ trades: 0, mean: null, standardError: null });
  });

  it("forecasts without knowledge earn minus their costs, shuffled ones too", () => {
    const stream = createStream(7, "no knowledge");
    const noise = Float64Array.from({ length: CYCLES * ROWS_PER_CYCLE + 2 }, () =>
      stream.nextNormal(),
    );
    const halfSpreads = knownPath(0.25, "known volatility").closes.map((close) =>
      Math.round(close * 0.0005),
    );
    const { summary } = traderOn(0.25, 0.25, (row) => 0.25 + 0.06 * noise[row]!, {
      halfSpreads,
      makerEdge: 0.01,
    });
    const { trades, edge, benchmarks } = summary;
    expect(Math.min(summary.bought, summary.sold)).toBeGreaterThan(50);
    const costs = edge.spread + edge.sharesSpread;
    expect(costs / trades.trades).toBeLessThan(-3 * trades.standardError!);
    expect(Math.abs(trades.earned - costs)).toBeLessThan(3 * trades.standardError! * trades.trades);
    const { permuted } = benchmarks;
    expect(Math.abs(permuted.mean - costs)).toBeLessThan(3 * trades.standardError! * trades.trades);
    expect(permuted.asGood).toBeGreaterThan(10);
    expect(permuted.asGood).toBeLessThan(990);
  });

  it("hedging costs what he expected, in dollars", () => {
    const { closes } = knownPath(0.25, "known volatility");
    const halfSpreads = closes.map((close) => Math.round(close * 0.0005));
    const { cycles, summary } = traderOn(0.25, 0.25, () => 0.4, { halfSpreads });
    const expected = cycles.reduce((sum, { seen, edge, hedgeCost }) => {
      return sum + (seen / edge!) * hedgeCost!;
    }, 0);
    expect(Math.abs(-summary.edge.sharesSpread / expected - 1)).toBeLessThan(0.05);
  });

  it("a forecast that knows which cycles swing beats its own shuffles", () => {
    const { days, closes } = knownPath(0.25, "known volatility");
    const found = findCycles(days, days[0]!, days.at(-1)!, ROWS_PER_CYCLE).cycles;
    const known = new Float64Array(days.length).fill(Number.NaN);
    for (const { entry, expiry } of found) {
      let squares = 0;
      for (let row = entry + 1; row <= expiry; row++) {
        squares += Math.log(closes[row]! / closes[row - 1]!) ** 2;
      }
      known[entry] = Math.sqrt((squares / ROWS_PER_CYCLE) * 252);
    }
    const { summary } = traderOn(0.25, 0.25, (row) => known[row]!);
    const { alwaysBuy, alwaysSell, permuted } = summary.benchmarks;
    expect(permuted.asGood).toBe(0);
    expect(summary.trader.pnl).toBeGreaterThan(2 * Math.max(alwaysBuy, alwaysSell));
  });
});
