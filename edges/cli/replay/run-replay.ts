import { basename } from "node:path";
import { InvariantError } from "../../../src/base/assert.ts";
import type { Cycle } from "../../../src/history/cycles.ts";
import { recordReplay } from "../../../src/reports/record-replay.ts";
import type { ComparedRun } from "../../../src/reports/replay-report.ts";
import { reportReplay } from "../../../src/reports/report-replay.ts";
import { statement } from "../../../src/reports/statement/statement.ts";
import { InputError } from "../../input/input-error.ts";
import { withProgress } from "../../output/progress.ts";
import { replayFiles } from "../../output/replay-files.ts";
import { requireEmptyFolder, writeFolder } from "../../output/write-folder.ts";
import type { Alternative } from "./compare-settings.ts";
import { cycleOfMonth, noBid } from "./explain-month.ts";
import type { ReplayOptions } from "./options.ts";
import { readRequest } from "./read-request.ts";

/** Columns where the terminal does not say. */
export const WIDTH = 80;

/** Amounts that are not exact, and commands of the replay that the market refused. */
const LIMIT_RULES = ["L8", "X2"];

/** `bothsides replay`: reads, replays, prints the statement or one JSON object. */
export async function runReplay(
  options: ReplayOptions,
  alternatives: readonly Alternative[],
): Promise<void> {
  const { explain: month, out } = options;
  if (out !== undefined) requireEmptyFolder(out);
  const request = await readRequest(options);
  const explain = month === undefined ? undefined : cycleOfMonth(month, request.config);
  const asked = explain === undefined ? request : { ...request, explain };
  const recording = out === undefined ? undefined : recordReplay();
  const told = withProgress(
    asked.config,
    options.json === true,
    rowsOf(asked.config.cycles),
    REPLAYS,
    (config) => withinLimits(() => reportReplay({ ...asked, config }, recording)),
  );
  if (month !== undefined && told.cycles[explain!]!.contracts === 0) throw noBid(month);
  const compare = await compareWith(alternatives);
  const report = compare.length === 0 ? told : { ...told, compare };
  if (out !== undefined) {
    const files = replayFiles(report, request.config, recording!);
    writeFolder(out, files);
    process.stderr.write(`Wrote ${Object.keys(files).join(", ")} to ${out}\n`);
  }
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
    const request = await readRequest(options);
    const { summary } = withinLimits(() => reportReplay(request));
    runs.push({ settings, summary });
  }
  return runs;
}

/** Amounts past 2^53 and prices that the market refuses come from extreme settings. */
export function withinLimits<T>(report: () => T): T {
  try {
    return report();
  } catch (error) {
    if (!(error instanceof InvariantError) || !LIMIT_RULES.includes(error.rule)) throw error;
    throw new InputError({
      what: "these settings lead outside of what the market can hold",
      why: error.message,
      mend: "Give fewer contracts, or less extreme volatilities, strikes, spreads or dividends",
    });
  }
}

/** `prices/AAPL.csv.gz` is called AAPL. */
export function titleOf(file: string): string {
  return file === "-" ? "Prices" : basename(file).replace(/(\.csv)?(\.gz)?$/i, "");
}
