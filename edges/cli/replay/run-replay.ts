import type { Cycle } from "../../../src/history/cycles.ts";
import { recordReplay } from "../../../src/reports/followed/record-replay.ts";
import type { ComparedRun } from "../../../src/reports/replay-report.ts";
import { reportReplay } from "../../../src/reports/report-replay.ts";
import { statement } from "../../../src/reports/statement/statement.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { withProgress } from "../../output/progress.ts";
import { replayFiles } from "../../output/replay-files.ts";
import { requireEmptyFolder, writeAndTell } from "../../output/write-folder.ts";
import { cycleOfMonth, noBid } from "../../request/replay/explain-month.ts";
import type { ReplayOptions } from "../../request/replay/options.ts";
import { readRequest } from "../../request/replay/read-request.ts";
import { titleOf } from "../../request/title-of.ts";
import { withinLimits } from "../../request/within-limits.ts";
import type { Alternative } from "./compare-settings.ts";

/** Columns where the terminal does not say. */
export const WIDTH = 80;

/** `bothsides replay`: reads, replays, prints the statement or one JSON object. */
export async function runReplay(
  options: ReplayOptions,
  alternatives: readonly Alternative[],
): Promise<void> {
  const { explain: month, out } = options;
  if (out !== undefined) requireEmptyFolder(out);
  const request = await readRequest(options, readDisk);
  const explain = month === undefined ? undefined : cycleOfMonth(month, request.config);
  const asked = explain === undefined ? request : { ...request, explain };
  const recording = out === undefined ? undefined : recordReplay();
  const told = withProgress(
    asked.config,
    options.json === true,
    rowsOf(asked.config.cycles),
    REPLAYS,
    (config) => withinLimits("settings", () => reportReplay({ ...asked, config }, recording)),
  );
  if (month !== undefined && told.cycles[explain!]!.contracts === 0) throw noBid(month);
  const compare = await compareWith(alternatives);
  const report = compare.length === 0 ? told : { ...told, compare };
  if (out !== undefined) writeAndTell(out, replayFiles(report, request.config, recording!));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(
    statement(report, {
      title: titleOf(options.prices ?? "-"),
      width,
      greeks: options.greeks === true,
    }),
  );
}

/** The run itself, four for how sure it is, and about as many to find the break-even. */
const REPLAYS = 9;

/** Closes after the first that the cycles play. */
export function rowsOf(cycles: readonly Cycle[]): number {
  return cycles.reduce((sum, { entry, expiry }) => sum + expiry - entry, 0);
}

/** The other settings' runs, one after the other. */
async function compareWith(alternatives: readonly Alternative[]): Promise<ComparedRun[]> {
  const runs: ComparedRun[] = [];
  for (const { settings, options } of alternatives) {
    const request = await readRequest(options, readDisk);
    const { summary } = withinLimits("settings", () => reportReplay(request));
    runs.push({ settings, summary });
  }
  return runs;
}
