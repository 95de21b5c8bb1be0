import type { Outbox } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import { sellAtBid } from "../sell-at-bid.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";

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

  sellOption(time: number, series: number, contracts: number): void {
    sellAtBid(this.#view, this.#outbox, time, series, contracts);
  }

  /** After an assignment: buys the called shares back at the ask. */
  restoreShares(time: number): void {
    tradeSharesTo(this.#view, this.#outbox, time, this.#shares);
  }
}
