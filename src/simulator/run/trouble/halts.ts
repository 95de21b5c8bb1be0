import { STOCK } from "../../../contracts/instrument-table.ts";
import { EXCHANGE } from "../../../ledger/accounts.ts";
import type { Market } from "../../../market/market-state.ts";
import { COMMAND } from "../../../messages/commands.ts";
import { sendCancelAll, sendClearSheet } from "../../../messages/outbox.ts";
import { nextRow } from "../../../messages/rows.ts";
import type { HaltConfig } from "./trouble-config.ts";

/** Trading stopped because the stock had moved too far. */
export interface Halt {
  readonly time: number;
  /** Infinity: for the rest of the session. */
  readonly until: number;
  /** From the session's first mark, as a share of it. */
  readonly move: number;
}

export function isHalted({ exchange }: Market): boolean {
  return exchange.killed[EXCHANGE] === 1;
}

/**
 * Stops all trading when the stock has moved by one of the levels since the session's first mark,
 * up or down, each level once: for a while, and by the last one for the rest of the session. Who
 * makes prices withdraws them.
 */
export class Halts {
  readonly halts: Halt[] = [];
  readonly #config: HaltConfig;
  readonly #market: Market;
  readonly #apply: () => void;
  /** Whoever has sheets, and whoever quotes the stock. */
  readonly #quoting: readonly (readonly [account: number, hasSheet: boolean])[];
  #first = Number.NaN;
  #level = 0;
  #until = Number.POSITIVE_INFINITY;

  /** @param apply what has been sent, in order. */
  constructor(
    config: HaltConfig,
    market: Market,
    quoting: readonly (readonly [account: number, hasSheet: boolean])[],
    apply: () => void,
  ) {
    this.#config = config;
    this.#market = market;
    this.#quoting = quoting;
    this.#apply = apply;
  }

  /** Before the first quote of a session. */
  startDay(time: number): void {
    this.#first = Number.NaN;
    this.#level = 0;
    if (isHalted(this.#market)) this.#resume(time);
  }

  /** After each mark of the stock. */
  watch(time: number): void {
    const mark = this.#market.marks.mark[STOCK]!;
    if (Number.isNaN(this.#first)) this.#first = mark;
    if (isHalted(this.#market)) {
      if (time >= this.#until) this.#resume(time);
      return;
    }
    const { levels, durationUs } = this.#config;
    const move = mark / this.#first - 1;
    if (!(Math.abs(move) >= levels[this.#level]!)) return;
    while (Math.abs(move) >= levels[this.#level]!) this.#level++;
    const isLast = this.#level === levels.length;
    this.#until = isLast ? Number.POSITIVE_INFINITY : time + durationUs;
    this.halts.push({ time, until: this.#until, move });
    this.#halt(time);
  }

  #halt(time: number): void {
    const { commands } = this.#market;
    nextRow(commands, COMMAND.halt, time);
    for (const [account, hasSheet] of this.#quoting) {
      const outbox = { rows: commands, account };
      if (hasSheet) sendClearSheet(outbox, time);
      else sendCancelAll(outbox, time);
      this.#apply();
    }
  }

  #resume(time: number): void {
    nextRow(this.#market.commands, COMMAND.resume, time);
    this.#apply();
  }
}
