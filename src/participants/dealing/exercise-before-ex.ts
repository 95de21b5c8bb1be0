import { type Outbox, sendExercise } from "../../messages/outbox.ts";
import type { MarketView } from "../../view/market-view.ts";

/** So that no rounding decides a tie, a tick: $0.0001 per share. */
export const EXERCISE_MARGIN = 100;

/**
 * Whether a call is best exercised at the close before an ex-date: it brings a tick more than
 * keeping the call, and selling it at the bid does not bring a tick more than exercise (economics
 * 1.8): a sale has fees, and leaves the shares of a hedge to be traded.
 *
 * @param sigma volatility per year that its holder believes in. @param nextDay the next session's.
 */
export function isBestExercised(
  view: MarketView,
  series: number,
  sigma: number,
  nextDay: number,
): boolean {
  const gain = view.gainBeforeEx(series, sigma, nextDay);
  if (gain === undefined || gain < EXERCISE_MARGIN) return false;
  const bid = view.bestPrice(series, "bid") ?? 0;
  return bid < view.stockMark() - view.strike(series) + EXERCISE_MARGIN;
}

/** Exercises all that is best exercised before the ex-date. */
export function exerciseBeforeEx(
  view: MarketView,
  outbox: Outbox,
  time: number,
  nextDay: number,
  sigmaOf: (series: number) => number,
): void {
  view.forEachOwnSeries((series, contracts) => {
    if (contracts <= 0 || !isBestExercised(view, series, sigmaOf(series), nextDay)) return;
    sendExercise(outbox, time, "exercise", series, contracts);
  });
}
