import { describe, expect, it } from "vitest";
import { dayFromIso } from "../calendar/civil-date.ts";
import { isTradingDay } from "../calendar/trading-days.ts";
import { hestonTape } from "../simulator/run/heston-tape.ts";
import type { RunConfig } from "../simulator/run/run-config.ts";
import { HISTORY_DEFAULTS, historyScenario } from "./history-scenario.ts";

const HESTON = { theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 };
const FROM = dayFromIso("2024-01-02")!;
const DAYS = Array.from({ length: 90 }, (_, i) => FROM + i).filter(isTradingDay);

/** Two prices a session; blind traders. */
function blindRun(seed: number): RunConfig {
  const stock = { ...HESTON, seed, start: 1_000_000, drift: 0.1, variance: HESTON.theta };
  const tape = hestonTape({ ...stock, stepsPerSession: 2 }, DAYS);
  const traders = { ...HISTORY_DEFAULTS.traders, isBlind: true };
  return historyScenario({ ...HISTORY_DEFAULTS, seed, heston: HESTON, traders }, tape);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number =>
  mean(a.map((value, i) => (value - mean(a)) * (b[i]! - mean(b))));

describe("what blind traders forecast", () => {
  const runs = Array.from({ length: 1_500 }, (_, i) => blindRun(i + 1));
  /** Of each run the variance at the end of a session. */
  const variances = (of: (run: RunConfig) => RunConfig["blindTape"], session: number): number[] =>
    runs.map((run) => of(run)!.at(session)!.variances!.at(-1)!);

  it.each([5, -1])(
    "has the law of the real path after session %s, and says nothing of it",
    (at) => {
      const [real, blind] = [
        variances((run) => run.tape, at),
        variances((run) => run.blindTape, at),
      ];
      const deviation = Math.sqrt(covariance(real, real) / runs.length);
      // Three standard errors, of a difference and of a correlation.
      expect(Math.abs(mean(real) - mean(blind))).toBeLessThan(3 * Math.SQRT2 * deviation);
      expect(covariance(blind, blind) / covariance(real, real)).toBeGreaterThan(0.7);
      expect(covariance(blind, blind) / covariance(real, real)).toBeLessThan(1.4);
      const size = Math.sqrt(covariance(real, real) * covariance(blind, blind));
      expect(Math.abs(covariance(real, blind) / size)).toBeLessThan(3 / Math.sqrt(runs.length));
    },
  );

  it("is a path of the same sessions and steps, another one for another seed", () => {
    const [one, two] = [runs[0]!.blindTape!, runs[1]!.blindTape!];
    expect(one.map(({ day }) => day)).toEqual(DAYS);
    expect(one.every((session) => session.variances!.length === 2)).toBe(true);
    expect(one).not.toEqual(two);
    expect(blindRun(1).blindTape).toEqual(one);
  });
});

describe("the public of a scenario", () => {
  it("has each class's accounts x the crowd", () => {
    const retail = {
      ...{ coveredCallSellers: 40, putSellers: 30, wheelSellers: 20 },
      ...{ callBuyers: 10, putBuyers: 0 },
    };
    const tape = blindRun(1).tape;
    const config = historyScenario({ ...HISTORY_DEFAULTS, retail, crowd: 0.5 }, tape);
    expect(config.retail.slice(0, 5).map(({ accounts }) => accounts)).toEqual([20, 15, 10, 5, 0]);
  });
});
