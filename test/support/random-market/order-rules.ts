import { EVENT } from "../../../src/messages/events.ts";
import type { Rows } from "../../../src/messages/rows.ts";

const STOCK = 1;
/** Docs/market/book.md: 5 % of the stock's price, 50 % of an option's, and so much at least. */
const BANDS = { stock: { share: 0.05, least: 5_000 }, option: { share: 0.5, least: 10_000 } };

interface Resting {
  readonly id: number;
  readonly account: number;
  readonly instrument: number;
  readonly side: number;
  readonly isQuote: boolean;
  price: number;
  left: number;
}

/** What broke a rule, in words. */
export class BrokenRule extends Error {}

function holds(isFine: boolean, rule: string, detail: unknown): void {
  if (!isFine) throw new BrokenRule(`${rule}: ${JSON.stringify(detail)}`);
}

/**
 * The rules of a book, from events alone: who rests where follows from `accepted`, `traded`,
 * `replaced` and `cancelled`, in plain lists in the order of arrival. Nothing here knows how an
 * order is matched.
 */
export class OrderRules {
  readonly orders: Map<number, Resting> = new Map();
  readonly #books = new Map<number, Resting[]>();
  readonly #touched = new Set<number>();
  /** Per side of the sender: the first price of this command's trades. */
  readonly #first = new Map<number, number>();
  #time = Number.NEGATIVE_INFINITY;
  /** Whether the command is a sweep: sheets meet the orders that rest, at the orders' prices. */
  isSweep = false;
  /** Books that were seen with both sides; furthest that a trade was behind its first one. */
  crossings = 0;
  widest = 0;

  /** Reads one event of a command. @param isQuote whether the command is a quote. */
  take(events: Rows, place: number, isQuote: boolean): void {
    holds(events.time[place]! >= this.#time, "time goes back", events.time[place]);
    this.#time = events.time[place]!;
    switch (events.kind[place]) {
      case EVENT.accepted:
        this.#accept(events, place, isQuote);
        break;
      case EVENT.traded:
        this.#trade(events, place);
        break;
      case EVENT.cancelled:
        this.#cancel(events, place);
        break;
      case EVENT.replaced:
        this.#replace(events, place);
        break;
      case EVENT.expired:
        holds(!this.#books.get(events.instrument[place]!)?.length, "orders after the end", {});
        break;
      default:
    }
  }

  /** After the last event of a command: no book is crossed. */
  finish(): void {
    for (const instrument of this.#touched) {
      const book = this.#books.get(instrument)!;
      const bid = best(book, 1);
      const ask = best(book, -1);
      if (bid === undefined || ask === undefined) continue;
      const isChoice = bid.isQuote && ask.isQuote && bid.account === ask.account;
      holds(bid.price < ask.price || (bid.price === ask.price && isChoice), "crossed", [bid, ask]);
      this.crossings++;
    }
    this.#touched.clear();
    this.#first.clear();
  }

  #accept(events: Rows, place: number, isQuote: boolean): void {
    const order = {
      ...{ id: events.order[place]!, account: events.account[place]!, isQuote },
      ...{ instrument: events.instrument[place]!, side: events.side[place]! },
      ...{ price: events.price[place]!, left: events.quantity[place]! },
    };
    holds(order.left > 0 && order.price > 0, "rests without price or quantity", order);
    holds(!this.orders.has(order.id), "a number twice", order);
    this.orders.set(order.id, order);
    this.#bookOf(order.instrument).push(order);
  }

  #trade(events: Rows, place: number): void {
    const [instrument, side] = [events.instrument[place]!, events.side[place]!];
    const [buyer, seller] = [events.account[place]!, events.other[place]!];
    const [price, quantity] = [events.price[place]!, events.quantity[place]!];
    const told = { instrument, side, buyer, seller, price, quantity };
    holds(buyer !== seller, "self-trade", told);
    holds(quantity > 0 && price > 0, "a trade of nothing", told);
    const head = best(this.#bookOf(instrument), -side);
    const id = events.order[place]!;
    if (id < 0) {
      holds(!this.isSweep, "a sweep without an order", told);
      // Orders trade before sheets at one price.
      holds(head === undefined || side * (head.price - price) > 0, "passed over", [told, head]);
    } else {
      const order = this.orders.get(id);
      holds(order !== undefined && order === head, "not the first in line", [told, order, head]);
      holds(order!.account === (side > 0 ? seller : buyer), "another's order", [told, order]);
      holds(order!.price === price && quantity <= order!.left, "not as it rested", [told, order]);
      order!.left -= quantity;
      if (order!.left === 0) this.#remove(order!);
    }
    this.#checkBand(instrument, side, price);
  }

  /**
   * No trade is worse than the one before it, nor further behind the first of its command than the
   * band. The band is about who arrives. In a sweep nobody does: a trade is at the price that its
   * order has named itself, and of the order that is first in line.
   */
  #checkBand(instrument: number, side: number, price: number): void {
    const key = 2 * instrument + (side > 0 ? 1 : 0);
    const first = this.#first.get(key) ?? price;
    this.#first.set(key, first);
    const behind = side * (price - first);
    const { share, least } = instrument === STOCK ? BANDS.stock : BANDS.option;
    holds(behind >= 0, "a worse price first", { instrument, first, price });
    if (this.isSweep) return;
    const isInside = behind <= Math.max(first * share, least);
    holds(isInside, "outside the band", { instrument, first, price });
    this.widest = Math.max(this.widest, behind);
  }

  #cancel(events: Rows, place: number): void {
    const order = this.orders.get(events.order[place]!);
    const isRight =
      order?.account === events.account[place] && order?.left === events.quantity[place];
    holds(isRight, "cancelled another order", [order, events.order[place]]);
    this.#remove(order!);
  }

  #replace(events: Rows, place: number): void {
    const order = this.orders.get(events.order[place]!)!;
    const [price, left] = [events.price[place]!, events.quantity[place]!];
    const keepsPlace = price === order.price && left <= order.left;
    if (!keepsPlace || left === 0) this.#remove(order);
    Object.assign(order, { price, left });
    if (keepsPlace || left === 0) return;
    this.orders.set(order.id, order);
    this.#bookOf(order.instrument).push(order);
  }

  #remove(order: Resting): void {
    this.orders.delete(order.id);
    const book = this.#bookOf(order.instrument);
    book.splice(book.indexOf(order), 1);
  }

  #bookOf(instrument: number): Resting[] {
    this.#touched.add(instrument);
    const book = this.#books.get(instrument) ?? [];
    this.#books.set(instrument, book);
    return book;
  }
}

/** The best price of a side, the oldest order of it. */
function best(book: readonly Resting[], side: number): Resting | undefined {
  let found: Resting | undefined;
  for (const order of book) {
    if (order.side !== side) continue;
    if (found === undefined || side * (order.price - found.price) > 0) found = order;
  }
  return found;
}
