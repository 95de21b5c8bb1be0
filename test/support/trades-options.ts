import { fileURLToPath } from "node:url";
import { readDisk } from "../../edges/disk/read-disk.ts";
import type { ReplayOptions } from "../../edges/request/replay/options.ts";
import { REPLAY_DEFAULTS } from "../../edges/request/replay/options.ts";
import { readTradesFlags } from "../../edges/request/trades/trades-flags.ts";
import { readTradesRequest } from "../../edges/request/trades/trades-request.ts";
import type { TradesRequest } from "../../src/reports/trades/report-trades.ts";

export const fixturePath = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** Closes of ACME that fit the story of the trade fixtures, as traded. */
export const ACME_PRICES = fixturePath("prices/acme.csv");

/** As the command line reads these files with these flags. */
export function requestOf(
  paths: readonly string[],
  flags: Partial<ReplayOptions> = {},
): Promise<TradesRequest> {
  const options = { ...REPLAY_DEFAULTS, prices: ACME_PRICES, ...flags };
  return readTradesRequest(readTradesFlags(options, Object.keys(flags)), paths, readDisk);
}
