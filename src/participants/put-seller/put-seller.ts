import type { Outbox } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import { sellAtBid } from "../sell-at-bid.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";

/** Holds the strike in cash and sells puts; shares that are put to it are sold again. */
export class PutSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;

  constructor(view: MarketView, outbox: Outbox) {
    this.#view = view;
    this.#outbox = outbox;
  }

  sellOption(time: number, series: number, contracts: number): void {
    sellAtBid(this.#view, this.#outbox, time, series, contracts);
  }

  /** After an assignment: sells the shares that were delivered at the bid. */
  restoreShares(time: number): void {
    tradeSharesTo(this.#view, this.#outbox, time, 0);
  }
}
