import type { ReplayOptions } from "../../edges/cli/replay/options.ts";

/** The flags of a replay as the command line fills them in. */
export const DEFAULT_OPTIONS: ReplayOptions = {
  strategy: "covered-call",
  strike: "atm",
  cycle: "monthly",
  exit: "none",
  volOffset: 0,
  forecast: "ewma",
  volClock: "calendar",
  makerEdge: 0,
  neglect: 0,
  hedge: "close",
  hedgeVol: "implied",
  style: "american",
  ticks: "listed",
  halfSpread: "0",
  fees: "none",
  seed: 1,
};
