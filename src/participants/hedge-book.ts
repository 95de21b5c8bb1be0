import type { Outbox } from "../messages/outbox.ts";
import type { MarketView } from "../view/market-view.ts";
import { type DeltaOf, deltaAt, hedgeShares } from "./delta-hedge.ts";
import { fixedBand, whalleyWilmottBand, zakamoulineBandOf } from "./hedge-band.ts";
import { tradeSharesTo } from "./trade-shares-to.ts";

/**
 * When and by what delta somebody hedges: at each close by a volatility per year, when his shares
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

/**
 * Brings an account's shares to minus its book's delta, or to the nearer edge of a band round it.
 *
 * @param step counts the closes of the cycle from 0. @param volatility of the delta, per year.
 * @param volatilityOf each series' own, where they differ; `volatility` then goes for the band.
 */
export function hedgeBook(
  view: MarketView,
  outbox: Outbox,
  policy: HedgePolicy,
  time: number,
  step: number,
  volatility: number,
  volatilityOf?: (series: number) => number,
): void {
  if (policy.kind === "none") return;
  const band = bandOf(view, policy, volatility);
  // A band may stand round the delta at another volatility: every series' changes alike.
  const scale = band.volatility / volatility;
  const sigmaOf = (series: number): number =>
    volatilityOf === undefined ? band.volatility : volatilityOf(series) * scale;
  const deltaOf: DeltaOf =
    policy.kind === "given-deltas"
      ? () => policy.deltas[Math.min(step, policy.deltas.length - 1)]!
      : (own, series) => deltaAt(own, series, sigmaOf(series));
  tradeSharesTo(view, outbox, time, hedgeShares(view, deltaOf, band.halfWidth));
}

/** Half-width in shares, and the volatility of the delta in its middle. */
function bandOf(
  view: MarketView,
  policy: HedgePolicy,
  volatility: number,
): { readonly halfWidth: number; readonly volatility: number } {
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
