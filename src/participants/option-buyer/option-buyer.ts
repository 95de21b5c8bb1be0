import { STOCK } from "../../contracts/instrument-table.ts";
import { sendExercise, sendMarketOrder } from "../../messages/outbox.ts";
import { arrives } from "../arrival.ts";
import { isBestExercised } from "../dealing/exercise-before-ex.ts";
import type { ForecastSurface } from "../dealing/forecast-surface.ts";
import { pickSeries } from "../pick-series.ts";
import {
  chanceOfHolding,
  type Habit,
  type RetailAccount,
  type RetailMood,
  sessionsIn,
} from "../retail-account.ts";

/** How buyers of the public behave; economics section 3 has the reasons. */
export interface BuyerSettings {
  /** 1 calls, -1 puts. */
  readonly right: 1 | -1;
  readonly contracts: number;
  readonly delta: number;
  readonly days: number;
  /** Chance a day to buy, of somebody who has no option at the moment. */
  readonly arrival: number;
  /** Sessions until he sells again. */
  readonly holdSessions: number;
  readonly waitSteps: number;
}

/** Draw of a day that says whether he overlooks an exercise. */
const EXERCISING = 3;

/** Somebody of the public who buys calls or puts for a while. */
export class OptionBuyer {
  readonly account: RetailAccount;
  readonly #settings: BuyerSettings;
  /** Sessions that he has looked at his option. */
  #sessions = 0;
  /** Whether he has shares because he exercised, to be sold. */
  #hasExercised = false;

  constructor(account: RetailAccount, settings: BuyerSettings) {
    this.account = account;
    this.#settings = settings;
  }

  /** The moment of his day: buys, or sells what he has held long enough. */
  act(time: number, today: number, step: number, mood: RetailMood): void {
    if (this.#hasExercised) this.#sellShares(time);
    const held = this.account.position();
    if (held <= 0) {
      this.#buy(time, today, step, mood);
      return;
    }
    const { view, outbox, series } = this.account;
    this.#sessions++;
    const isLast = view.daysToExpiry(series) <= 1;
    if (this.#sessions < this.#settings.holdSessions && !isLast) return;
    sendMarketOrder(outbox, time, series, "sell", held);
  }

  /**
   * At the close before an ex-date: exercises a call that is worth no more alive, unless he
   * overlooks it. @param neglect chance of that.
   */
  exerciseBeforeEx(
    time: number,
    today: number,
    nextDay: number,
    neglect: number,
    surface: ForecastSurface,
  ): void {
    const { view, outbox, series, stream } = this.account;
    const held = this.account.position();
    if (held <= 0 || !isBestExercised(view, series, surface.sigmaOf(series), nextDay)) return;
    stream.at(today, EXERCISING);
    if (stream.nextUniform() < neglect) return;
    this.#hasExercised = true;
    sendExercise(outbox, time, "exercise", series, held);
  }

  #sellShares(time: number): void {
    const { view, outbox } = this.account;
    const shares = view.position(STOCK);
    this.#hasExercised = false;
    if (shares > 0) sendMarketOrder(outbox, time, STOCK, "sell", shares);
  }

  /** What he has held for a while on any day of a market that has long been open. */
  habit(): Habit {
    const { right, delta, contracts, days, holdSessions, arrival } = this.#settings;
    const chance = chanceOfHolding(holdSessions, arrival);
    const leastDays = days - Math.ceil(holdSessions * (days / sessionsIn(days)));
    return { side: "buy", right, delta, contracts, chance, days, leastDays };
  }

  /** Begins with an option that he has held for a part of his sessions. */
  begin(series: number): void {
    const { account } = this;
    account.series = series;
    this.#sessions = account.stream.nextInteger(this.#settings.holdSessions);
  }

  #buy(time: number, today: number, step: number, mood: RetailMood): void {
    const { view, stream } = this.account;
    const { right, delta, days, arrival, contracts, waitSteps } = this.#settings;
    const series = pickSeries(view, { right, delta, days }, mood.surface.month, today);
    const ask = series === 0 ? undefined : view.bestPrice(series, "ask");
    if (ask === undefined) return;
    const fair = mood.surface.sigmaOf(series);
    const sigma = view.impliedVolatility(series, ask, fair);
    if (!arrives(stream, arrival, mood, sigma - fair)) return;
    this.#sessions = 0;
    const isPatient = stream.nextUniform() < mood.patience;
    this.account.trade(time, { series, side: "buy", contracts }, isPatient, step, waitSteps);
  }
}
