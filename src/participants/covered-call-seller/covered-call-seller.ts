import type { Outbox } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { OptionSeller } from "../option-seller.ts";
import { buyBackAtAsk, sellAtBid } from "../trade-option.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";

/** Owns shares and sells calls against them; shares that are called away are bought back. */
export class CoveredCallSeller implements OptionSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;

  constructor(view: MarketView, outbox: Outbox) {
    this.#view = view;
    this.#outbox = outbox;
  }

  nextRight(): 1 | -1 {
    return 1;
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

  /** After an assignment: buys the called shares back at the ask. */
  restoreShares(time: number, shares: number): void {
    tradeSharesTo(this.#view, this.#outbox, time, shares);
  }
}
