import { basename } from "node:path";
import { reportReplay } from "../../../src/reports/report-replay.ts";
import { statement } from "../../../src/reports/statement/statement.ts";
import { type ReplayOptions, refuseLater } from "./options.ts";
import { readRequest } from "./read-request.ts";

const WIDTH = 80;

/** `bothsides replay`: reads, replays, prints the statement or one JSON object. */
export async function runReplay(options: ReplayOptions): Promise<void> {
  refuseLater(options);
  const request = await readRequest(options);
  const report = reportReplay(request);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(statement(report, { title: titleOf(options.prices ?? "-"), width }));
}

/** `prices/AAPL.csv.gz` is called AAPL. */
function titleOf(file: string): string {
  return file === "-" ? "Prices" : basename(file).replace(/(\.csv)?(\.gz)?$/i, "");
}
