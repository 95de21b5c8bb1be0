import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { defaultScenario, WHOLE_MARKET } from "../../scenarios/default-scenario.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { brownianTape } from "../../simulator/run/tape-path.ts";
import { CHAIN_MARKET, FAIR_SIGMA, sessionsFrom } from "./chain-market.ts";

const STEPS = 26;
/** Of the public, of everybody's limits, and of those who make the stock's price. */
const SCALE = 0.1;

/**
 * The whole market at a tenth of its size, with a small chain; makers ask for no more than they
 * expect. It begins with the options that the public usually has.
 */
export const TENTH_MARKET: HistorySettings = {
  ...WHOLE_MARKET,
  ...{ premium: 0, crowd: SCALE, stockCrowd: SCALE, chain: CHAIN_MARKET.chain },
  makers: {
    ...WHOLE_MARKET.makers,
    vegaLimit: WHOLE_MARKET.makers.vegaLimit * SCALE,
    gammaLimit: WHOLE_MARKET.makers.gammaLimit * SCALE,
  },
};

/**
 * Makers and the public of it alone, without interest and dividends: on a stock whose price a crowd
 * makes round a value that is a Brownian motion.
 */
export const SMALL_MARKET: HistorySettings = {
  ...TENTH_MARKET,
  rate: 0,
  traders: { ...WHOLE_MARKET.traders, count: 0 },
  desks: { ...WHOLE_MARKET.desks, count: 0 },
  company: { ...WHOLE_MARKET.company, earnings: 0, dividend: 0 },
};

/** @param drift of the value, per year. */
export function wholeMarket(
  settings: HistorySettings,
  seed: number,
  sessions: number,
  drift = 0,
): RunConfig {
  const start = 100 * UNITS_PER_DOLLAR;
  const stock = { seed, start, drift, sigma: FAIR_SIGMA, stepsPerSession: STEPS };
  return defaultScenario({ ...settings, seed }, brownianTape(stock, sessionsFrom(sessions)));
}
