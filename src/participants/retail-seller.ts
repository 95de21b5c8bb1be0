import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { sendMarketOrder } from "../messages/outbox.ts";
import { arrives } from "./arrival.ts";
import type { SellerHabit } from "./option-seller.ts";
import { pickSeries } from "./pick-series.ts";
import {
  chanceOfHolding,
  type Habit,
  type RetailAccount,
  type RetailMood,
  sessionsIn,
} from "./retail-account.ts";

/** How sellers of the public behave; economics section 3 has the reasons. */
export interface SellerSettings {
  readonly contracts: number;
  /** Size of the delta of what is sold. */
  readonly delta: number;
  readonly days: number;
  /** Chance a day to sell again, of somebody who has no option at the moment. */
  readonly arrival: number;
  /** Shares of sellers who buy back at half of the premium, and who roll; the others hold. */
  readonly closeAtHalf: number;
  readonly roll: number;
  readonly waitSteps: number;
}

/** Who rolls does so this many calendar days before the expiry. */
const ROLL_DAYS = 7;
/** Options that a market begins with live so many calendar days more at least. */
const LEAST_LIFE = 3;

/** Somebody of the public who sells one option after the other. */
export class RetailSeller {
  readonly account: RetailAccount;
  readonly #habit: SellerHabit;
  readonly #settings: SellerSettings;
  /** What he remembers of his sale: the bid in $0.0001 per share, and how he means to end it. */
  #premium = 0;
  #exit: "hold" | "half" | "roll" = "hold";

  constructor(account: RetailAccount, habit: SellerHabit, settings: SellerSettings) {
    this.account = account;
    this.#habit = habit;
    this.#settings = settings;
  }

  /** The moment of his day: restores his shares, then sells, or looks after what he has sold. */
  act(time: number, today: number, step: number, mood: RetailMood): void {
    const owed = -this.account.position();
    if (owed > 0) this.#lookAfter(time, owed);
    else {
      this.#restoreShares(time);
      this.#sell(time, today, step, mood);
    }
  }

  /** What he has owed for a while on any day of a market that has long been open. */
  habit(): Habit {
    const { delta, days, arrival } = this.#settings;
    const right = this.#habit.nextRight(this.account.view);
    const chance = chanceOfHolding(sessionsIn(days), arrival);
    const contracts = this.#contractsToSell(right);
    return { side: "sell", right, delta, contracts, chance, days, leastDays: LEAST_LIFE };
  }

  /** Begins with a sale that he has made, at a premium in $0.0001 per share. */
  begin(series: number, premium: number): void {
    this.account.series = series;
    this.#remember(premium);
  }

  #remember(premium: number): void {
    const { closeAtHalf, roll } = this.#settings;
    const end = this.account.stream.nextUniform();
    this.#exit = end < closeAtHalf ? "half" : end < closeAtHalf + roll ? "roll" : "hold";
    this.#premium = premium;
  }

  #sell(time: number, today: number, step: number, mood: RetailMood): void {
    const { account } = this;
    const { view, stream } = account;
    const { delta, days, arrival, waitSteps } = this.#settings;
    const right = this.#habit.nextRight(view);
    const contracts = this.#contractsToSell(right);
    if (contracts === 0) return;
    const series = pickSeries(view, { right, delta, days }, mood.surface.month, today);
    const bid = series === 0 ? undefined : view.bestPrice(series, "bid");
    if (bid === undefined) return;
    const fair = mood.surface.sigmaOf(series);
    const sigma = view.impliedVolatility(series, bid, fair);
    if (!arrives(stream, arrival, mood, fair - sigma)) return;
    this.#remember(bid);
    const isPatient = stream.nextUniform() < mood.patience;
    account.trade(time, { series, side: "sell", contracts }, isPatient, step, waitSteps);
  }

  /** As many as the cash is for, but no more calls than the shares cover. */
  #contractsToSell(right: 1 | -1): number {
    const { contracts } = this.#settings;
    if (right < 0) return contracts;
    const kept = this.#habit.sharesBetweenSales(contracts * MULTIPLIER);
    const shares = kept ?? this.account.view.position(STOCK);
    return Math.min(contracts, Math.floor(shares / MULTIPLIER));
  }

  #lookAfter(time: number, owed: number): void {
    const { view, outbox, series } = this.account;
    const ask = view.bestPrice(series, "ask");
    const isHalf = this.#exit === "half" && ask !== undefined && ask <= this.#premium / 2;
    const isRoll = this.#exit === "roll" && view.daysToExpiry(series) <= ROLL_DAYS;
    if (isHalf || isRoll) sendMarketOrder(outbox, time, series, "buy", owed);
  }

  /** After an assignment: the shares that he has between two sales. */
  #restoreShares(time: number): void {
    const { view, outbox } = this.account;
    const shares = this.#settings.contracts * MULTIPLIER;
    const wanted = this.#habit.sharesBetweenSales(shares);
    if (wanted === undefined) return;
    const missing = wanted - view.position(STOCK);
    if (missing === 0) return;
    sendMarketOrder(outbox, time, STOCK, missing > 0 ? "buy" : "sell", Math.abs(missing));
  }
}
