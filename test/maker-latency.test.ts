import { expect, it } from "vitest";
import { reportRun } from "../src/reports/run/run-report.ts";
import { HISTORY_DEFAULTS } from "../src/scenarios/history-scenario.ts";
import { smallRun } from "./support/small-run.ts";

const SMALL_CHAIN = { weeklies: 2, monthlies: 2, isLong: false, range: 0.3 };

/** Everybody's results of three sessions, by how late makers see the stock: x 1, 2 and 5 ms. */
function resultsAt(latency: number): number[] {
  const makers = { ...HISTORY_DEFAULTS.makers, latency };
  const run = smallRun(3, 7, { makers, chain: SMALL_CHAIN });
  return reportRun(run, "history").parties.map(({ pnl }) => pnl);
}

it("counts where a maker sees the stock later than the first order after its move comes", () => {
  const usual = resultsAt(1);
  // Orders come 100 ms after the stock's move: the slowest maker's 20 x 5 ms is just in time.
  expect(resultsAt(0)).toEqual(usual);
  expect(resultsAt(20)).toEqual(usual);
  expect(resultsAt(21)).not.toEqual(usual);
});
