import type { HistorySettings } from "../../../src/scenarios/history-scenario.ts";
import { HISTORY_DEFAULTS } from "../../../src/scenarios/history-scenario.ts";

/** The stock's path: a price file, or a Brownian motion. */
export interface StockSettings {
  readonly prices: string | undefined;
  /** Of the price file: a file of dividends, or 0 for none. */
  readonly dividends: string | undefined;
  /** Dollars per share; per year of the trading clock. */
  readonly start: number;
  readonly sigma: number;
  readonly drift: number;
  /** gbm: a Brownian motion of `sigma`; heston: of `variance`, `kappa`, `xi` and `rho` instead. */
  readonly model: "gbm" | "heston";
  /** Mean variance, with which it begins; its speed of return, its volatility, its correlation. */
  readonly variance: number;
  readonly kappa: number;
  readonly xi: number;
  readonly rho: number;
  /** Prices of a session. */
  readonly steps: number;
}

export interface RunSettings extends HistorySettings {
  readonly stock: StockSettings;
}

export const RUN_DEFAULTS: RunSettings = {
  ...HISTORY_DEFAULTS,
  stock: {
    ...{ prices: undefined, dividends: undefined, start: 100, sigma: 0.25, drift: 0.1, steps: 26 },
    ...{ model: "gbm", variance: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 },
  },
};
