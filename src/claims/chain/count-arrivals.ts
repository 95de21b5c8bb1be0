import { STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import type { Market } from "../../market/market-state.ts";
import { isPublic } from "../../measures/party-classes.ts";
import { EVENT } from "../../messages/events.ts";

/** Days on which somebody had no option at the open, and those of them on which he opened one. */
export interface Arrivals {
  idle: number;
  opened: number;
}

/** Who of the public trades when he can: sellers and buyers apart. */
export class ArrivalCount {
  readonly sellers: Arrivals = { idle: 0, opened: 0 };
  readonly buyers: Arrivals = { idle: 0, opened: 0 };
  readonly #market: Market;
  readonly #classes: readonly string[];
  /** By account: 1 idle today, 2 idle this morning and no more. */
  readonly #state: Uint8Array;

  /** @param classes of each account. */
  constructor(market: Market, classes: readonly string[]) {
    this.#market = market;
    this.#classes = classes;
    this.#state = new Uint8Array(classes.length);
    this.#forEachPublic((account) => {
      this.#state[account] = 1;
    });
  }

  /** Reads one event; to be called for each, before the next command. */
  read(place: number): void {
    const { kind, instrument, account, other } = this.#market.events;
    if (kind[place] !== EVENT.traded || instrument[place] === STOCK) return;
    for (const who of [account[place]!, other[place]!]) {
      if (this.#state[who] === 1) this.#state[who] = 2;
    }
  }

  /** After each close, before what ends today has ended. */
  close(): void {
    this.#forEachPublic((account, side) => {
      const state = this.#state[account]!;
      if (state > 0) side.idle++;
      if (state === 2) side.opened++;
      this.#state[account] = this.#hasOption(account) ? 0 : 1;
    });
  }

  #forEachPublic(visit: (account: number, side: Arrivals) => void): void {
    for (let account = FIRST_PARTY; account < this.#classes.length; account++) {
      if (!isPublic(this.#classes, account)) continue;
      visit(account, this.#classes[account] === "option-buyer" ? this.buyers : this.sellers);
    }
  }

  #hasOption(account: number): boolean {
    const { instruments, ledger } = this.#market;
    for (let i = 0; i < instruments.liveCount[0]!; i++) {
      if (balanceOf(ledger, account, instruments.live[i]!) !== 0) return true;
    }
    return false;
  }
}
