import { traderStatement } from "../../../src/reports/statement/trader/trader-statement.ts";
import { ERROR_TIMES } from "../../../src/reports/trader/accuracy-curve.ts";
import { reportTrader } from "../../../src/reports/trader/report-trader.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { withProgress } from "../../output/progress.ts";
import { traderFiles } from "../../output/replay-files.ts";
import { requireEmptyFolder, writeAndTell } from "../../output/write-folder.ts";
import type { ReplayOptions } from "../../request/replay/options.ts";
import { titleOf } from "../../request/title-of.ts";
import { readTrader } from "../../request/trader/read-trader.ts";
import { withinLimits } from "../../request/within-limits.ts";
import { rowsOf, WIDTH } from "../replay/run-replay.ts";

/** The run itself, always bought, always sold, and four for how sure it is. */
const REPLAYS = 7;

/** `bothsides replay --strategy volatility-trader`: reads, trades, prints. */
export async function runTrader(options: ReplayOptions, hasForecast: boolean): Promise<void> {
  const { out } = options;
  if (out !== undefined) requireEmptyFolder(out);
  const request = await readTrader(options, hasForecast, readDisk);
  const { config } = request;
  const report = withProgress(
    config,
    options.json === true,
    rowsOf(config.cycles),
    REPLAYS + (request.accuracy ? ERROR_TIMES.length : 0),
    (counted) => withinLimits("settings", () => reportTrader({ ...request, config: counted })),
  );
  if (out !== undefined) writeAndTell(out, traderFiles(report));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(traderStatement(report, { title: titleOf(options.prices ?? "-"), width }));
}
