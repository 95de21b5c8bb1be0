import { STOCK } from "../../contracts/instrument-table.ts";
import { SIDE } from "../../messages/commands.ts";
import { EVENT } from "../../messages/events.ts";
import { type Outbox, sendDayOrder, sendReplace } from "../../messages/outbox.ts";
import type { Rows } from "../../messages/rows.ts";
import { UNITS_PER_CENT } from "../../money/amount.ts";

const FREE = -1;

/**
 * One side of a maker's resting orders: one at each of so many prices, a cent apart. What rests is
 * known from what the market says, never from what was sent.
 */
export class Ladder {
  readonly #side: "buy" | "sell";
  readonly #sign: number;
  readonly #levels: number;
  readonly #shares: number;
  /** Orders: their numbers (FREE for none), prices in cents and what they have left. */
  readonly #id: Float64Array;
  readonly #cents: Int32Array;
  readonly #left: Float64Array;
  /** Top at which everything was found in its place, nothing having happened since; or NaN. */
  #settled = Number.NaN;
  /** Working memory: which prices have an order. */
  readonly #taken: Int32Array;

  /** @param shares of each order. */
  constructor(side: "buy" | "sell", levels: number, shares: number) {
    this.#side = side;
    this.#sign = SIDE[side];
    this.#levels = levels;
    this.#shares = shares;
    this.#id = new Float64Array(levels).fill(FREE);
    this.#cents = new Int32Array(levels);
    this.#left = new Float64Array(levels);
    this.#taken = new Int32Array(levels);
  }

  /**
   * Sends what makes the orders stand at `top` cents and behind it: orders at other prices are
   * moved, those with less than half left are filled up, missing ones are sent.
   */
  arrange(outbox: Outbox, time: number, top: number): void {
    if (top === this.#settled) return;
    this.#settled = top;
    const levels = this.#levels;
    for (let level = 0; level < levels; level++) this.#taken[level] = 0;
    for (let i = 0; i < levels; i++) {
      if (this.#id[i] === FREE) continue;
      const level = this.#sign * (top - this.#cents[i]!);
      if (level < 0 || level >= levels) continue;
      this.#taken[level] = 1;
      if (2 * this.#left[i]! < this.#shares) this.#move(outbox, time, i, this.#cents[i]!);
    }
    let spare = 0;
    for (let level = 0; level < levels; level++) {
      const cents = top - this.#sign * level;
      if (this.#taken[level] === 1 || cents <= 0) continue;
      while (spare < levels && !this.#isSpare(spare, top)) spare++;
      if (spare < levels) this.#move(outbox, time, spare++, cents);
      else this.#send(outbox, time, cents);
    }
  }

  /** Takes in what has happened to an own order. Returns whether it is one of this side. */
  hear(events: Rows, place: number): boolean {
    const kind = events.kind[place]!;
    const order = events.order[place]!;
    if (kind === EVENT.accepted) {
      if (events.side[place] !== this.#sign) return false;
      this.#set(
        this.#find(FREE),
        order,
        events.price[place]! / UNITS_PER_CENT,
        events.quantity[place]!,
      );
      return true;
    }
    const i = this.#find(order);
    if (i < 0) return false;
    const isTrade = kind === EVENT.traded;
    const left = isTrade ? this.#left[i]! - events.quantity[place]! : events.quantity[place]!;
    const isGone = left === 0 || kind === EVENT.cancelled;
    const cents = isTrade ? this.#cents[i]! : events.price[place]! / UNITS_PER_CENT;
    this.#set(i, isGone ? FREE : order, cents, left);
    return true;
  }

  #find(order: number): number {
    for (let i = 0; i < this.#levels; i++) if (this.#id[i] === order) return i;
    return -1;
  }

  #set(i: number, order: number, cents: number, left: number): void {
    this.#id[i] = order;
    this.#cents[i] = cents;
    this.#left[i] = left;
    this.#settled = Number.NaN;
  }

  /** Whether an order rests where none should. */
  #isSpare(i: number, top: number): boolean {
    const level = this.#sign * (top - this.#cents[i]!);
    return this.#id[i] !== FREE && (level < 0 || level >= this.#levels);
  }

  #move(outbox: Outbox, time: number, i: number, cents: number): void {
    sendReplace(outbox, time, this.#id[i]!, cents * UNITS_PER_CENT, this.#shares);
    this.#settled = Number.NaN;
  }

  #send(outbox: Outbox, time: number, cents: number): void {
    sendDayOrder(outbox, time, STOCK, this.#side, cents * UNITS_PER_CENT, this.#shares);
    this.#settled = Number.NaN;
  }
}
