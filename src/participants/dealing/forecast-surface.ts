import type { Svi } from "../../volatility/smile/svi.ts";

/**
 * What a perfect forecaster expects of the stock's swings, expiry by expiry: participants start
 * from it and err in their own ways. Volatilities and years are of the market's clock.
 */
export interface ForecastSurface {
  /** Days since 1970-01-01, ascending, all after today. */
  readonly expiries: readonly number[];
  readonly years: readonly number[];
  /** Total variance by ln(K / F), of each expiry. */
  readonly smiles: readonly Svi[];
  /** At the forward, per year, of each expiry. */
  readonly levels: readonly number[];
  /** Of the month to come, per year. */
  readonly month: number;
  /** Of the strike and expiry of a series, per year. */
  sigmaOf(series: number): number;
}

/** A flat smile has no wings: their width is any. */
const FLAT_WING = 0.1;

/** Nobody expects more of one strike or expiry than of another. @param sigma per year. */
export function flatSurface(
  sigma: number,
  expiries: readonly number[],
  years: readonly number[],
): ForecastSurface {
  return {
    expiries,
    years,
    smiles: years.map((time) => {
      return { a: sigma * sigma * time, b: 0, rho: 0, m: 0, sigma: FLAT_WING };
    }),
    levels: years.map(() => sigma),
    month: sigma,
    sigmaOf: () => sigma,
  };
}
