import { basename } from "node:path";
import { InvariantError } from "../../../src/base/assert.ts";
import type { ReplayReport } from "../../../src/reports/replay-report.ts";
import { type ReplayRequest, reportReplay } from "../../../src/reports/report-replay.ts";
import { statement } from "../../../src/reports/statement/statement.ts";
import { InputError } from "../../input/input-error.ts";
import type { ReplayOptions } from "./options.ts";
import { readRequest } from "./read-request.ts";

const WIDTH = 80;

/** Amounts that are not exact, and commands of the replay that the market refused. */
const LIMIT_RULES = ["L8", "X2"];

/** `bothsides replay`: reads, replays, prints the statement or one JSON object. */
export async function runReplay(options: ReplayOptions): Promise<void> {
  const request = await readRequest(options);
  const report = reportWithinLimits(request);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(statement(report, { title: titleOf(options.prices ?? "-"), width }));
}

/** Amounts past 2^53 and prices that the market refuses come from extreme settings. */
function reportWithinLimits(request: ReplayRequest): ReplayReport {
  try {
    return reportReplay(request);
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
function titleOf(file: string): string {
  return file === "-" ? "Prices" : basename(file).replace(/(\.csv)?(\.gz)?$/i, "");
}
