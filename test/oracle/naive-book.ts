import type { MarketEvent } from "../../src/messages/events.ts";
import {
  byPriority,
  crossing,
  type NaiveGuard,
  type NaiveOrder,
  type NaiveSetup,
  type NaiveState,
  namedBy,
  refusalOf,
  replacedBy,
  type Side,
  sidesOf,
  type TradingCommand,
} from "./naive-orders.ts";

/**
 * A second exchange, written to be obviously right: one array of resting orders, searched anew for
 * every question. Orders are numbered 0, 1, 2 ... in the order in which they came to rest.
 */
export class NaiveBook implements NaiveState {
  resting: NaiveOrder[] = [];
  numbered = 0;
  arrivals = 0;
  time = 0;
  events: MarketEvent[] = [];
  readonly killed: Set<number> = new Set();
  readonly guards: Map<number, NaiveGuard> = new Map();
  readonly setup: NaiveSetup;

  constructor(setup: NaiveSetup) {
    this.setup = setup;
  }

  apply(command: TradingCommand): MarketEvent[] {
    this.events = [];
    const code = refusalOf(this, command);
    if (code !== "time-backwards") this.time = command.time;
    if (code !== undefined) {
      const account = command.kind === "end-day" ? 0 : command.account;
      this.events = [{ kind: "refused", time: this.time, account, code }];
      return this.events;
    }
    this.handle(command);
    this.trip();
    this.markFirstTrade();
    return this.events;
  }

  handle(command: TradingCommand): void {
    switch (command.kind) {
      case "end-day":
        this.cancel((order) => order.rests === "day");
        break;
      case "cancel":
        this.cancel((order) => order.id === command.order);
        break;
      case "kill":
        this.killed.add(command.account);
        this.cancel((order) => order.account === command.account);
        break;
      case "cancel-all":
        this.cancel((order) => order.account === command.account);
        break;
      case "revive":
        this.killed.delete(command.account);
        break;
      case "protect":
        this.guards.set(command.account, newGuard(command));
        break;
      case "replace":
        this.replace(namedBy(this, command)!, command);
        break;
      case "quote":
        this.cancel((order) => replacedBy(command, order));
        for (const side of sidesOf(this, command)) this.enter(side, true);
        break;
      default: {
        const sides = sidesOf(this, command);
        if (sides.length === 0) this.drop(command);
        for (const side of sides) this.enter(side, doesRest(command));
      }
    }
  }

  enter(side: Side, rests: boolean): void {
    const quantity = this.take(side);
    if (quantity === 0) return;
    if (rests) this.rest({ ...side, quantity });
    else this.drop({ ...side, quantity });
  }

  /** What is left of an incoming order after it has traded. */
  take({ account, instrument, side, ...incoming }: Side): number {
    let left = incoming.quantity;
    for (const order of crossing({ account, instrument, side, ...incoming }, this.resting)) {
      if (order.account === account || left === 0) break;
      const quantity = Math.min(left, order.quantity);
      left -= quantity;
      order.quantity -= quantity;
      const [buyer, seller] = side === "buy" ? [account, order.account] : [order.account, account];
      const trade = { instrument, buyer, seller, order: order.id, aggressor: side, quantity };
      this.events.push({ kind: "traded", time: this.time, ...trade, price: order.price });
      const guard = this.guards.get(order.account);
      if (order.rests !== "requoted" || guard === undefined || guard.limit === 0) continue;
      if (this.time - guard.since > guard.windowUs)
        Object.assign(guard, { since: this.time, filled: 0 });
      guard.filled += quantity;
    }
    this.resting = this.resting.filter((order) => order.quantity > 0);
    return left;
  }

  rest(side: Side): void {
    const order = { ...side, id: this.numbered++, arrival: this.arrivals++ };
    this.resting.push(order);
    const { rests: _, arrival: __, id, ...said } = order;
    this.events.push({ kind: "accepted", time: this.time, ...said, order: id });
  }

  drop({ account, instrument, quantity }: Pick<Side, "account" | "instrument" | "quantity">): void {
    this.events.push({ kind: "dropped", time: this.time, account, instrument, quantity });
  }

  replace(order: NaiveOrder, { price, quantity }: { price: number; quantity: number }): void {
    const { account, id } = order;
    let left = quantity;
    if (price !== order.price || quantity > order.quantity) {
      left = this.take({ ...order, price, quantity });
      order.arrival = this.arrivals++;
    }
    Object.assign(order, { price, quantity: left });
    this.resting = this.resting.filter((one) => one.quantity > 0);
    this.events.push({
      kind: "replaced",
      time: this.time,
      account,
      order: id,
      price,
      quantity: left,
    });
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

  /** Makers whose window is full lose all their quotes. */
  trip(): void {
    for (const account of this.setup.parties) {
      const guard = this.guards.get(account);
      if (guard === undefined || guard.tripped || guard.limit === 0) continue;
      if (guard.filled < guard.limit) continue;
      guard.tripped = true;
      const quantity = guard.filled;
      this.events.push({ kind: "protected", time: this.time, account, quantity });
      this.cancel((order) => order.account === account && order.rests === "requoted");
    }
  }

  markFirstTrade(): void {
    for (const event of [...this.events]) {
      if (event.kind !== "traded" || this.setup.marked.has(event.instrument)) continue;
      const { instrument, time } = event;
      this.setup.marked.add(instrument);
      const mark = event.price * this.setup.instruments.get(instrument)!.shares;
      this.events.push({ kind: "marked", time, instrument, before: mark, mark });
    }
  }
}

function doesRest(command: TradingCommand): boolean {
  return command.kind === "order" && !["ioc", "fok"].includes(command.timeInForce);
}

function newGuard(command: Extract<TradingCommand, { kind: "protect" }>): NaiveGuard {
  const { contracts: limit, windowUs, time: since } = command;
  return { limit, windowUs, since, filled: 0, tripped: false };
}
