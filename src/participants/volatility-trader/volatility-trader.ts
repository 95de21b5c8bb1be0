import type { Outbox } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import { exerciseEarly, type Forgets } from "../exercise-early.ts";
import { type HedgePolicy, hedgeBook } from "../hedge-book.ts";
import { buyAtAsk, sellAtBid } from "../trade-option.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";
import { decideTrade, edgeSeen, type TradeSide } from "./decide-trade.ts";
import { expectedHedgeCost } from "./hedge-cost.ts";
import { readQuote, type VolatilityQuote } from "./read-quote.ts";

/** What he makes of a quote. */
export interface Opinion extends VolatilityQuote {
  readonly side: TradeSide;
  /** Decimals of volatility: of his better side, before costs (`edgeSeen`). */
  readonly edge: number;
  readonly hedgeCost: number;
}

/**
 * Buys options when he expects the stock to move more than they cost, sells them when less, and
 * hedges either until the expiry: what he trades is the difference of two volatilities.
 */
export class VolatilityTrader {
  readonly #view: MarketView;
  readonly #outbox: Outbox;
  readonly #policy: HedgePolicy;
  readonly #minEdge: number;

  /** @param minEdge what must be left of his edge, in decimals of volatility. */
  constructor(view: MarketView, outbox: Outbox, policy: HedgePolicy, minEdge: number) {
    this.#view = view;
    this.#outbox = outbox;
    this.#policy = policy;
    this.#minEdge = minEdge;
  }

  /** His opinion of a series' quote; undefined where there is none that he can trade on. */
  look(series: number, forecast: number): Opinion | undefined {
    const quote = readQuote(this.#view, series);
    if (quote === undefined) return undefined;
    const hedges = this.#policy.kind !== "none";
    const hedgeCost = hedges ? expectedHedgeCost(quote.stockHalfSpread, quote) : 0;
    const side = decideTrade({ ...quote, forecast, hedgeCost, minEdge: this.#minEdge });
    return { ...quote, side, edge: edgeSeen({ ...quote, forecast }), hedgeCost };
  }

  /** Takes the maker's quote. */
  trade(time: number, series: number, side: TradeSide, contracts: number): void {
    if (side === "buy") buyAtAsk(this.#view, this.#outbox, time, series, contracts);
    if (side === "sell") sellAtBid(this.#view, this.#outbox, time, series, contracts);
  }

  /** Trades shares by his policy; see {@link hedgeBook}. */
  hedge(time: number, step: number, volatility: number): void {
    hedgeBook(this.#view, this.#outbox, this.#policy, time, step, volatility);
  }

  /** Exercises what brings more now than at the next close; see {@link exerciseEarly}. */
  exercise(time: number, nextDay: number, volatility: number, forgets: Forgets): void {
    exerciseEarly(this.#view, this.#outbox, time, nextDay, () => volatility, forgets);
  }

  /** Closes the hedge when nothing is left to hedge. */
  flatten(time: number): void {
    tradeSharesTo(this.#view, this.#outbox, time, 0);
  }
}
