import { STOCK } from "../../contracts/instrument-table.ts";
import { type Outbox, sendImmediateOrder } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";

/** Holds the strike in cash and sells puts; shares that are put to it are sold again. */
export class PutSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;

  constructor(view: MarketView, outbox: Outbox) {
    this.#view = view;
    this.#outbox = outbox;
  }

  /** Sells at the bid, whatever it is. */
  sellOption(time: number, series: number, contracts: number): void {
    const bid = this.#view.bestPrice(series, "bid");
    if (bid === undefined) return;
    sendImmediateOrder(this.#outbox, time, series, "sell", bid, contracts);
  }

  /** After an assignment: sells the shares that were delivered at the bid. */
  restoreShares(time: number): void {
    const delivered = this.#view.position(STOCK);
    const bid = this.#view.bestPrice(STOCK, "bid");
    if (delivered <= 0 || bid === undefined) return;
    sendImmediateOrder(this.#outbox, time, STOCK, "sell", bid, delivered);
  }
}
