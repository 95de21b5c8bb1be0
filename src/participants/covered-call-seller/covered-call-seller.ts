import { STOCK } from "../../contracts/instrument-table.ts";
import { type Outbox, sendImmediateOrder } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";

/** Owns shares and sells calls against them; shares that are called away are bought back. */
export class CoveredCallSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;
  /** Shares that the strategy holds at the start of each cycle. */
  readonly #shares: number;

  constructor(view: MarketView, outbox: Outbox, shares: number) {
    this.#view = view;
    this.#outbox = outbox;
    this.#shares = shares;
  }

  /** Sells at the bid, whatever it is. */
  sellOption(time: number, series: number, contracts: number): void {
    const bid = this.#view.bestPrice(series, "bid");
    if (bid === undefined) return;
    sendImmediateOrder(this.#outbox, time, series, "sell", bid, contracts);
  }

  /** After an assignment: buys the called shares back at the ask. */
  restoreShares(time: number): void {
    const missing = this.#shares - this.#view.position(STOCK);
    const ask = this.#view.bestPrice(STOCK, "ask");
    if (missing <= 0 || ask === undefined) return;
    sendImmediateOrder(this.#outbox, time, STOCK, "buy", ask, missing);
  }
}
