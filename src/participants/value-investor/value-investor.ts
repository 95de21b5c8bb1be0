import { STOCK } from "../../contracts/instrument-table.ts";
import { log } from "../../math/log.ts";
import type { RandomStream } from "../../math/random-stream.ts";
import { type Outbox, sendImmediateOrder } from "../../messages/outbox.ts";
import { UNITS_PER_CENT } from "../../money/amount.ts";
import type { MarketView } from "../../view/market-view.ts";

export interface ValueInvestorSettings {
  /** How often he looks at the price in a session, on average. */
  readonly looksPerDay: number;
  /** Standard deviation of his estimate at one look, in deviations of a session. */
  readonly error: number;
  /** Gap that is not worth his trouble, in the same. */
  readonly cost: number;
  /** Shares for one deviation of gap beyond the cost, and the most that he trades at once. */
  readonly sharesPerSigma: number;
  readonly mostShares: number;
}

/** What a share is worth, in $0.0001, as he could find out with more work. */
export interface ValueSource {
  valueAt(time: number): number;
  /** Deviation of the value in a session, as a share of it. */
  sigmaAt(time: number): number;
}

/**
 * Buys below and sells above his estimate of the value, whatever he holds: the more, the larger
 * the gap, and at no price that leaves him less than his cost. What pulls the price to the value is
 * the sum of many such estimates.
 */
export class ValueInvestor {
  readonly #view: MarketView;
  readonly #outbox: Outbox;
  readonly #stream: RandomStream;
  readonly #value: ValueSource;
  readonly #settings: ValueInvestorSettings;
  #day = 0;
  #looks = 0;
  /** Share of the session's activity that is behind him. */
  #passed = 0;
  #timeAt: (share: number) => number = () => 0;

  constructor(
    view: MarketView,
    outbox: Outbox,
    stream: RandomStream,
    value: ValueSource,
    settings: ValueInvestorSettings,
  ) {
    this.#view = view;
    this.#outbox = outbox;
    this.#stream = stream;
    this.#value = value;
    this.#settings = settings;
  }

  /** @param timeAt time by which so much of the session's activity has happened. */
  startDay(day: number, timeAt: (share: number) => number): number {
    this.#day = day;
    this.#looks = 0;
    this.#passed = 0;
    this.#timeAt = timeAt;
    this.#stream.at(day, 0);
    return this.#next(0);
  }

  wake(now: number): number {
    this.#stream.at(this.#day, ++this.#looks);
    const { error, cost } = this.#settings;
    const sigma = this.#value.sigmaAt(now);
    const value = this.#value.valueAt(now) * (1 + sigma * error * this.#stream.nextNormal());
    const ask = this.#view.bestPrice(STOCK, "ask");
    const bid = this.#view.bestPrice(STOCK, "bid");
    const most = value * (1 - sigma * cost);
    const least = value * (1 + sigma * cost);
    if (ask !== undefined && ask < most) {
      const shares = this.#sharesFor((most - ask) / value / sigma);
      sendImmediateOrder(
        this.#outbox,
        now,
        STOCK,
        "buy",
        Math.floor(most / UNITS_PER_CENT) * UNITS_PER_CENT,
        shares,
      );
    } else if (bid !== undefined && bid > least) {
      const shares = this.#sharesFor((bid - least) / value / sigma);
      sendImmediateOrder(
        this.#outbox,
        now,
        STOCK,
        "sell",
        Math.ceil(least / UNITS_PER_CENT) * UNITS_PER_CENT,
        shares,
      );
    }
    return this.#next(now);
  }

  /** Microseconds are the smallest step: two draws may fall into one. */
  #next(now: number): number {
    this.#passed -= log(this.#stream.nextUniform()) / this.#settings.looksPerDay;
    if (this.#passed >= 1) return Number.POSITIVE_INFINITY;
    return Math.max(this.#timeAt(this.#passed), now + 1);
  }

  /** @param gap beyond the cost, in deviations of a session. */
  #sharesFor(gap: number): number {
    const { sharesPerSigma, mostShares } = this.#settings;
    return Math.min(Math.ceil(gap * sharesPerSigma), mostShares);
  }
}
