import { expect, it } from "vitest";
import { smallHestonRun, smallRun, withoutMinutes } from "../../../test/support/small-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { type RunReport, reportRun } from "./run-report.ts";

/** What a run came to, but for what is counted, and the looks that minutes are there for. */
function resultsOf(config: RunConfig) {
  const { stateHash, commands, events, ledger, markouts, ...results } = reportRun(config, "small");
  return { results, markouts, events };
}

const contractsAt = (markouts: RunReport["markouts"], horizon: "1min" | "1d"): number =>
  markouts.reduce((sum, { after }) => sum + after[horizon].contracts, 0);

it.each([
  ["a Brownian stock", smallRun(2, 7)],
  ["a stock of Heston's", smallHestonRun(2, 7)],
])("the minutes of %s change no result of anybody", (_, config) => {
  const without = resultsOf(withoutMinutes(config));
  const with_ = resultsOf(config);
  expect(with_.results).toEqual(without.results);
  expect(with_.events).toBeGreaterThan(without.events);
  // Six prices a session: without minutes no fill has a price within two of it.
  expect(contractsAt(without.markouts, "1min")).toBe(0);
  const traded = with_.markouts.reduce((sum, { contracts }) => sum + contracts, 0);
  expect(contractsAt(with_.markouts, "1min") / traded).toBeGreaterThan(0.7);
  expect(contractsAt(with_.markouts, "1d")).toBeGreaterThan(0);
});
