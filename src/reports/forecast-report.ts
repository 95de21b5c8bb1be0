import type { Cycle } from "../history/cycles.ts";
import { compareForecasts } from "../measures/forecast-comparison.ts";
import { splitAdjustedCloses } from "../simulator/history/price-history.ts";
import type { SaleConfig } from "../simulator/history/replay-config.ts";
import { type Sale, saleVolatilityOn } from "../simulator/history/sale.ts";
import type { ForecastReport } from "./replay-report.ts";

/** What a user thinks of the volatility to come, and where he wrote it. */
export interface OwnForecast {
  /** The file's name without its folders. */
  readonly file: string;
  /** Per year, along the rows of the prices; NaN where none is known. */
  readonly volatility: Float64Array;
}

/** An option that was on offer, and when. */
export interface OfferedOption {
  readonly cycle: Cycle;
  readonly sale: Sale;
}

/** The user's forecasts, the market's and those of past closes against what came. */
export function forecastReport(
  config: SaleConfig,
  own: OwnForecast,
  offered: readonly OfferedOption[],
): ForecastReport {
  const compared = compareForecasts({
    ...config,
    closes: splitAdjustedCloses(config),
    implied: marketVolatility(config, offered),
    own: own.volatility,
  });
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

/** Along the rows; a chain's is that of each option's middle price on the day of its sale. */
function marketVolatility(config: SaleConfig, offered: readonly OfferedOption[]): Float64Array {
  const column = config.saleVolatility.slice();
  for (const { entry, expiry } of config.cycles) {
    column[entry] = saleVolatilityOn(config, entry, expiry);
  }
  if (config.chain === undefined) return column;
  for (const { cycle, sale } of offered) column[cycle.entry] = sale.terms.sigma;
  return column;
}
