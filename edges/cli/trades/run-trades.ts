import { reportTrades } from "../../../src/reports/trades/report-trades.ts";
import { tradesStatement } from "../../../src/reports/trades/statement/trades-statement.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { withProgress } from "../../output/progress.ts";
import type { ReplayOptions } from "../../request/replay/options.ts";
import { readTradesFlags } from "../../request/trades/trades-flags.ts";
import { readTradesRequest } from "../../request/trades/trades-request.ts";
import { withinLimits } from "../../request/within-limits.ts";

const WIDTH = 80;

/** The run itself, and four for how sure it is. */
const REPLAYS = 5;

/**
 * `bothsides replay --trades`: reads, replays, prints the statement or one JSON object.
 *
 * @param given names of the flags on the command line.
 */
export async function runTrades(
  options: ReplayOptions,
  paths: readonly string[],
  given: readonly string[],
): Promise<void> {
  const request = await readTradesRequest(readTradesFlags(options, given), paths, readDisk);
  const { plan } = request.config;
  const report = withProgress(
    request.config,
    options.json === true,
    plan.lastRow - plan.firstRow,
    REPLAYS,
    (config) => withinLimits("trades", () => reportTrades({ ...request, config })),
  );
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report)}\n`
      : tradesStatement(report, width, options.greeks === true),
  );
}
