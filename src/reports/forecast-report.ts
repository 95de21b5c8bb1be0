import { compareForecasts } from "../measures/forecast-comparison.ts";
import { splitAdjustedCloses } from "../simulator/history/price-history.ts";
import type { SaleConfig } from "../simulator/history/replay-config.ts";
import { saleVolatilityOn } from "../simulator/history/sale.ts";
import type { ForecastReport } from "./replay-report.ts";

/** What a user thinks of the volatility to come, and where he wrote it. */
export interface OwnForecast {
  /** The file's name without its folders. */
  readonly file: string;
  /** Per year, along the rows of the prices; NaN where none is known. */
  readonly volatility: Float64Array;
}

/** The user's forecasts, the market's and those of past closes against what came. */
export function forecastReport(config: SaleConfig, own: OwnForecast): ForecastReport {
  const implied = config.saleVolatility.slice();
  for (const { entry, expiry } of config.cycles) {
    implied[entry] = saleVolatilityOn(config, entry, expiry);
  }
  const closes = splitAdjustedCloses(config);
  const compared = compareForecasts({ ...config, closes, implied, own: own.volatility });
  const { cycles, leftOut, meanRealized } = compared;
  return {
    file: own.file,
    cycles,
    leftOut,
    meanRealizedVol: cycles === 0 ? null : meanRealized,
    scores: compared.forecasts.map((row) => {
      const { mean, standardError } = row.behindOwn;
      return { ...row, behindOwn: { mean, standardError: cycles < 2 ? null : standardError } };
    }),
  };
}
