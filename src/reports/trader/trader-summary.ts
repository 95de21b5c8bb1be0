import { resultOf } from "../../attribution/attribution.ts";
import {
  OPTION_ROWS,
  RESULT_ROWS,
  type ResultRow,
  STOCK_ROWS,
} from "../../attribution/result-rows.ts";
import { type FlowCause, type Flows, flowBetween } from "../../attribution/who-paid-whom.ts";
import type { Drawdown } from "../../measures/drawdown.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import type { TraderCycleResult } from "../../simulator/history/trader/play-trader-cycle.ts";
import { replayTrader } from "../../simulator/history/trader/replay-trader.ts";
import type { TraderConfig } from "../../simulator/history/trader/trader-config.ts";
import type { TraderWorld } from "../../simulator/history/trader/trader-world.ts";
import { sumRows } from "../dollars.ts";
import { benchmarksOf } from "./benchmarks.ts";
import { edgeBuckets, tradeGroup } from "./trade-groups.ts";
import type {
  EdgeReport,
  TradedTotals,
  TraderCycleReport,
  TraderSensitivity,
  TraderSummary,
} from "./trader-report.ts";

/** Volatility points by which the maker's volatility is shifted to see how sure the answer is. */
const SENSITIVITY_POINTS = [-4, -2, 0, 2, 4];

/** The worst falls on the way of the two who trade options. */
export interface TraderFalls {
  readonly trader: Drawdown;
  readonly maker: Drawdown;
}

/** Totals over all cycles, what else could have been done, and how sure the answer is. */
export function traderSummary(
  config: TraderConfig,
  seed: number,
  world: TraderWorld,
  results: readonly TraderCycleResult[],
  cycles: readonly TraderCycleReport[],
  falls: TraderFalls,
): TraderSummary {
  const counted = (holds: (cycle: TraderCycleReport) => boolean): number =>
    cycles.filter(holds).length;
  const side = (name: "buy" | "sell"): TraderCycleResult[] =>
    results.filter((result) => result.side === name);
  const base = {
    points: 0,
    trader: dollarsFromAmount(resultOf(world.attribution, world.traderAccount)),
    maker: dollarsFromAmount(resultOf(world.attribution, world.makerAccount)),
    trades: counted(({ contracts }) => contracts > 0),
  };
  const quoted = cycles.flatMap(({ midVol }) => (midVol === null ? [] : [midVol]));
  return {
    cycles: cycles.length,
    bought: counted((cycle) => cycle.side === "bought"),
    sold: counted((cycle) => cycle.side === "sold"),
    none: counted((cycle) => cycle.side === "none"),
    withoutQuote: counted(({ askVol }) => askVol === null),
    withoutForecast: counted(({ forecast }) => forecast === null),
    trader: totals(results, ({ trader }) => trader, falls.trader),
    maker: totals(results, ({ maker }) => maker, falls.maker),
    shareTraders: shareTraders(world.flows, world),
    edge: edgeReport(results),
    trades: tradeGroup(results),
    bySide: { bought: tradeGroup(side("buy")), sold: tradeGroup(side("sell")) },
    byEdge: edgeBuckets(results),
    benchmarks: benchmarksOf(config, seed, results),
    sensitivity: SENSITIVITY_POINTS.map((points) =>
      points === 0 ? base : shiftedResult(config, points),
    ),
    meanMidVol: quoted.length === 0 ? null : mean(quoted),
    meanRealizedVol: mean(cycles.map(({ realizedVol }) => realizedVol)),
  };
}

/** The same history with the maker at another volatility; the trader decides anew. */
function shiftedResult(config: TraderConfig, points: number): TraderSensitivity {
  const { world, cycles } = replayTrader({ ...config, volatilityShift: points / 100 });
  return {
    points,
    trader: dollarsFromAmount(resultOf(world.attribution, world.traderAccount)),
    maker: dollarsFromAmount(resultOf(world.attribution, world.makerAccount)),
    trades: cycles.filter(({ side }) => side !== "none").length,
  };
}

function totals(
  results: readonly TraderCycleResult[],
  rowsOf: (result: TraderCycleResult) => readonly number[],
  fall: Drawdown,
): TradedTotals {
  const dollars = totalOf(results.map(rowsOf));
  return {
    pnl: dollars(RESULT_ROWS),
    gains: results.filter((result) => sumRows(rowsOf(result), RESULT_ROWS) > 0).length,
    worstFall: dollarsFromAmount(fall.worst),
    option: dollars(OPTION_ROWS),
    stock: dollars(STOCK_ROWS),
    dividends: dollars(["dividends"]),
    interest: dollars(["interest"]),
    borrow: dollars(["borrow"]),
    fees: dollars(["fees"]),
  };
}

function edgeReport(results: readonly TraderCycleResult[]): EdgeReport {
  const dollars = totalOf(results.map(({ trader }) => trader));
  return {
    seen: tradeGroup(results).seen,
    earned: dollars(RESULT_ROWS),
    volatility: dollars(["gamma", "decay"]),
    spread: dollars(["spread"]),
    shares: dollars(["delta", "stock"]),
    sharesSpread: dollars(["stockSpread"]),
    carry: dollars(["financing", "exDividend", "dividends", "interest", "borrow"]),
    marks: dollars(["vega", "carry"]),
    exercise: dollars(["exercise"]),
    fees: dollars(["fees"]),
    residual: dollars(["residual"]),
  };
}

/** Sums named rows over cycles, in dollars. */
function totalOf(cycles: readonly (readonly number[])[]): (names: readonly ResultRow[]) => number {
  return (names) => dollarsFromAmount(cycles.reduce((sum, rows) => sum + sumRows(rows, names), 0));
}

function shareTraders(flows: Flows, world: TraderWorld): TraderSummary["shareTraders"] {
  const { traderAccount, makerAccount, tapeOutbox } = world;
  const had = (causes: readonly FlowCause[]): number =>
    causes.reduce(
      (sum, cause) =>
        sum +
        flowBetween(flows, cause, tapeOutbox.account, traderAccount) +
        flowBetween(flows, cause, tapeOutbox.account, makerAccount),
      0,
    );
  return {
    pnl: dollarsFromAmount(had(["stock", "stock spread", "dividends", "borrow"])),
    stock: dollarsFromAmount(had(["stock", "stock spread"])),
    dividends: dollarsFromAmount(had(["dividends", "borrow"])),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
