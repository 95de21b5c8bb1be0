import { type Outbox, sendQuote } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";
import { exerciseEarly, type Forgets } from "../exercise-early.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";
import { type DeltaOf, deltaAt, hedgeShares } from "./delta-hedge.ts";
import { fixedBand, whalleyWilmottBand, zakamoulineBandOf } from "./hedge-band.ts";
import { spreadAround } from "./spread.ts";

/**
 * When and by what delta the maker hedges: at each close by a volatility per year, when his shares
 * leave a band round that delta, never, or by deltas that somebody hands in (one for each close of
 * a cycle, as in the article's example).
 */
export type HedgePolicy =
  | { readonly kind: "close" }
  | { readonly kind: "none" }
  /** Half-width in delta per option. */
  | { readonly kind: "band"; readonly halfWidth: number }
  /** Half-width by what trading costs and what the book's gamma risks. */
  | { readonly kind: "whalley-wilmott" }
  /** Likewise, round the delta at a volatility that trading costs have changed. */
  | { readonly kind: "zakamouline" }
  | { readonly kind: "given-deltas"; readonly deltas: readonly number[] };

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
   * Brings the shares to minus the book's delta, or to the nearer edge of a band round it. `step`
   * counts the closes of the cycle from 0.
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
    const policy = this.#policy;
    if (policy.kind === "none") return;
    const band = this.#band(volatility);
    // A band may stand round the delta at another volatility: every series' changes alike.
    const scale = band.volatility / volatility;
    const sigmaOf = (series: number): number =>
      volatilityOf === undefined ? band.volatility : volatilityOf(series) * scale;
    const deltaOf: DeltaOf =
      policy.kind === "given-deltas"
        ? () => policy.deltas[Math.min(step, policy.deltas.length - 1)]!
        : (view, series) => deltaAt(view, series, sigmaOf(series));
    tradeSharesTo(this.#view, this.#outbox, time, hedgeShares(this.#view, deltaOf, band.halfWidth));
  }

  /** Half-width in shares, and the volatility of the delta in its middle. */
  #band(volatility: number): { readonly halfWidth: number; readonly volatility: number } {
    const [view, policy] = [this.#view, this.#policy];
    switch (policy.kind) {
      case "band":
        return { halfWidth: fixedBand(view, policy.halfWidth), volatility };
      case "whalley-wilmott":
        return { halfWidth: whalleyWilmottBand(view, volatility), volatility };
      case "zakamouline":
        return zakamoulineBandOf(view, volatility);
      default:
        return { halfWidth: 0, volatility };
    }
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
