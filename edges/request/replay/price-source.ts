import { knownColumn } from "../../../src/history/replay-columns.ts";
import type { OwnForecast } from "../../../src/reports/forecast-report.ts";
import { ewmaVolatility } from "../../../src/volatility/ewma.ts";
import { garchVolatility } from "../../../src/volatility/garch.ts";
import { harVolatility } from "../../../src/volatility/har.ts";
import { fileName } from "../../input/read-file.ts";
import type { Volatility, VolatilitySeries } from "../../input/volatility/read-volatility.ts";
import { seriesNotes } from "../history/input-notes.ts";
import type { Forecast } from "./flags/forecast-name.ts";
import type { HedgeVolatility } from "./flags/hedge-flags.ts";
import { NO_FORECAST, NO_VOLATILITY, type SkipReason } from "./skip-reasons.ts";

/** Where the volatility of the sale comes from, along the rows of the prices. */
export interface PriceSource {
  /** Per year, NaN where unknown. */
  readonly volatility: Float64Array;
  /** Completes "prices are modelled from ...". */
  readonly words: string;
  /** Why a cycle has none. */
  readonly missing: SkipReason;
  readonly notes: readonly string[];
}

const FORECASTS = { ewma: ewmaVolatility, har: harVolatility, garch: garchVolatility } as const;

const FORECAST_WORDS = { ewma: "", har: " (HAR)", garch: " (GARCH)" } as const;

/** A file or a number as read from `vol`; without it the forecast from past closes. */
export function priceSource(
  source: Volatility | undefined,
  vol: string,
  forecast: Forecast,
  days: Int32Array,
  closes: Float64Array,
): PriceSource {
  if (source === undefined) {
    return {
      volatility: FORECASTS[forecast](closes),
      words: `past swings${FORECAST_WORDS[forecast]}: you gave no option prices`,
      missing: NO_FORECAST,
      notes: [],
    };
  }
  const percent = source.percent ? ", read as percent" : "";
  if (source.kind === "constant") {
    const volatility = new Float64Array(days.length).fill(source.value);
    const words = `one volatility, ${source.value} a year${percent}`;
    return { volatility, words, missing: NO_VOLATILITY, notes: [] };
  }
  const { values, carried } = knownColumn(days, source);
  const name = fileName(vol);
  return {
    volatility: values,
    words: `the volatilities in ${name} (${source.column}${percent})`,
    missing: NO_VOLATILITY,
    notes: seriesNotes(source, name, "a volatility", carried),
  };
}

/** The user's own forecasts along the rows, and how they were read. */
export interface OwnForecastColumn extends OwnForecast {
  readonly notes: readonly string[];
}

/** @param path of the file. */
export function ownForecastColumn(
  series: VolatilitySeries,
  path: string,
  days: Int32Array,
): OwnForecastColumn {
  const { values, carried } = knownColumn(days, series);
  const file = fileName(path);
  const unit = series.percent ? "percent" : "decimals";
  const read = `Forecasts from ${file}: column ${series.column}, read as ${unit} per year.`;
  return {
    file,
    volatility: values,
    notes: [
      `${read} They set no price: they are held against what came.`,
      ...seriesNotes(series, file, "a forecast", carried),
    ],
  };
}

/** Along the rows; undefined for implied, the volatility at which each option was sold. */
export function hedgeVolatilityColumn(
  hedgeVolatility: HedgeVolatility,
  closes: Float64Array,
): Float64Array | undefined {
  if (hedgeVolatility === "implied") return undefined;
  return typeof hedgeVolatility === "number"
    ? new Float64Array(closes.length).fill(hedgeVolatility)
    : FORECASTS[hedgeVolatility](closes);
}
