import { traderStatement } from "../../../src/reports/statement/trader/trader-statement.ts";
import { reportTrader } from "../../../src/reports/trader/report-trader.ts";
import { withProgress } from "../../output/progress.ts";
import type { ReplayOptions } from "../replay/options.ts";
import { rowsOf, titleOf, WIDTH, withinLimits } from "../replay/run-replay.ts";
import { readTrader } from "./read-trader.ts";

/** The run itself, always bought, always sold, and four for how sure it is. */
const REPLAYS = 7;

/** `bothsides replay --strategy volatility-trader`: reads, trades, prints. */
export async function runTrader(options: ReplayOptions, hasForecast: boolean): Promise<void> {
  const request = await readTrader(options, hasForecast);
  const { config } = request;
  const report = withProgress(
    config,
    options.json === true,
    rowsOf(config.cycles),
    REPLAYS,
    (counted) => withinLimits(() => reportTrader({ ...request, config: counted })),
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(traderStatement(report, { title: titleOf(options.prices ?? "-"), width }));
}
