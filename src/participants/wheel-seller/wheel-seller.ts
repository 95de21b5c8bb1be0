import { STOCK } from "../../contracts/instrument-table.ts";
import type { Outbox } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { OptionSeller } from "../option-seller.ts";
import { buyBackAtAsk, sellAtBid } from "../trade-option.ts";

/** Sells puts until shares are put to it, then calls until they are called away, and so on. */
export class WheelSeller implements OptionSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;

  constructor(view: MarketView, outbox: Outbox) {
    this.#view = view;
    this.#outbox = outbox;
  }

  nextRight(): 1 | -1 {
    return this.#view.position(STOCK) > 0 ? 1 : -1;
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

  /** Keeps what an assignment brings: it is the other half of the wheel. */
  restoreShares(): void {}
}
