import type { Command } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";
import type { RefusalCode } from "../../src/messages/refusal-codes.ts";

export type Of<K extends Command["kind"]> = Extract<Command, { kind: K }>;
export type BookCommand = Of<"order" | "market-order" | "replace" | "cancel">;
type InForce = Of<"order">["timeInForce"] | "quote";
export type Incoming = Omit<Of<"order">, "kind" | "time" | "timeInForce"> & { inForce: InForce };
export type NaiveOrder = Incoming & { id: number };

/**
 * A second order book, written to be obviously right: one array of resting orders, oldest first,
 * searched and sorted anew for every question. All of price then time, time in force, market order,
 * cancel, replace and self-trade is here; the rest of an exchange is a layer, naive-exchange.ts.
 */
export class NaiveBook {
  resting: NaiveOrder[] = [];
  events: MarketEvent[] = [];
  time = 0;
  numbered = 0;

  apply(command: BookCommand): MarketEvent[] {
    const { time, account } = command;
    this.time = time;
    this.events = [];
    const code = this.refusalOf(command);
    if (code !== undefined) this.events.push({ kind: "refused", time, account, code });
    else if (command.kind === "cancel") this.cancel(({ id }) => id === command.order);
    else if (command.kind === "replace") this.replace(this.named(command)!, command);
    else this.enter(this.incoming(command));
    return this.events;
  }

  refusalOf(command: BookCommand): RefusalCode | undefined {
    if ("order" in command && this.named(command) === undefined) return "unknown-order";
    return command.kind === "cancel" ? undefined : this.refusalOfOne(this.incoming(command));
  }

  refusalOfOne(one: Incoming, met: readonly NaiveOrder[] = this.resting): RefusalCode | undefined {
    let left = one.quantity;
    for (const order of crossing(one, met)) {
      if (left > 0 && order.account === one.account) return "self-trade";
      left -= order.quantity;
    }
    if (one.inForce === "fok" && left > 0) return "not-fillable";
    return one.inForce === "post-only" && left < one.quantity ? "would-trade" : undefined;
  }

  named({ order, account }: Of<"cancel" | "replace">): NaiveOrder | undefined {
    return this.resting.find((one) => one.id === order && one.account === account);
  }

  /** What a command would trade or rest. */
  incoming(command: Of<"order" | "market-order" | "replace">): Incoming {
    if (command.kind === "replace") return { ...this.named(command)!, ...command, inForce: "gtc" };
    if (command.kind === "order") return { ...command, inForce: command.timeInForce };
    const anyPrice = command.side === "buy" ? Number.POSITIVE_INFINITY : 0;
    return { ...command, price: anyPrice, inForce: "ioc" };
  }

  enter(one: Incoming): void {
    this.takeCrossing(one);
    if (one.quantity === 0) return;
    const { account, instrument, side, price, quantity, inForce } = one;
    const left = { time: this.time, account, instrument, quantity };
    if (inForce === "ioc" || inForce === "fok") this.events.push({ kind: "dropped", ...left });
    else {
      this.events.push({ kind: "accepted", ...left, order: this.numbered, side, price });
      this.resting.push({ ...one, id: this.numbered++ });
    }
  }

  takeCrossing(one: Incoming): void {
    const { account, instrument, side } = one;
    for (const order of crossing(one, this.resting)) {
      // Not even the two sides of one quote trade with each other.
      if (one.quantity === 0 || order.account === account) break;
      const quantity = Math.min(one.quantity, order.quantity);
      one.quantity -= quantity;
      order.quantity -= quantity;
      const [buyer, seller] = side === "buy" ? [account, order.account] : [order.account, account];
      const trade = { instrument, buyer, seller, order: order.id, aggressor: side, quantity };
      this.events.push({ kind: "traded", time: this.time, ...trade, price: order.price });
    }
    this.resting = this.resting.filter(({ quantity }) => quantity > 0);
  }

  /** An order that only gets smaller keeps its place; any other is the youngest again. */
  replace(order: NaiveOrder, command: Of<"replace">): void {
    const { price, quantity } = command;
    const stays = price === order.price && quantity <= order.quantity;
    Object.assign(order, { price, quantity });
    if (!stays) {
      this.resting = [...this.resting.filter((one) => one !== order), order];
      this.takeCrossing(order);
    }
    this.events.push({ ...command, kind: "replaced", quantity: order.quantity });
  }

  /** Book by book, bids before asks, best first. */
  cancel(goes: (order: NaiveOrder) => boolean): void {
    const going = this.resting.filter(goes).sort(byPriority);
    for (const { id: order, account, quantity } of going)
      this.events.push({ kind: "cancelled", time: this.time, account, order, quantity });
    this.resting = this.resting.filter((order) => !going.includes(order));
  }
}

/** Of a side the best price first; what is equal stays as it stands, the older one first. */
export function byPriority(a: NaiveOrder, b: NaiveOrder): number {
  const better = a.side === "buy" ? b.price - a.price : a.price - b.price;
  return a.instrument - b.instrument || a.side.localeCompare(b.side) || better;
}

/** Resting orders that an incoming one could trade with, in the order in which it would. */
export function crossing(one: Incoming, resting: readonly NaiveOrder[]): NaiveOrder[] {
  const others = resting.filter((o) => o.instrument === one.instrument && o.side !== one.side);
  const sign = one.side === "buy" ? 1 : -1;
  return others.filter((order) => sign * (one.price - order.price) >= 0).sort(byPriority);
}
