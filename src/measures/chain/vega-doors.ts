import { dayOf } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT, NO_ORDER } from "../../messages/events.ts";
import { dollarsFromAmount, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { vegaOfContract } from "../../participants/dealing/option-book.ts";
import { MarketView } from "../../view/market-view.ts";
import { isPublic, MAKER } from "../party-classes.ts";

/**
 * By what makers' vega changes: bought from the public and sold to it, traded with others on the
 * exchange, blocks, exercise and last days; what time, the spot and volatility do is `decay`.
 */
export const DOORS = ["bought", "sold", "listed", "blocks", "expiry", "decay"] as const;
export type Door = (typeof DOORS)[number];

/** What came through the doors, dollars a point; with `before` it adds up to `held`. */
export interface VegaDoorsReport extends Readonly<Record<Door, number>> {
  /** What makers held when the counting began, and what they hold now. */
  readonly before: number;
  readonly held: number;
}

/**
 * Vega of all makers together, followed change by change (economics 1.7): what the public sold
 * them and bought from them, what volatility traders and others bought on the exchange, blocks,
 * what was exercised early or had its last day, and decay. A contract's vega is a whole number of
 * $0.0001 a point at each instant, so the doors add up to what is held to the last unit.
 */
export class VegaDoors {
  /** In $0.0001 a point. */
  readonly through: Record<Door, number> = none();
  readonly #market: Market;
  readonly #classes: readonly string[];
  readonly #sigmaOf: (series: number) => number;
  readonly #view: MarketView;
  /** By series: makers' contracts, and vega of one when it was last looked at. */
  readonly #held: Float64Array;
  readonly #last: Float64Array;
  #start = 0;

  /**
   * @param classes of each account. @param sigmaOf volatility per year at which the vega of a
   * series is taken; 0: it has none.
   */
  constructor(market: Market, classes: readonly string[], sigmaOf: (series: number) => number) {
    this.#market = market;
    this.#classes = classes;
    this.#sigmaOf = sigmaOf;
    this.#view = new MarketView(market, FIRST_PARTY);
    this.#held = new Float64Array(market.instruments.capacity);
    this.#last = new Float64Array(market.instruments.capacity);
  }

  /** Reads one event; to be called for each, before the next command. */
  read(place: number): void {
    const { kind, instrument, account, other, quantity, order, time } = this.#market.events;
    const what = kind[place];
    const isTrade = what === EVENT.traded && instrument[place] !== STOCK;
    if (!isTrade && what !== EVENT.exercised && what !== EVENT.abandoned) return;
    const [series, today, contracts] = [instrument[place]!, dayOf(time[place]!), quantity[place]!];
    const [buyer, seller] = [account[place]!, other[place]!];
    if (isTrade) {
      const isBlock = order[place] === NO_ORDER.block;
      this.#move(series, buyer, contracts, today, this.#doorOf(seller, isBlock, "bought"));
      this.#move(series, seller, -contracts, today, this.#doorOf(buyer, isBlock, "sold"));
    } else {
      this.#move(series, buyer, -contracts, today, "expiry");
      this.#move(series, seller, contracts, today, "expiry");
    }
  }

  /** After a close, before what ends today has ended. */
  close(today: number): void {
    const { live, liveCount } = this.#market.instruments;
    for (let i = 0; i < liveCount[0]!; i++) {
      if (this.#held[live[i]!] !== 0) this.#revalue(live[i]!, today);
    }
  }

  /** Forgets what has come through the doors so far: what is held from then on was there before. */
  restart(): void {
    this.#start = this.#sum();
    Object.assign(this.through, none());
  }

  report(): VegaDoorsReport {
    const { bought, sold, listed, blocks, expiry, decay } = this.through;
    const units = { before: this.#start, bought, sold, listed, blocks, expiry, decay };
    const all = { ...units, held: this.#sum() };
    const dollars = Object.entries(all).map(([name, sum]) => [name, dollarsFromAmount(sum)]);
    return Object.fromEntries(dollars) as VegaDoorsReport;
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
    return this.#sum() - this.heldVega(today);
  }

  #sum(): number {
    return DOORS.reduce((all, door) => all + this.through[door], this.#start);
  }

  #doorOf(other: number, isBlock: boolean, publicDoor: "bought" | "sold"): Door {
    if (isBlock) return "blocks";
    return isPublic(this.#classes, other) ? publicDoor : "listed";
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
    const sigma = this.#sigmaOf(series);
    if (sigma === 0 || this.#market.instruments.expiryDay[series]! <= today) return 0;
    return Math.round(vegaOfContract(this.#view, series, sigma) * UNITS_PER_DOLLAR);
  }
}

function none(): Record<Door, number> {
  return { bought: 0, sold: 0, listed: 0, blocks: 0, expiry: 0, decay: 0 };
}
