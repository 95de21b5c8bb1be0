import { dayOf } from "../calendar/civil-date.ts";
import { tickAt } from "../contracts/tick-rule.ts";
import { type Outbox, sendExercise } from "../messages/outbox.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import {
  exerciseGain,
  isWorthExercising,
  mostOfRightUntilNext,
} from "../pricing/option/exercise-gain.ts";
import { createOptionTerms } from "../pricing/option/option-terms.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";
import type { MarketView } from "../view/market-view.ts";

/** Whether a holder overlooks that exercising a series would pay today. */
export type Forgets = (day: number, series: number) => boolean;

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/**
 * Exercises, of the American options held, those that bring more now than at the next close, by a
 * tick at least (economics 1.8).
 *
 * @param nextDay day of the next close, the next time to decide. @param sigmaOf the holder's
 * volatility per year for a series.
 */
export function exerciseEarly(
  view: MarketView,
  outbox: Outbox,
  time: number,
  nextDay: number,
  sigmaOf: (series: number) => number,
  forgets: Forgets,
): void {
  const today = dayOf(time);
  view.forEachOwnSeries((series, contracts) => {
    if (contracts <= 0) return;
    view.readTerms(series, TERMS);
    if (!TERMS.american || TERMS.years <= 0) return;
    const margin = tickAt(view.tickRule(series), 0);
    const sigma = sigmaOf(series);
    if (!pays(margin, sigma, nextDay - today, view.bestPrice(series, "bid") ?? 0)) return;
    if (forgets(today, series)) return;
    sendExercise(outbox, time, "exercise", series, contracts);
  });
}

/** Of the series in TERMS. */
function pays(margin: number, sigma: number, days: number, bid: number): boolean {
  const intrinsic = TERMS.right * (TERMS.spot - TERMS.strike);
  if (intrinsic < margin) return false;
  // Whoever holds until the next close has at least the value without the right until then.
  evaluateOption(VALUE, TERMS, sigma);
  if (VALUE.price - mostOfRightUntilNext(TERMS, days) >= intrinsic) return false;
  return isWorthExercising(TERMS, exerciseGain(TERMS, sigma, days), margin, bid);
}
