import type { MarketEvent } from "../../src/messages/events.ts";
import {
  byPriority,
  crossing,
  type NaiveOrder,
  type NaiveSetup,
  type NaiveState,
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
  time = 0;
  events: MarketEvent[] = [];

  readonly setup: NaiveSetup;

  constructor(setup: NaiveSetup) {
    this.setup = setup;
  }

  apply(command: TradingCommand): MarketEvent[] {
    this.events = [];
    const code = refusalOf(this, command);
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
        this.enter(side, command.kind === "quote" || command.timeInForce === "gtc");
      }
    }
    this.markFirstTrade();
    return this.events;
  }

  enter(incoming: Side, rests: boolean): void {
    const { account, instrument, side } = incoming;
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
    if (left === 0) return;
    if (!rests) {
      const dropped = { account, instrument, quantity: left };
      this.events.push({ kind: "dropped", time: this.time, ...dropped });
      return;
    }
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
      this.events.push({ kind: "marked", time, instrument, before: mark, mark });
    }
  }
}
