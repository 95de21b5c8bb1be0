import type { Market } from "../../../src/market/market-state.ts";
import { reportRun } from "../../../src/reports/run/run-report.ts";
import { runStatement } from "../../../src/reports/run/run-statement.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { openJournal } from "../../output/journal/write-journal.ts";
import { requireEmptyFolder } from "../../output/write-folder.ts";
import { readTape } from "../../request/run/read-tape.ts";
import { applySettings } from "../../request/run/run-settings.ts";
import { runConfigOf, scenarioOf } from "../../request/run/scenarios.ts";
import { progressBar } from "./progress-bar.ts";

export interface RunOptions {
  readonly days: number;
  readonly seed: number;
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
}

/** `bothsides run history`: plays the market, prints the statement or one JSON object. */
export async function runScenario(scenario: string, options: RunOptions): Promise<void> {
  const { days, seed, out } = options;
  const played = scenarioOf(scenario);
  if (out !== undefined) requireEmptyFolder(out);
  const settings = { ...applySettings(played.defaults, options.set), seed };
  const tape = await readTape(settings, days, readDisk);
  const config = runConfigOf(played, settings, tape);
  const journal = out === undefined ? undefined : openJournal(out);
  const bar = progressBar(options.json === true, "day", days);
  let last: Market | undefined;
  const report = reportRun({ ...config, onDay: () => bar?.increment() }, scenario, (market) => {
    last = market;
    journal?.follow(market);
  });
  bar?.stop();
  journal?.close(last!);
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(runStatement(report));
}
