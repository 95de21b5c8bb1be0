import type { Command } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";

/**
 * A second exchange, written to be obviously right: one array of resting orders, searched anew for
 * every question. Orders are numbered 0, 1, 2 ... in the order in which they came to rest.
 */
export interface NaiveOrder {
  id: number;
  account: number;
  instrument: number;
  side: "buy" | "sell";
  price: number;
  quantity: number;
  isQuote: boolean;
}

export type TradingCommand = Extract<
  Command,
  { kind: "order" | "quote" | "cancel" | "cancel-all" }
>;
type Side = Pick<NaiveOrder, "account" | "instrument" | "side" | "price" | "quantity" | "isQuote">;

export class NaiveBook {
  resting: NaiveOrder[] = [];
  numbered = 0;
  time = 0;
  events: MarketEvent[] = [];

  constructor(
    readonly setup: {
      room: number;
      parties: number[];
      /** Shares per unit and tick rule; in the order in which cancel-all goes through them. */
      instruments: Map<number, { shares: number; ticks: "none" | "listed"; expired: boolean }>;
      marked: Set<number>;
    },
  ) {}

  apply(command: TradingCommand): MarketEvent[] {
    this.events = [];
    const code = this.refusal(command);
    if (code !== "time-backwards") this.time = command.time;
    if (code !== undefined) {
      return [{ kind: "refused", time: this.time, account: command.account, code }];
    }
    const { account } = command;
    if (command.kind === "cancel") this.cancel((order) => order.id === command.order);
    else if (command.kind === "cancel-all") this.cancel((order) => order.account === account);
    else {
      if (command.kind === "quote") this.cancel((order) => replacedBy(command, order));
      for (const side of sidesOf(command)) {
        this.enter(side, command.kind === "quote" || command.timeInForce === "day");
      }
    }
    this.markFirstTrade();
    return this.events;
  }

  refusal(command: TradingCommand): Extract<MarketEvent, { kind: "refused" }>["code"] | undefined {
    const { account, time } = command;
    if (!Number.isSafeInteger(time) || time < this.time) return "time-backwards";
    if (command.kind === "cancel") {
      const own = this.resting.some((o) => o.id === command.order && o.account === account);
      return own ? undefined : "unknown-order";
    }
    if (!this.setup.parties.includes(account)) return "unknown-account";
    if (command.kind === "cancel-all") return undefined;
    const instrument = this.setup.instruments.get(command.instrument);
    if (instrument === undefined) return "unknown-instrument";
    if (instrument.expired) return "series-expired";
    const [sizes, least] =
      command.kind === "order" ? [[command.quantity], 1] : [[command.bidSize, command.askSize], 0];
    const isGoodSize = (n: number) => Number.isInteger(n) && n >= least && n <= 1_000_000_000;
    if (!sizes.every(isGoodSize)) return "bad-quantity";
    const sides = sidesOf(command);
    for (const { price } of sides) {
      if (!Number.isSafeInteger(price) || price <= 0) return "bad-price";
      const tick = instrument.ticks === "none" ? 1 : price < 30_000 ? 100 : 500;
      if (price % tick !== 0) return "off-tick";
    }
    for (const { price, quantity } of sides) {
      const cash = BigInt(price) * BigInt(quantity) * BigInt(instrument.shares);
      if (cash >= 2n ** 53n) return "bad-quantity";
    }
    const [bid, ask] = sides;
    if (bid !== undefined && ask !== undefined && bid.price > ask.price) return "crossed-quote";
    const staying = this.resting.filter((order) => !replacedBy(command, order));
    if (sides.some((side) => meetsItself(side, staying))) return "self-trade";
    const rests = command.kind === "quote" || command.timeInForce === "day";
    return staying.length + (rests ? sides.length : 0) > this.setup.room ? "book-full" : undefined;
  }

  enter(incoming: Side, rests: boolean): void {
    const { account, instrument, side, price } = incoming;
    let left = incoming.quantity;
    for (const order of crossing(incoming, this.resting)) {
      if (order.account === account || left === 0) break;
      const quantity = Math.min(left, order.quantity);
      left -= quantity;
      order.quantity -= quantity;
      const [buyer, seller] = side === "buy" ? [account, order.account] : [order.account, account];
      const trade = { instrument, buyer, seller, order: order.id, aggressor: side, quantity };
      this.events.push({ kind: "traded", time: this.time, ...trade, price: order.price });
    }
    this.resting = this.resting.filter((order) => order.quantity > 0);
    if (left === 0 || !rests) return;
    const order = { ...incoming, id: this.numbered++, quantity: left };
    this.resting.push(order);
    const { isQuote: _, id, ...said } = order;
    this.events.push({ kind: "accepted", time: this.time, ...said, order: id });
  }

  /** Book by book, bids before asks, best first. */
  cancel(goes: (order: NaiveOrder) => boolean): void {
    const books = [...this.setup.instruments.keys()];
    const going = this.resting
      .filter(goes)
      .sort(
        (a, b) =>
          books.indexOf(a.instrument) - books.indexOf(b.instrument) ||
          (a.side === b.side ? byPriority(a, b) : a.side === "buy" ? -1 : 1),
      );
    for (const { id, account, quantity } of going) {
      this.events.push({ kind: "cancelled", time: this.time, account, order: id, quantity });
    }
    this.resting = this.resting.filter((order) => !going.includes(order));
  }

  markFirstTrade(): void {
    for (const event of [...this.events]) {
      if (event.kind !== "traded" || this.setup.marked.has(event.instrument)) continue;
      const { instrument, time } = event;
      this.setup.marked.add(instrument);
      const mark = event.price * this.setup.instruments.get(instrument)!.shares;
      this.events.push({ kind: "marked", time, instrument, before: 0, mark });
    }
  }
}

function sidesOf(command: Extract<TradingCommand, { kind: "order" | "quote" }>): Side[] {
  const { account, instrument } = command;
  if (command.kind === "order") {
    const { side, price, quantity } = command;
    return [{ account, instrument, side, price, quantity, isQuote: false }];
  }
  const { bid, bidSize, ask, askSize } = command;
  const quote = { account, instrument, isQuote: true };
  const both: Side[] = [
    { ...quote, side: "buy", price: bid, quantity: bidSize },
    { ...quote, side: "sell", price: ask, quantity: askSize },
  ];
  return both.filter((side) => side.quantity > 0);
}

function replacedBy(command: TradingCommand, order: NaiveOrder): boolean {
  if (command.kind !== "quote" || !order.isQuote) return false;
  return order.account === command.account && order.instrument === command.instrument;
}

function byPriority(a: NaiveOrder, b: NaiveOrder): number {
  return (a.side === "buy" ? b.price - a.price : a.price - b.price) || a.id - b.id;
}

/** Resting orders that an incoming one could trade with, in the order in which it would. */
function crossing(incoming: Side, resting: NaiveOrder[]): NaiveOrder[] {
  const buys = incoming.side === "buy";
  return resting
    .filter((order) => order.instrument === incoming.instrument && order.side !== incoming.side)
    .filter(({ price }) => (buys ? price <= incoming.price : price >= incoming.price))
    .sort(byPriority);
}

function meetsItself(side: Side, resting: NaiveOrder[]): boolean {
  let left = side.quantity;
  for (const order of crossing(side, resting)) {
    if (left <= 0) return false;
    if (order.account === side.account) return true;
    left -= order.quantity;
  }
  return false;
}
