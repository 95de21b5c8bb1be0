import { dayOf } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT, NO_ORDER } from "../../messages/events.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { vegaOfContract } from "../../participants/dealing/option-book.ts";
import { MarketView } from "../../view/market-view.ts";
import { FAIR_SIGMA } from "../chain/chain-market.ts";
import { isPublic, MAKER } from "../chain/follow-trades.ts";

/** By what makers' vega changes. Time, the spot and nothing else: `decay`. */
export const DOORS = ["public", "listed", "blocks", "expiry", "decay"] as const;
export type Door = (typeof DOORS)[number];

/**
 * Vega of all makers together, followed change by change at the volatility that the stock has: what
 * the public sold them, what volatility traders and others bought on the exchange, blocks, what was
 * exercised early or had its last day, and decay. A contract's vega is a whole number of $0.0001 a
 * point at each instant, so the doors add up to what is held to the last unit.
 */
export class VegaDoors {
  /** In $0.0001 a point. */
  readonly through: Record<Door, number> = none();
  readonly #market: Market;
  readonly #classes: readonly string[];
  readonly #view: MarketView;
  /** By series: makers' contracts, and vega of one when it was last looked at. */
  readonly #held: Float64Array;
  readonly #last: Float64Array;
  #start = 0;

  /** @param classes of each account. */
  constructor(market: Market, classes: readonly string[]) {
    this.#market = market;
    this.#classes = classes;
    this.#view = new MarketView(market, FIRST_PARTY);
    this.#held = new Float64Array(market.instruments.capacity);
    this.#last = new Float64Array(market.instruments.capacity);
  }

  /** Reads one event; to be called for each, before the next command. */
  read(place: number): void {
    const { kind, instrument, account, other, quantity, order, time } = this.#market.events;
    const series = instrument[place]!;
    if (series === STOCK) return;
    const [buyer, seller] = [account[place]!, other[place]!];
    const today = dayOf(time[place]!);
    switch (kind[place]) {
      case EVENT.traded: {
        const isBlock = order[place] === NO_ORDER.block;
        this.#move(series, buyer, quantity[place]!, today, this.#doorOf(seller, isBlock));
        this.#move(series, seller, -quantity[place]!, today, this.#doorOf(buyer, isBlock));
        break;
      }
      case EVENT.exercised:
      case EVENT.abandoned:
        this.#move(series, buyer, -quantity[place]!, today, "expiry");
        this.#move(series, seller, quantity[place]!, today, "expiry");
        break;
      default:
    }
  }

  /** After a close, before what ends today has ended. */
  close(today: number): void {
    const { live, liveCount } = this.#market.instruments;
    for (let i = 0; i < liveCount[0]!; i++) this.#revalue(live[i]!, today);
  }

  /** Forgets what has come through the doors so far. To be called after `close`. */
  restart(today: number): void {
    Object.assign(this.through, none());
    this.#start = this.heldVega(today);
  }

  /** What the ledger says that makers hold, $0.0001 a point. */
  heldVega(today: number): number {
    const { instruments, ledger } = this.#market;
    let sum = 0;
    for (let i = 0; i < instruments.liveCount[0]!; i++) {
      const series = instruments.live[i]!;
      const vega = this.#vegaOf(series, today);
      for (let account = FIRST_PARTY; account < this.#classes.length; account++) {
        if (this.#classes[account] !== MAKER) continue;
        sum += balanceOf(ledger, account, series) * vega;
      }
    }
    return sum;
  }

  /** How much the doors miss of what is held, $0.0001 a point. To be called after `close`. */
  missing(today: number): number {
    const sum = DOORS.reduce((all, door) => all + this.through[door], this.#start);
    return sum - this.heldVega(today);
  }

  #doorOf(other: number, isBlock: boolean): Door {
    if (isBlock) return "blocks";
    return isPublic(this.#classes, other) ? "public" : "listed";
  }

  #move(series: number, account: number, contracts: number, today: number, door: Door): void {
    if (this.#classes[account] !== MAKER) return;
    this.#revalue(series, today);
    this.through[door] += contracts * this.#last[series]!;
    this.#held[series]! += contracts;
  }

  #revalue(series: number, today: number): void {
    const vega = this.#vegaOf(series, today);
    const isLast = this.#market.instruments.expiryDay[series]! <= today;
    const change = this.#held[series]! * (vega - this.#last[series]!);
    this.through[isLast ? "expiry" : "decay"] += change;
    this.#last[series] = vega;
  }

  /** Of a contract, $0.0001 a point; none on its last day. */
  #vegaOf(series: number, today: number): number {
    if (this.#market.instruments.expiryDay[series]! <= today) return 0;
    return Math.round(vegaOfContract(this.#view, series, FAIR_SIGMA) * UNITS_PER_DOLLAR);
  }
}

function none(): Record<Door, number> {
  return { public: 0, listed: 0, blocks: 0, expiry: 0, decay: 0 };
}
