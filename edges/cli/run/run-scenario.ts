import { SingleBar } from "cli-progress";
import type { Market } from "../../../src/market/market-state.ts";
import { reportRun } from "../../../src/reports/run/run-report.ts";
import { runStatement } from "../../../src/reports/run/run-statement.ts";
import { historyScenario } from "../../../src/scenarios/history-scenario.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { openJournal } from "../../output/journal/write-journal.ts";
import { requireEmptyFolder } from "../../output/write-folder.ts";
import { readTape } from "../../request/run/read-tape.ts";
import { applySettings, RUN_DEFAULTS } from "../../request/run/run-settings.ts";

export interface RunOptions {
  readonly days: number;
  readonly seed: number;
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly out?: string;
}

/** `bothsides run history`: plays the market, prints the statement or one JSON object. */
export async function runScenario(scenario: string, options: RunOptions): Promise<void> {
  if (scenario !== "history") throw notYet(scenario);
  const { days, seed, out } = options;
  if (out !== undefined) requireEmptyFolder(out);
  const settings = { ...applySettings(RUN_DEFAULTS, options.set), seed };
  const tape = await readTape(settings, days, readDisk);
  const config = historyScenario(settings, tape);
  const journal = out === undefined ? undefined : openJournal(out);
  const bar = progressBar(options.json === true, days);
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

function notYet(scenario: string): InputError {
  return new InputError({
    what: `scenario ${quoted(scenario)}`,
    why: "not yet: it comes with a later version",
    mend: "Working now: history",
  });
}

/** On a terminal only. */
function progressBar(isSilent: boolean, days: number): SingleBar | undefined {
  if (isSilent || !process.stderr.isTTY) return undefined;
  const bar = new SingleBar({
    stream: process.stderr,
    format: " day {value} of {total}  [{bar}] {percentage} %   {eta_formatted} left",
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(days, 0);
  return bar;
}
