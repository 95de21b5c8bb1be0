import { roundDownToTick, roundUpToTick, type TickRule } from "../contracts/tick-rule.ts";
import type { RandomStream } from "../math/random-stream.ts";
import { type Outbox, sendCancelAll, sendDayOrder, sendMarketOrder } from "../messages/outbox.ts";
import type { MarketView } from "../view/market-view.ts";
import type { ForecastSurface } from "./dealing/forecast-surface.ts";

/** What somebody of the public wants to trade now. */
export interface Wish {
  readonly series: number;
  readonly side: "buy" | "sell";
  readonly contracts: number;
}

/** The public as everybody sees it, and how patient it is. */
export interface RetailMood {
  /** Volatilities that people compare prices with. */
  readonly surface: ForecastSurface;
  /** Arrivals x e^(-elasticity x points given up). */
  readonly elasticity: number;
  /** Share of orders that first wait at the middle of the quote. */
  readonly patience: number;
}

/** What somebody of the public usually has open, where a market does not begin empty. */
export interface Habit {
  readonly side: "buy" | "sell";
  /** 1 call, -1 put. */
  readonly right: 1 | -1;
  readonly delta: number;
  readonly contracts: number;
  /** Chance that he has one. */
  readonly chance: number;
  /** Calendar days that its expiry is away: as he opens it, and at least. */
  readonly days: number;
  readonly leastDays: number;
}

const CALENDAR_DAYS = 7 / 5;

/** Chance that somebody has an option who holds one so many sessions, then waits for the next. */
export function chanceOfHolding(sessions: number, arrival: number): number {
  return sessions / (sessions + 1 / arrival);
}

/** Sessions in so many calendar days. */
export function sessionsIn(days: number): number {
  return days / CALENDAR_DAYS;
}

/** One of the public: has one option position at most, and one order at a time. */
export class RetailAccount {
  readonly view: MarketView;
  readonly outbox: Outbox;
  readonly stream: RandomStream;
  /** Where to look for the position; what is held is read from the ledger. */
  series = 0;
  /** What waits at the middle of the quote, and until which step. */
  waiting: Wish | undefined;
  patientUntil = 0;
  /** What he had when he sent it. */
  before = 0;

  constructor(view: MarketView, outbox: Outbox, stream: RandomStream) {
    this.view = view;
    this.outbox = outbox;
    this.stream = stream;
  }

  /** Contracts that he holds (above 0) or owes (below). */
  position(): number {
    return this.series === 0 ? 0 : this.view.position(this.series);
  }

  /**
   * Sends an order: at the middle of the quote if he is patient, else at once.
   *
   * @param step of the run. @param waits steps before he gives up.
   */
  trade(time: number, wish: Wish, isPatient: boolean, step: number, waits: number): void {
    const { view, outbox } = this;
    this.series = wish.series;
    const bid = view.bestPrice(wish.series, "bid");
    const ask = view.bestPrice(wish.series, "ask");
    if (!isPatient || bid === undefined || ask === undefined) {
      sendMarketOrder(outbox, time, wish.series, wish.side, wish.contracts);
      return;
    }
    const rule = view.tickRule(wish.series);
    const price = roundToQuote(rule, bid, ask, wish.side);
    sendDayOrder(outbox, time, wish.series, wish.side, price, wish.contracts);
    this.waiting = wish;
    this.before = this.position();
    this.patientUntil = step + waits;
  }

  /** Whether he has waited long enough. @param step of the run. */
  isDue(step: number): boolean {
    return this.waiting !== undefined && step >= this.patientUntil;
  }

  /** Whoever has waited long enough takes the price that there is for what is left. */
  giveUp(time: number): void {
    const { waiting, outbox } = this;
    if (waiting === undefined) return;
    this.waiting = undefined;
    const filled = Math.abs(this.position() - this.before);
    const left = waiting.contracts - filled;
    if (left <= 0) return;
    sendCancelAll(outbox, time);
    sendMarketOrder(outbox, time, waiting.series, waiting.side, left);
  }
}

/**
 * A price at the middle of a quote for an order that waits: up to the tick for a sale and down for
 * a purchase, and never beyond the quote. All in $0.0001 per share.
 */
function roundToQuote(rule: TickRule, bid: number, ask: number, side: "buy" | "sell"): number {
  const mid = (bid + ask) / 2;
  return side === "sell"
    ? Math.min(roundUpToTick(rule, mid), ask)
    : Math.max(roundDownToTick(rule, mid), bid);
}
