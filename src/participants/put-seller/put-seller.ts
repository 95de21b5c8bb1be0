import type { Outbox } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { OptionSeller } from "../option-seller.ts";
import { buyBackAtAsk, sellAtBid } from "../trade-option.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";

/** Holds the strike in cash and sells puts; shares that are put to it are sold again. */
export class PutSeller implements OptionSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;

  constructor(view: MarketView, outbox: Outbox) {
    this.#view = view;
    this.#outbox = outbox;
  }

  nextRight(): 1 | -1 {
    return -1;
  }

  sellOption(time: number, series: number, contracts: number): void {
    sellAtBid(this.#view, this.#outbox, time, series, contracts);
  }

  ask(series: number): number | undefined {
    return this.#view.bestPrice(series, "ask");
  }

  buyBack(time: number, series: number): void {
    buyBackAtAsk(this.#view, this.#outbox, time, series);
  }

  /** After an assignment: sells the shares that were delivered at the bid. */
  restoreShares(time: number): void {
    tradeSharesTo(this.#view, this.#outbox, time, 0);
  }
}
