import { resultOf } from "../../attribution/attribution.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { LEAST_VOLATILITY } from "../../simulator/history/chain/quote-option.ts";
import { replayTrader } from "../../simulator/history/trader/replay-trader.ts";
import type { TraderConfig } from "../../simulator/history/trader/trader-config.ts";
import { gainEnd } from "../../sweeps/gain-end.ts";
import { scoreForecast } from "../../volatility/forecast-score.ts";
import type { AccuracyPoint, AccuracyReport, TraderCycleReport } from "./trader-report.ts";

/** By how much each error is multiplied: 0 knows what comes, 1 is the forecast as it is. */
export const ERROR_TIMES = [0, 0.25, 0.5, 0.75, 1, 1.5, 2] as const;

/** A cycle for which the trader has a forecast. */
interface Forecast {
  /** Row of the sale. */
  readonly entry: number;
  /** Decimals per year: his, and what came until the expiry (`realizedVol` of a cycle). */
  readonly own: number;
  readonly realized: number;
}

/**
 * What the trader would have earned if each of his errors had been so many times as large: the
 * whole replay again with realised + times x (forecast - realised). Below 1 it looks into the
 * future, and tells how good a forecast would have to be; it is not one that anybody had.
 *
 * @param cycles of the report of `config`, in its order.
 */
export function accuracyReport(
  config: TraderConfig,
  cycles: readonly TraderCycleReport[],
): AccuracyReport {
  const known = cycles.flatMap(({ forecast, realizedVol }, i): Forecast[] => {
    const { entry } = config.cycles[i]!;
    return forecast === null ? [] : [{ entry, own: forecast, realized: realizedVol }];
  });
  const curve = ERROR_TIMES.map((times) => accuracyPoint(config, known, times));
  return { cycles: known.length, curve, breakEven: breakEvenOf(curve) };
}

function accuracyPoint(
  config: TraderConfig,
  known: readonly Forecast[],
  errorTimes: number,
): AccuracyPoint {
  const forecast = config.forecast.slice();
  const told = known.map(({ entry, own, realized }) => {
    const moved = (1 - errorTimes) * realized + errorTimes * own;
    // Twice the error of a forecast that was too low may be under zero.
    forecast[entry] = Math.max(moved, LEAST_VOLATILITY);
    return forecast[entry];
  });
  const realized = known.map((cycle) => cycle.realized);
  const { world, cycles } = replayTrader({ ...config, forecast, isCoarse: true });
  return {
    errorTimes,
    rootMeanSquare: known.length === 0 ? null : scoreForecast(told, realized).rootMeanSquare,
    trades: cycles.filter(({ side }) => side !== "none").length,
    trader: dollarsFromAmount(resultOf(world.attribution, world.traderAccount)),
  };
}

/** Where the result, as the error grows, first goes from a gain to none; null without an error. */
export function breakEvenOf(curve: readonly AccuracyPoint[]): AccuracyReport["breakEven"] {
  const own = curve.find(({ errorTimes }) => errorTimes === 1)!.rootMeanSquare;
  if (own === null || own === 0) return null;
  const rootMeanSquare = gainEnd(
    curve.map((point) => point.rootMeanSquare!),
    curve.map(({ trader }) => trader),
  );
  return rootMeanSquare === null ? null : { rootMeanSquare, ofOwn: rootMeanSquare / own };
}
