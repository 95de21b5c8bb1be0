import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../../test/support/apple-request.ts";
import { splitAdjustedCloses } from "../../../simulator/history/price-history.ts";
import type { TraderConfig } from "../../../simulator/history/trader/trader-config.ts";
import { harVolatility } from "../../../volatility/har.ts";
import { reportTrader } from "../../trader/report-trader.ts";
import type { AccuracyReport, TraderReport } from "../../trader/trader-report.ts";
import { traderStatement } from "./trader-statement.ts";

function traderReport(changes: Partial<TraderConfig> = {}, cycles = 40): TraderReport {
  const request = appleRequest();
  const { strategy: _strategy, ...config } = request.config;
  return reportTrader({
    ...request,
    forecast: "mine.csv",
    config: {
      ...config,
      cycles: config.cycles.slice(0, cycles),
      halfSpreads: config.closes.map((close) => Math.round(close * 0.0005)),
      rates: new Float64Array(config.days.length).fill(0.02),
      forecast: harVolatility(splitAdjustedCloses(config)),
      minEdge: 0.003,
      ...changes,
    },
  });
}

const report = traderReport();
const told = (of: TraderReport, width = 80): string =>
  traderStatement(of, { title: "AAPL", width });

describe("a volatility trader's statement", () => {
  it("of HAR against 33 % on Apple, 80 columns", () => {
    expect(told(report)).toMatchSnapshot();
  });

  it("stacked for 48 columns", () => {
    expect(told(report, 48)).toMatchSnapshot();
  });

  it("is never wider than the screen", () => {
    for (const width of [44, 48, 60, 79, 80, 200]) {
      const widest = Math.max(
        ...told(report, width)
          .split("\n")
          .map(({ length }) => length),
      );
      expect(widest).toBeLessThanOrEqual(Math.min(width, 80));
    }
  });

  it("says what he earned from what, to the cent of each line", () => {
    const text = told(report);
    const edge = text.slice(text.indexOf("EDGE"), text.indexOf("By edge seen"));
    const amounts = [...edge.matchAll(/^ +([+-][\d,]+\.\d\d) {2}/gm)].map((match) =>
      Number(match[1]!.replaceAll(",", "")),
    );
    const [seen, earned, ...parts] = amounts;
    expect(seen).toBeCloseTo(report.summary.edge.seen, 1);
    expect(earned).toBeCloseTo(report.summary.trader.pnl, 1);
    expect(parts.length).toBeGreaterThan(4);
    const sum = parts.reduce((total, amount) => total + amount, 0);
    expect(Math.abs(sum - earned!)).toBeLessThan(0.005 * (parts.length + 1));
  });

  it("can't tell within two standard errors, and tells beyond", () => {
    const withMean = (mean: number | null, standardError: number | null): string => {
      const trades = { ...report.summary.trades, mean, standardError };
      return told({ ...report, summary: { ...report.summary, trades } });
    };
    expect(withMean(19.9, 10)).toContain("+19.90 on average, +- 10.00: can't tell yet.");
    expect(withMean(20.1, 10)).toContain(": a gain.");
    expect(withMean(-20.1, 10)).toContain(": a loss.");
    expect(withMean(5, null)).toContain("can't tell yet, it is one trade");
  });

  it("says how good the forecast would have to be, where it was asked", () => {
    expect(told(report)).not.toContain("HOW GOOD");
    const point = { errorTimes: 0, rootMeanSquare: 0, trades: 28, trader: 12_345.67 };
    const curve = [point, { errorTimes: 1, rootMeanSquare: 17.06, trades: 3, trader: -1 }];
    const breakEven = { rootMeanSquare: 12.34, ofOwn: 0.723 };
    const withCurve = (changes: Partial<AccuracyReport> = {}): string =>
      told({ ...report, accuracy: { cycles: 28, curve, breakEven, ...changes } }, 44);
    expect(withCurve()).toMatch(/^ 0 +0\.0 +28 \+12,345\.67\n {4}knows what comes$/m);
    expect(withCurve()).toMatch(/^ 1 +17\.1 +3 +-1\.00\n {4}as given$/m);
    expect(withCurve()).toContain("a look into the future");
    expect(withCurve()).toMatch(/off by 12\.3\s+points: 0\.72 of your errors/);
    expect(withCurve({ breakEven: null })).toMatch(/gain at\s+twice the errors\s+too/);
    const losses = curve.map((one) => ({ ...one, trader: -1 }));
    expect(withCurve({ breakEven: null, curve: losses })).toMatch(/no\s+gain\s+to\s+lose/);
  });

  it("says why there was no trade", () => {
    const none = traderReport({ minEdge: 0.9 }, 14);
    expect(told(none)).toContain("In no month was there enough between forecast and quote.");
    expect(told(none)).toMatch(/passed in 14 \(12 without a\s+forecast\)/);
    expect(told(none)).toContain("No trade, nothing to tell.");
    expect(told(none)).not.toContain("shuffled");
    const unquoted = traderReport({ strike: { kind: "otm", share: 0.9 } }, 14);
    expect(told(unquoted)).toContain("14 without a quote");
  });
});

describe("a volatility trader's report", () => {
  it("every row of a result is in the edge's account once", () => {
    const { config } = appleRequest();
    const withAll = traderReport({
      style: "american",
      dividends: config.closes.map((_, row) => (row % 63 === 0 ? 10_000 : 0)),
      announced: true,
      feeChanges: [{ row: 0, party: "seller", fee: "commission", rate: 6_500 }],
    });
    const { seen: _seen, earned, ...parts } = withAll.summary.edge;
    const sum = Object.values(parts).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(earned, 3);
    expect(withAll.cycles.some(({ trader }) => trader.parts.exDividend !== 0)).toBe(true);
    expect(parts.fees).toBeLessThan(0);
  });

  it("adds up: parts, sides, buckets, and who paid whom", () => {
    const { cycles, summary, flows } = report;
    const total = (values: readonly number[]): number =>
      Math.round(values.reduce((sum, value) => sum + value, 0) * 10_000) / 10_000;
    for (const { trader, maker } of cycles) {
      expect(total(Object.values(trader.parts))).toBe(trader.pnl);
      expect(total(Object.values(maker.parts))).toBe(maker.pnl);
    }
    const { seen: _seen, earned, ...parts } = summary.edge;
    expect(total(Object.values(parts))).toBe(earned);
    expect(total(cycles.map(({ trader }) => trader.pnl))).toBe(earned);
    expect(total(cycles.map(({ seen }) => seen))).toBe(summary.edge.seen);
    for (const groups of [summary.byEdge, Object.values(summary.bySide)]) {
      expect(total(groups.map((group) => group.earned))).toBe(earned);
      expect(total(groups.map((group) => group.trades))).toBe(summary.trades.trades);
    }
    const row = (name: string): readonly number[] => flows.matrix[flows.parties.indexOf(name)]!;
    expect(total(row("trader"))).toBe(summary.trader.pnl);
    expect(total(row("maker"))).toBe(summary.maker.pnl);
    const bank = flows.parties.indexOf("bank");
    const outside = total([row("trader")[bank]!, row("maker")[bank]!]);
    const { trader, maker, shareTraders } = summary;
    expect(total([trader.pnl, maker.pnl, shareTraders.pnl])).toBe(outside);
  });

  it("as run is among the other volatilities of the market", () => {
    const { sensitivity, trader, maker } = report.summary;
    expect(sensitivity.map(({ points }) => points)).toEqual([-4, -2, 0, 2, 4]);
    expect(sensitivity[2]).toMatchObject({ trader: trader.pnl, maker: maker.pnl });
    const lower = traderReport({ volatilityShift: -0.02 }).summary;
    expect(sensitivity[1]).toMatchObject({ trader: lower.trader.pnl, trades: lower.trades.trades });
  });

  it("another hedge volatility changes the path, not the trades", () => {
    const own = traderReport({ hedgesAtForecast: true });
    expect(own.conventions.hedgeVol).toBe("forecast");
    expect(own.cycles.map(({ side }) => side)).toEqual(report.cycles.map(({ side }) => side));
    expect(own.summary.edge.shares).not.toBeCloseTo(report.summary.edge.shares, 0);
    expect(own.summary.maker.pnl).toBe(report.summary.maker.pnl);
  });
});
