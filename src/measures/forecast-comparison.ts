import { clockYears, type VolClock } from "../calendar/clocks.ts";
import type { Cycle } from "../history/cycles.ts";
import { volClockOf } from "../simulator/history/price-history.ts";
import { ewmaVolatility } from "../volatility/ewma.ts";
import {
  type ForecastScore,
  type MeanDifference,
  qlikeDifference,
  scoreForecast,
} from "../volatility/forecast-score.ts";
import { garchVolatility } from "../volatility/garch.ts";
import { harVolatility } from "../volatility/har.ts";
import { realizedVolatility } from "../volatility/realized.ts";

/** A price history, its cycles, and two volatilities per year along its rows. */
export interface ForecastInput {
  readonly days: Int32Array;
  readonly closes: Float64Array;
  readonly cycles: readonly Cycle[];
  /** Which years the volatilities are per year of; calendar time without it. */
  readonly volClock?: VolClock;
  /** Of the sale: the market's. */
  readonly implied: Float64Array;
  /** The user's; NaN where none is known. */
  readonly own: Float64Array;
}

export type ForecastName = "own" | "implied" | "ewma" | "har" | "garch";

export interface ComparedForecast extends ForecastScore {
  readonly name: ForecastName;
  /** Its QLIKE less that of the user's forecast, cycle by cycle: above 0 the user's was better. */
  readonly behindOwn: MeanDifference;
}

export interface ForecastComparison {
  /** Cycles that every forecast is known for on the day of the sale; all are scored on these. */
  readonly cycles: number;
  /** Cycles left out. */
  readonly leftOut: number;
  /** Mean of the realised volatilities. */
  readonly meanRealized: number;
  /** The user's first; none without such cycles. */
  readonly forecasts: readonly ComparedForecast[];
}

/**
 * The user's forecasts at each sale beside the market's volatility and what past closes say,
 * against what was realised from close to close until the expiry, on the option's clock.
 */
export function compareForecasts(input: ForecastInput): ForecastComparison {
  const { days, closes } = input;
  const clock = volClockOf(input);
  const columns: Readonly<Record<ForecastName, Float64Array>> = {
    own: input.own,
    implied: input.implied,
    ewma: ewmaVolatility(closes),
    har: harVolatility(closes),
    garch: garchVolatility(closes),
  };
  const names = Object.keys(columns) as ForecastName[];
  // A variance of zero, as of a price that never moved, has no logarithm.
  const known = input.cycles.filter(({ entry }) =>
    names.every((name) => columns[name][entry]! > 0),
  );
  const realized = known.map(({ entry, expiry }) =>
    realizedVolatility(closes, entry, expiry, clockYears(clock, days[entry]!, days[expiry]!)),
  );
  const atSale = (name: ForecastName): number[] => known.map(({ entry }) => columns[name][entry]!);
  const own = atSale("own");
  return {
    cycles: known.length,
    leftOut: input.cycles.length - known.length,
    meanRealized: realized.reduce((sum, value) => sum + value, 0) / known.length,
    forecasts: (known.length === 0 ? [] : names).map((name) => ({
      name,
      ...scoreForecast(atSale(name), realized),
      behindOwn: qlikeDifference(own, atSale(name), realized),
    })),
  };
}
