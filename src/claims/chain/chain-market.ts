import { dayFromCivil } from "../../calendar/civil-date.ts";
import { nextTradingDay } from "../../calendar/trading-days.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import {
  HISTORY_DEFAULTS,
  type HistorySettings,
  historyScenario,
} from "../../scenarios/history-scenario.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { brownianTape } from "../../simulator/run/tape-path.ts";

/** Of the stock, per year: everybody knows it, so fair values are known. */
export const FAIR_SIGMA = 0.25;
/** It takes the life of an option until makers hold what they will hold. */
export const BURN_IN = 42;

const FIRST_DAY = dayFromCivil(2024, 1, 2);
const STEPS = 8;

/**
 * A small chain for experiments with one mechanism: 7 expiries and some 15 strikes of each, on a
 * Brownian motion without drift, no interest, no fees; makers believe what is true and ask for no
 * more. A fifth of the crowd trades with makers of a fifth of the limits. Most expiries are weekly:
 * with monthly ones only, everybody's options end on one day, and what makers hold is a saw-tooth
 * that hides everything else.
 */
export const CHAIN_MARKET: HistorySettings = {
  ...HISTORY_DEFAULTS,
  ...{ rate: 0, premium: 0, hasFees: false, crowd: 0.2 },
  chain: { weeklies: 6, monthlies: 2, isLong: false, range: 0.2 },
  makers: { ...HISTORY_DEFAULTS.makers, vegaLimit: 2_000, gammaLimit: 1_600 },
};

/** The public with so many times the usual sellers and buyers. */
export function publicTimes(sellers: number, buyers: number): HistorySettings["retail"] {
  const { retail } = CHAIN_MARKET;
  return {
    coveredCallSellers: retail.coveredCallSellers * sellers,
    putSellers: retail.putSellers * sellers,
    wheelSellers: retail.wheelSellers * sellers,
    callBuyers: retail.callBuyers * buyers,
    putBuyers: retail.putBuyers * buyers,
  };
}

/**
 * The market of an arm on a seed: the path is the seed's alone, whatever the settings.
 *
 * @param dollars at which the stock begins.
 */
export function chainMarket(
  settings: HistorySettings,
  seed: number,
  sessions: number,
  dollars = 100,
): RunConfig {
  const start = dollars * UNITS_PER_DOLLAR;
  const stock = { seed, start, drift: 0, sigma: FAIR_SIGMA, stepsPerSession: STEPS };
  return historyScenario({ ...settings, seed }, brownianTape(stock, sessionsFrom(sessions)));
}

/** So many days on which an experiment trades. */
export function sessionsFrom(sessions: number): number[] {
  const days = [FIRST_DAY];
  while (days.length < sessions) days.push(nextTradingDay(days.at(-1)!));
  return days;
}
