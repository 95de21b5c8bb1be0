import type { HistoryOptions } from "../history/history-flags.ts";

/** What the command line says of a replay, unread; the defaults are filled in. */
export interface ReplayOptions extends HistoryOptions {
  readonly strategy: string;
  readonly shares?: number;
  readonly contracts?: number;
  readonly strike: string;
  readonly cycle: string;
  readonly exit: string;
  readonly from?: string;
  readonly to?: string;
  readonly vol?: string;
  readonly volOffset: number;
  readonly forecast: string;
  readonly volClock: string;
  readonly chain?: string;
  readonly makerEdge: number;
  /** Of a volatility trader. */
  readonly minEdge?: number;
  /** The result of a volatility trader by how far his forecasts are off. */
  readonly accuracy?: boolean;
  readonly neglect: number;
  readonly hedge: string;
  readonly hedgeVol: string;
  readonly style: string;
  readonly ticks: string;
  /** YYYY-MM. */
  readonly explain?: string;
  /** Flags to change, by name, for each run to compare with. */
  readonly compare?: readonly Readonly<Record<string, string>>[];
  /** Files of the user's own trades; with them nothing is sold by rule. */
  readonly trades?: readonly string[];
  readonly greeks?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** The flags of a replay where nothing is said. */
export const REPLAY_DEFAULTS: ReplayOptions = {
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
