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
  readonly neglect: number;
  readonly hedge: string;
  readonly hedgeVol: string;
  readonly style: string;
  readonly ticks: string;
  /** YYYY-MM. */
  readonly explain?: string;
  /** Flags to change, by name, for each run to compare with. */
  readonly compare?: readonly Readonly<Record<string, string>>[];
  readonly greeks?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** Flags of the contract that this version refuses, as `name` and as the help writes them. */
export const LATER_FLAGS = [["trades", "--trades <file>"]] as const;

export type LaterOptions = {
  readonly [Name in (typeof LATER_FLAGS)[number][0]]?: string | boolean;
};
