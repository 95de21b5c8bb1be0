import type { Outbox } from "../messages/outbox.ts";
import type { MarketView } from "../view/market-view.ts";
import { buyBackAtAsk, sellAtBid } from "./trade-option.ts";
import { tradeSharesTo } from "./trade-shares-to.ts";

/** What tells one seller from another. */
export interface SellerHabit {
  /** What he sells next: 1 calls, -1 puts. */
  readonly nextRight: (view: MarketView) => 1 | -1;
  /**
   * Shares that he has between two sales, of those that his contracts stand for; undefined where
   * he keeps what an assignment leaves him.
   */
  readonly sharesBetweenSales: (shares: number) => number | undefined;
}

/** Somebody who sells one option after the other, as a replay calls on him. */
export class OptionSeller {
  readonly #view: MarketView;
  readonly #outbox: Outbox;
  readonly #habit: SellerHabit;

  constructor(view: MarketView, outbox: Outbox, habit: SellerHabit) {
    this.#view = view;
    this.#outbox = outbox;
    this.#habit = habit;
  }

  /** 1 calls, -1 puts. */
  nextRight(): 1 | -1 {
    return this.#habit.nextRight(this.#view);
  }

  /** Sells contracts at the bid, whatever it is; without a bid nothing. */
  sellOption(time: number, series: number, contracts: number): void {
    sellAtBid(this.#view, this.#outbox, time, series, contracts);
  }

  /** What buying back would cost, in $0.0001 per share; undefined without an ask. */
  ask(series: number): number | undefined {
    return this.#view.bestPrice(series, "ask");
  }

  /** Buys back what he owes of a series, at the ask. */
  buyBack(time: number, series: number): void {
    buyBackAtAsk(this.#view, this.#outbox, time, series);
  }

  /**
   * After an assignment: brings the shares to what he has between two sales.
   *
   * @param shares that the contracts stand for.
   */
  restoreShares(time: number, shares: number): void {
    const wanted = this.#habit.sharesBetweenSales(shares);
    if (wanted !== undefined) tradeSharesTo(this.#view, this.#outbox, time, wanted);
  }
}
