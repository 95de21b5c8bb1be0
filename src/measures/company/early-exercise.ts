import { dayOf } from "../../calendar/civil-date.ts";
import { nextTradingDay } from "../../calendar/trading-days.ts";
import { sharesPerUnit } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import { EXERCISE_MARGIN } from "../../participants/dealing/exercise-before-ex.ts";
import { openInterest } from "../../positions/open-interest.ts";
import { paidBetween } from "../../pricing/carry.ts";
import { MarketView } from "../../view/market-view.ts";

/** What was exercised before its expiry on a day, in contracts: so many were assigned. */
export interface ExerciseDay {
  readonly day: number;
  contracts: number;
  /** Of the calls that were best exercised before an ex-date: held, and exercised. */
  best: number;
  bestExercised: number;
  /** What holders of the others gave up, to who owed them: $0.0001. */
  neglectCost: number;
}

export interface EarlyExercises {
  readonly market: Market;
  readonly view: MarketView;
  readonly days: ExerciseDay[];
  /** Of the series that are best exercised today: what that brings per contract, $0.0001. */
  readonly gains: Map<number, number>;
}

export function createEarlyExercises(market: Market): EarlyExercises {
  // It reads what everybody may read: any account will do.
  return { market, view: new MarketView(market, FIRST_PARTY), days: [], gains: new Map() };
}

/**
 * To be called after the marks of a close, before anybody exercises.
 *
 * @param sigma what is forecast, per year: marks of deep calls hardly say a volatility.
 */
export function noteExEve(
  { market, view, days, gains }: EarlyExercises,
  today: number,
  sigma: number,
): void {
  gains.clear();
  const nextDay = nextTradingDay(today);
  if (paidBetween(market.carry, today, nextDay) === 0) return;
  const eve = createDay(today);
  const { ledger, accounts, instruments } = market;
  const { live, liveCount } = instruments;
  for (let i = 0; i < liveCount[0]!; i++) {
    const series = live[i]!;
    const gain = view.gainBeforeEx(series, sigma, nextDay);
    if (gain === undefined || gain < EXERCISE_MARGIN) continue;
    const held = openInterest(ledger, accounts, series);
    if (held === 0) continue;
    const perContract = Math.round(gain * sharesPerUnit(series));
    gains.set(series, perContract);
    eve.best += held;
    eve.neglectCost += held * perContract;
  }
  days.push(eve);
}

/** Reads one event; to be called for each, in order. */
export function countExercise({ market, days, gains }: EarlyExercises, place: number): void {
  const { events, instruments } = market;
  if (events.kind[place] !== EVENT.exercised) return;
  const day = dayOf(events.time[place]!);
  const [series, quantity] = [events.instrument[place]!, events.quantity[place]!];
  if (day >= instruments.expiryDay[series]!) return;
  if (days.at(-1)?.day !== day) days.push(createDay(day));
  const today = days.at(-1)!;
  today.contracts += quantity;
  const gain = gains.get(series);
  if (gain === undefined) return;
  today.bestExercised += quantity;
  today.neglectCost -= quantity * gain;
}

function createDay(day: number): ExerciseDay {
  return { day, contracts: 0, best: 0, bestExercised: 0, neglectCost: 0 };
}
