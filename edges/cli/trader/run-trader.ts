import { traderStatement } from "../../../src/reports/statement/trader/trader-statement.ts";
import { reportTrader } from "../../../src/reports/trader/report-trader.ts";
import type { ReplayOptions } from "../replay/options.ts";
import { titleOf, WIDTH, withinLimits } from "../replay/run-replay.ts";
import { readTrader } from "./read-trader.ts";

/** `bothsides replay --strategy volatility-trader`: reads, trades, prints. */
export async function runTrader(options: ReplayOptions, hasForecast: boolean): Promise<void> {
  const request = await readTrader(options, hasForecast);
  const report = withinLimits(() => reportTrader(request));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const width = process.stdout.columns ?? WIDTH;
  process.stdout.write(traderStatement(report, { title: titleOf(options.prices ?? "-"), width }));
}
