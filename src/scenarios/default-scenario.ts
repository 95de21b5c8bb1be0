import type { RunConfig } from "../simulator/run/run-config.ts";
import type { TapeDay } from "../simulator/run/tape-path.ts";
import { defaultStock } from "../simulator/stock/stock-defaults.ts";
import { HISTORY_DEFAULTS, type HistorySettings, historyScenario } from "./history-scenario.ts";

/** The whole market: makers, the public, volatility traders and desks, on a living stock. */
export const WHOLE_MARKET: HistorySettings = {
  ...HISTORY_DEFAULTS,
  traders: { ...HISTORY_DEFAULTS.traders, count: 5 },
  desks: { ...HISTORY_DEFAULTS.desks, count: 2 },
  beginsOpen: true,
  // 5.5 % of the price a year, $.40 a quarter: a pay-out of 29 % (economics 3).
  company: { ...HISTORY_DEFAULTS.company, earnings: 0.055, dividend: 4_000 },
};

/** Every 15 minutes the rest of the market has its turn. */
const STEPS = 26;

/** @param tape what a share is worth: the crowd trades it round this. */
export function defaultScenario(settings: HistorySettings, tape: readonly TapeDay[]): RunConfig {
  const living = {
    ...defaultStock(settings.stockCrowd),
    listingPrice: tape[0]!.prices[0]!,
    steps: STEPS,
  };
  return { ...historyScenario(settings, tape), living };
}
