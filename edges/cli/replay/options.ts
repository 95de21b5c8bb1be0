import { notYet } from "../flags.ts";

/** What the command line says of a replay; the defaults are filled in. */
export interface ReplayOptions {
  readonly prices?: string;
  readonly strategy: string;
  readonly shares?: number;
  readonly contracts?: number;
  readonly strike: string;
  readonly cycle: string;
  readonly exit: string;
  readonly from?: string;
  readonly to?: string;
  readonly vol?: string;
  readonly volOffset?: number;
  readonly makerEdge?: number;
  readonly rates?: string;
  readonly dividends?: string;
  readonly hedge: string;
  readonly hedgeVol: string;
  readonly style: string;
  readonly ticks: "listed" | "none";
  readonly halfSpread: string;
  readonly fees: string;
  readonly seed: number;
  readonly json?: boolean;
  /** Flags of the contract that this version refuses. */
  readonly trades?: string;
  readonly chain?: string;
  readonly forecast?: string;
  readonly minEdge?: string;
  readonly volClock?: string;
  readonly splits?: string;
  readonly close?: string;
  readonly explain?: string;
  readonly compare?: string;
  readonly out?: string;
  readonly greeks?: boolean;
}

const LATER_FLAGS: readonly (readonly [keyof ReplayOptions, string])[] = [
  ["trades", "--trades"],
  ["chain", "--chain"],
  ["minEdge", "--min-edge"],
  ["splits", "--splits"],
  ["close", "--close"],
  ["explain", "--explain"],
  ["compare", "--compare"],
  ["out", "--out"],
  ["greeks", "--greeks"],
];

/** For each flag the one value that this version has. */
const ONLY_VALUES: readonly (readonly [keyof ReplayOptions, string, readonly string[]])[] = [
  ["strategy", "--strategy", ["covered-call", "cash-secured-put"]],
  ["cycle", "--cycle", ["monthly"]],
  ["exit", "--exit", ["none"]],
  ["hedge", "--hedge", ["close", "none"]],
  ["style", "--style", ["european"]],
  ["fees", "--fees", ["none"]],
  ["forecast", "--forecast", ["ewma"]],
  ["volClock", "--vol-clock", ["calendar"]],
];

/** Refuses what belongs to the contract of the command line and this version cannot do. */
export function refuseLater(options: ReplayOptions): void {
  for (const [name, flag] of LATER_FLAGS) {
    if (options[name] !== undefined) throw notYet(flag, `Leave out ${flag}`);
  }
  for (const [name, flag, allowed] of ONLY_VALUES) {
    const value = options[name];
    if (value === undefined || allowed.includes(String(value))) continue;
    throw notYet(`${flag} ${value}`, `Working now: ${flag} ${allowed.join(" or ")}`);
  }
}
