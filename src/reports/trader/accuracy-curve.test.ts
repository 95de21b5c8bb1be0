import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { madeConfig } from "../../../test/support/made-history.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { splitAdjustedCloses } from "../../simulator/history/price-history.ts";
import { replayTrader } from "../../simulator/history/trader/replay-trader.ts";
import type { TraderConfig } from "../../simulator/history/trader/trader-config.ts";
import { harVolatility } from "../../volatility/har.ts";
import { breakEvenOf } from "./accuracy-curve.ts";
import { reportTrader } from "./report-trader.ts";
import type { AccuracyPoint, AccuracyReport, TraderReport } from "./trader-report.ts";

function reportOf(config: TraderConfig): TraderReport & { readonly accuracy: AccuracyReport } {
  const { config: _config, ...request } = appleRequest();
  const report = reportTrader({ ...request, config, forecast: "mine.csv", accuracy: true });
  return { ...report, accuracy: report.accuracy! };
}

function appleConfig(changes: Partial<TraderConfig> = {}): TraderConfig {
  const { strategy: _strategy, ...config } = appleRequest().config;
  return {
    ...config,
    cycles: config.cycles.slice(0, 30),
    halfSpreads: config.closes.map((close) => Math.round(close * 0.0005)),
    forecast: harVolatility(splitAdjustedCloses(config)),
    minEdge: 0.003,
    ...changes,
  };
}

const DAYS = 30;
const CYCLES = 4;
const TRUTH = 0.22;
const MARKET = 0.25;
const MAKER_EDGE = 0.002;
const CONTRACTS = 1_000;

/** Every day the price goes by 22 % a year, up and down in turn. */
const CLOSES = Array.from({ length: DAYS * CYCLES + 1 }, (_, row) => {
  const price = row % 2 === 0 ? 100 : 100 * Math.exp(TRUTH / Math.sqrt(365));
  return Math.round(price * 10_000) / 10_000;
});

/** A stock that moves by the same every day, and a forecast that is always as far off. */
function knownConfig(forecast: number): TraderConfig {
  const cycles = Array.from({ length: CYCLES }, (_, i) => {
    return { entry: i * DAYS, expiry: (i + 1) * DAYS };
  });
  const made = { closes: CLOSES, sigma: MARKET, cycles, makerEdge: MAKER_EDGE };
  const { strategy: _strategy, ...config } = madeConfig({ ...made, contracts: CONTRACTS });
  const column = new Float64Array(CLOSES.length).fill(forecast);
  return { ...config, forecast: column, minEdge: 0.003 };
}

/** Of who buys one call at a volatility each cycle and hedges at the market's, by hand. */
function boughtByHand(volatility: number): number {
  let sum = 0;
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const valueAt = (spot: number, left: number, sigma: number): number =>
      europeanPrice(1, spot, 100, left / 365, 0, 0, sigma);
    sum -= valueAt(CLOSES[cycle * DAYS]!, DAYS, volatility);
    for (let day = 0; day < DAYS; day++) {
      const [spot, next] = [CLOSES[cycle * DAYS + day]!, CLOSES[cycle * DAYS + day + 1]!];
      const up = valueAt(spot + 0.001, DAYS - day, MARKET);
      const delta = (up - valueAt(spot - 0.001, DAYS - day, MARKET)) / 0.002;
      sum -= delta * (next - spot);
    }
    sum += Math.max(CLOSES[(cycle + 1) * DAYS]! - 100, 0);
  }
  return sum * 100 * CONTRACTS;
}

describe("a trader's result by how far his forecasts are off", () => {
  it("where the truth is known, as computed by hand", () => {
    const off = 0.048;
    const { curve, breakEven } = reportOf(knownConfig(TRUTH + off)).accuracy;
    curve.forEach(({ errorTimes, rootMeanSquare }) => {
      // Prices are whole $0.0001.
      expect(rootMeanSquare! - 100 * off * errorTimes).toBeCloseTo(0, 2);
    });
    // 24.4 % is under the bid by more than .3, 25.6 % above the ask.
    const sold = -boughtByHand(MARKET - MAKER_EDGE);
    const bought = boughtByHand(MARKET + MAKER_EDGE);
    expect([sold > 0, bought < 0]).toEqual([true, true]);
    curve.forEach(({ errorTimes, trades, trader }) => {
      expect(trades).toBe(CYCLES);
      expect(trader / (errorTimes <= 0.5 ? sold : bought)).toBeCloseTo(1, 2);
    });
    const times = 0.5 + (0.25 * sold) / (sold - bought);
    expect(breakEven!.ofOwn).toBeCloseTo(times, 3);
    expect(breakEven!.rootMeanSquare).toBeCloseTo(100 * off * times, 2);
  });

  it("who trades nowhere or gains everywhere has no break-even", () => {
    const quiet = reportOf(knownConfig(MARKET)).accuracy;
    expect(quiet.curve[4]).toMatchObject({ errorTimes: 1, trades: 0, trader: 0 });
    // Twice the error would be a volatility of -12 %: it stops above zero.
    const gains = reportOf(knownConfig(0.05)).accuracy;
    expect(gains.curve.every(({ trader }) => trader > 0)).toBe(true);
    expect(gains.curve[6]!.rootMeanSquare).toBeCloseTo(100 * TRUTH - 0.01, 2);
    expect(gains.breakEven).toBeNull();
  });

  it("with errors as they are it is the plain replay, to the unit; with none it is 0 off", () => {
    for (const changes of [{}, { style: "american", hedgesAtForecast: true }] as const) {
      const config = appleConfig({ ...changes, rates: appleConfig().rates.map(() => 0.02) });
      const { accuracy, summary, cycles } = reportOf(config);
      const { trader, trades } = summary;
      expect(trades.trades).toBeGreaterThan(10);
      const known = cycles.filter(({ forecast }) => forecast !== null);
      const squares = known.map((cycle) => (100 * (cycle.forecast! - cycle.realizedVol)) ** 2);
      const own = Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / known.length);
      expect(accuracy.cycles).toBe(known.length);
      expect(accuracy.curve[0]).toMatchObject({ errorTimes: 0, rootMeanSquare: 0 });
      expect(accuracy.curve[4]).toMatchObject({ errorTimes: 1, trader: trader.pnl });
      expect(accuracy.curve[4]!.trades).toBe(trades.trades);
      expect(accuracy.curve[4]!.rootMeanSquare).toBeCloseTo(own, 10);
      expect(accuracy.curve[2]!.rootMeanSquare).toBeCloseTo(own / 2, 10);
    }
  });

  it("each is a choice, cycle by cycle, among buying, selling and staying out", () => {
    const config = appleConfig();
    const { accuracy, cycles } = reportOf(config);
    const resultsOf = (always: "buy" | "sell"): number[] =>
      replayTrader({ ...config, always }).cycles.map(({ trader }) =>
        trader.reduce((sum, row) => sum + row, 0),
      );
    const [bought, sold] = [resultsOf("buy"), resultsOf("sell")];
    for (const { errorTimes, trader, trades } of accuracy.curve) {
      const chosen = cycles.map(({ forecast, realizedVol, bidVol, askVol, hedgeCost }, i) => {
        if (forecast === null) return 0;
        const moved = realizedVol + errorTimes * (forecast - realizedVol);
        if (moved > askVol! + hedgeCost! + 0.003) return bought[i]!;
        return moved < bidVol! - hedgeCost! - 0.003 ? sold[i]! : 0;
      });
      expect(trader * 10_000).toBeCloseTo(
        chosen.reduce((sum, one) => sum + one, 0),
        3,
      );
      expect(trades).toBe(chosen.filter((one) => one !== 0).length);
    }
  });

  it("without a forecast there is nothing to tell", () => {
    const none = appleConfig();
    const { accuracy } = reportOf({ ...none, forecast: none.forecast.map(() => Number.NaN) });
    expect(accuracy).toMatchObject({ cycles: 0, breakEven: null });
    for (const point of accuracy.curve) {
      expect(point).toMatchObject({ rootMeanSquare: null, trades: 0, trader: 0 });
    }
  });
});

describe("the break-even of a curve", () => {
  const curveOf = (results: readonly number[]): AccuracyPoint[] =>
    results.map((trader, i) => ({ errorTimes: i, rootMeanSquare: 5 * i, trades: 1, trader }));

  it("lies between a gain and the next result that is none, where it first happens", () => {
    const found = { rootMeanSquare: 6.25, ofOwn: 1.25 };
    expect(breakEvenOf(curveOf([30, 10, -30, 5, -5]))).toEqual(found);
    expect(breakEvenOf(curveOf([-1, -2, 3]))).toBeNull();
  });

  it("is none without a forecast, or without an error", () => {
    for (const rootMeanSquare of [null, 0]) {
      const curve = curveOf([30, 10, -30]).map((point) => ({ ...point, rootMeanSquare }));
      expect(breakEvenOf(curve)).toBeNull();
    }
  });
});
