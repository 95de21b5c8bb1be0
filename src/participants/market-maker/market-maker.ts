import { type Outbox, sendQuote } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import { exerciseEarly, type Forgets } from "../exercise-early.ts";
import { type HedgePolicy, hedgeBook } from "../hedge-book.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";
import { spreadAround } from "./spread.ts";

/** The dealer who buys what sellers sell: quotes both sides, then hedges what was filled. */
export class MarketMaker {
  readonly #view: MarketView;
  readonly #outbox: Outbox;
  readonly #policy: HedgePolicy;

  constructor(view: MarketView, outbox: Outbox, policy: HedgePolicy) {
    this.#view = view;
    this.#outbox = outbox;
    this.#policy = policy;
  }

  /** Quotes a series on both sides round his belief. False when it is worth less than a tick. */
  quote(time: number, series: number, belief: number, edge: number, contracts: number): boolean {
    const { bid, ask } = spreadAround(this.#view, series, belief, edge);
    if (bid <= 0) return false;
    sendQuote(this.#outbox, time, series, bid, contracts, ask, contracts);
    return true;
  }

  /** Quotes given prices in $0.0001 per share; a bid of nothing leaves that side empty. */
  quoteAt(time: number, series: number, bid: number, ask: number, contracts: number): boolean {
    const least = Math.max(ask, 1);
    sendQuote(this.#outbox, time, series, bid, bid > 0 ? contracts : 0, least, contracts);
    return bid > 0;
  }

  withdraw(time: number, series: number): void {
    sendQuote(this.#outbox, time, series, 0, 0, 0, 0);
  }

  /**
   * Trades shares by his policy; see {@link hedgeBook}.
   *
   * @param volatilityOf each series' own volatility, where they differ; `volatility` is then the
   * one of the book, for the width of a band.
   */
  hedge(
    time: number,
    step: number,
    volatility: number,
    volatilityOf?: (series: number) => number,
  ): void {
    hedgeBook(this.#view, this.#outbox, this.#policy, time, step, volatility, volatilityOf);
  }

  /**
   * Exercises what brings more now than at the next close.
   *
   * @param nextDay day of the next close.
   */
  exercise(time: number, nextDay: number, volatility: number, forgets: Forgets): void {
    exerciseEarly(this.#view, this.#outbox, time, nextDay, () => volatility, forgets);
  }

  /** Closes the hedge when nothing is left to hedge. */
  flatten(time: number): void {
    tradeSharesTo(this.#view, this.#outbox, time, 0);
  }
}
