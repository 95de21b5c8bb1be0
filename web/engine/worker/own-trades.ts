import type { ReadBytes } from "../../../edges/input/read-file.ts";
import type { ReplayOptions } from "../../../edges/request/replay/options.ts";
import { readTradesFlags } from "../../../edges/request/trades/trades-flags.ts";
import { readTradesRequest } from "../../../edges/request/trades/trades-request.ts";
import { withinLimits } from "../../../edges/request/within-limits.ts";
import { type OpenedPosition, openPosition } from "../../../src/reports/trades/opened-position.ts";
import { reportTrades, type TradesRequest } from "../../../src/reports/trades/report-trades.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";

/** What is asked, as the command line reads it. */
export interface AskedTrades {
  readonly options: ReplayOptions;
  /** Names of the options that were given. */
  readonly given: readonly string[];
  readonly files: readonly string[];
  readonly readBytes: ReadBytes;
}

/** The user's own trades, as `replay --trades`; loaded when there are some. */
export async function tradesReport(asked: AskedTrades): Promise<TradesReport> {
  const request = await requestOf(asked);
  return withinLimits("trades", () => reportTrades(request));
}

/** One position of that report, by its index. */
export async function openedPosition(asked: AskedTrades, index: number): Promise<OpenedPosition> {
  const { config } = await requestOf(asked);
  return withinLimits("trades", () => openPosition(config, index));
}

function requestOf({ options, given, files, readBytes }: AskedTrades): Promise<TradesRequest> {
  return readTradesRequest(readTradesFlags(options, ["trades", ...given]), files, readBytes);
}
