import type { ReadBytes } from "../../../edges/input/read-file.ts";
import type { ReplayOptions } from "../../../edges/request/replay/options.ts";
import { readTradesFlags } from "../../../edges/request/trades/trades-flags.ts";
import { readTradesRequest } from "../../../edges/request/trades/trades-request.ts";
import { withinLimits } from "../../../edges/request/within-limits.ts";
import { reportTrades } from "../../../src/reports/trades/report-trades.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";

/** The user's own trades, as `replay --trades`; loaded when there are some. @param given flags. */
export async function tradesReport(
  options: ReplayOptions,
  given: readonly string[],
  files: readonly string[],
  readBytes: ReadBytes,
): Promise<TradesReport> {
  const flags = readTradesFlags(options, ["trades", ...given]);
  const request = await readTradesRequest(flags, files, readBytes);
  return withinLimits("trades", () => reportTrades(request));
}
