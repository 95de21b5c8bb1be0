import { STOCK } from "../../contracts/instrument-table.ts";
import { sendMarketOrder } from "../../messages/outbox.ts";
import type { Habit, RetailAccount } from "../retail-account.ts";

/** How somebody speculates with shares that are not all paid for, or not his. */
export interface MarginTraderSettings {
  /** What he wants to hold; below 0 to owe. */
  readonly shares: number;
  /** Chance a day to open his position, of somebody who has none. */
  readonly arrival: number;
}

/** Nobody begins with an option. */
const NO_OPTION: Habit = {
  ...{ side: "buy", right: 1, delta: 0.5, contracts: 0, chance: 0, days: 30, leastDays: 30 },
};

/** Somebody of the public who buys or shorts shares on margin, and waits. */
export class MarginTrader {
  readonly account: RetailAccount;
  readonly #settings: MarginTraderSettings;

  constructor(account: RetailAccount, settings: MarginTraderSettings) {
    this.account = account;
    this.#settings = settings;
  }

  /** The moment of his day: opens his position, if he feels like it and has none. */
  act(time: number): void {
    const { view, outbox, stream } = this.account;
    const { shares, arrival } = this.#settings;
    if (view.position(STOCK) !== 0 || stream.nextUniform() >= arrival) return;
    sendMarketOrder(outbox, time, STOCK, shares > 0 ? "buy" : "sell", Math.abs(shares));
  }

  habit(): Habit {
    return NO_OPTION;
  }

  /** Nothing to remember of options. */
  begin(): void {}
}
