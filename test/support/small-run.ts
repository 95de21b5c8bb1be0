import { dayFromIso } from "../../src/calendar/civil-date.ts";
import { isTradingDay } from "../../src/calendar/trading-days.ts";
import {
  HISTORY_DEFAULTS,
  type HistorySettings,
  historyScenario,
} from "../../src/scenarios/history-scenario.ts";
import { shocksOf } from "../../src/scenarios/trouble-settings.ts";
import { hestonTape } from "../../src/simulator/run/heston-tape.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";
import { brownianTape } from "../../src/simulator/run/tape-path.ts";

/** Sessions from 2024-01-02 on. */
export function sessions(count: number): number[] {
  const days: number[] = [];
  for (let day = dayFromIso("2024-01-02")!; days.length < count; day++) {
    if (isTradingDay(day)) days.push(day);
  }
  return days;
}

/** The history scenario on a made stock: a fifth of the crowd, six prices a session. */
export function smallRun(
  count: number,
  seed: number,
  changes: Partial<HistorySettings> = {},
  drift = 0.1,
): RunConfig {
  const settings = { ...HISTORY_DEFAULTS, seed, crowd: 0.2, ...changes };
  const shocks = shocksOf(settings.events, seed, 6);
  const stock = { seed, start: 1_000_000, drift, sigma: 0.25, stepsPerSession: 6, shocks };
  return historyScenario(settings, brownianTape(stock, sessions(count)));
}

/** The same on a stock whose variance moves by itself, with its own smile. */
export function smallHestonRun(count: number, seed: number): RunConfig {
  const heston = { theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 };
  const stock = { seed, start: 1_000_000, drift: 0.1, variance: 0.0625, stepsPerSession: 6 };
  const tape = hestonTape({ ...stock, ...heston }, sessions(count));
  return historyScenario({ ...HISTORY_DEFAULTS, seed, crowd: 0.2, heston }, tape);
}

/** The same run with a tape that quotes at the steps alone. */
export function withoutMinutes(config: RunConfig): RunConfig {
  return { ...config, tape: config.tape.map(({ moves: _, ...day }) => day) };
}
