import type { MarketEvent } from "../../src/messages/events.ts";
import type { RefusalCode } from "../../src/messages/refusal-codes.ts";
import {
  type BookCommand,
  crossing,
  type Incoming,
  NaiveBook,
  type NaiveOrder,
  type Of,
} from "./naive-book.ts";

type Switch = Of<"cancel-all" | "kill" | "revive" | "protect" | "end-day">;
export type TradingCommand = BookCommand | Of<"quote"> | Switch;
type Priced = Exclude<TradingCommand, Switch | Of<"cancel">>;
/** A maker's protection. */
type Guard = { limit: number; windowUs: number; since: number; filled: number; tripped: boolean };

export interface NaiveSetup {
  room: number;
  parties: number[];
  hasBands?: boolean;
  /** Shares per unit and tick rule. */
  instruments: Map<number, { shares: number; ticks: "none" | "listed"; expired: boolean }>;
  marked: Set<number>;
}

/**
 * The layer round the naive book that makes it an exchange: what is wrong with a field, bands, room
 * for orders, quotes, switches, protections, first marks. Who trades with whom is in naive-book.ts.
 */
export class NaiveExchange extends NaiveBook {
  readonly killed: Set<number> = new Set();
  readonly guards: Map<number, Guard> = new Map();
  readonly setup: NaiveSetup;

  constructor(setup: NaiveSetup) {
    super();
    this.setup = setup;
  }

  override apply(command: TradingCommand): MarketEvent[] {
    const isLate = !Number.isSafeInteger(command.time) || command.time < this.time;
    if (!isLate) this.time = command.time;
    this.events = [];
    const code = isLate ? "time-backwards" : this.refusalOf(command);
    if (code !== undefined) {
      const account = command.kind === "end-day" ? 0 : command.account;
      this.events.push({ kind: "refused", time: this.time, account, code });
      return this.events;
    }
    const before = [...this.resting];
    this.handle(command);
    this.countFills(before);
    this.trip();
    this.markFirstTrade();
    return this.events;
  }

  handle(command: TradingCommand): void {
    switch (command.kind) {
      case "end-day":
        this.cancel(({ inForce }) => inForce === "day");
        break;
      case "kill":
      case "cancel-all":
        if (command.kind === "kill") this.killed.add(command.account);
        this.cancel(({ account }) => account === command.account);
        break;
      case "revive":
        this.killed.delete(command.account);
        break;
      case "protect":
        this.guards.set(command.account, newGuard(command));
        break;
      case "quote":
        this.cancel((order) => isReplaced(order, command));
        for (const side of sidesOf(command)) this.enter(side);
        break;
      default:
        super.apply(command);
    }
  }

  /** Checked in the same order as by the real exchange. */
  override refusalOf(command: TradingCommand): RefusalCode | undefined {
    if (command.kind === "end-day") return undefined;
    if (command.kind === "cancel") return super.refusalOf(command);
    const named = command.kind === "replace" ? this.named(command) : undefined;
    const isQuote = named?.inForce === "quote";
    if (command.kind === "replace" && (named === undefined || isQuote)) return "unknown-order";
    if (!this.setup.parties.includes(command.account)) return "unknown-account";
    if (command.kind === "protect") {
      return command.contracts >= 0 && command.windowUs >= 0 ? undefined : "bad-quantity";
    }
    const isSwitch = ["cancel-all", "kill", "revive"].includes(command.kind);
    return isSwitch ? undefined : this.refusalOfPriced(command as Priced, named);
  }

  refusalOfPriced(command: Priced, named: NaiveOrder | undefined): RefusalCode | undefined {
    if (this.killed.has(command.account)) return "killed";
    const number = command.kind === "replace" ? named!.instrument : command.instrument;
    const instrument = this.setup.instruments.get(number);
    if (instrument === undefined) return "unknown-instrument";
    if (instrument.expired) return "series-expired";
    const isQuote = command.kind === "quote";
    const sizes = isQuote ? [command.bidSize, command.askSize] : [command.quantity];
    const least = isQuote ? 0 : 1;
    const isSize = (n: number): boolean => Number.isInteger(n) && n >= least && n <= 1e9;
    if (!sizes.every(isSize)) return "bad-quantity";
    const sides = isQuote ? sidesOf(command) : [this.incoming(command)];
    for (const { price } of command.kind === "market-order" ? [] : sides) {
      if (!Number.isSafeInteger(price) || price <= 0) return "bad-price";
      if (price % tickAt(instrument.ticks, price) !== 0) return "off-tick";
    }
    for (const { price, quantity } of sides) {
      const cash = BigInt(price) * BigInt(quantity) * BigInt(instrument.shares);
      if (cash >= 2n ** 53n) return "bad-quantity";
    }
    if (isQuote && sides.length > 0 && this.guards.get(command.account)?.tripped)
      return "protected";
    if (sides.length === 2 && sides[0]!.price > sides[1]!.price) return "crossed-quote";
    const met = this.resting.filter((order) => !isReplaced(order, command));
    for (const side of sides) {
      const code = this.refusalOfOne(side, met);
      if (code !== undefined) return code;
    }
    const isResting = command.kind === "order" && !["ioc", "fok"].includes(command.timeInForce);
    const isFull = met.length + sides.length > this.setup.room;
    return (isQuote || isResting) && isFull ? "book-full" : undefined;
  }

  /** A price may not be too far behind the best one that it would meet. */
  override refusalOfOne(one: Incoming, met: readonly NaiveOrder[]): RefusalCode | undefined {
    const first = crossing(one, met)[0];
    const isOther = first !== undefined && first.account !== one.account;
    const isFar =
      isOther && Math.abs(one.price - first.price) > bandAt(one.instrument, first.price);
    return isFar && this.setup.hasBands ? "outside-band" : super.refusalOfOne(one, met);
  }

  /** A market order goes to the band's edge, rounded towards the best price. */
  override incoming(command: Exclude<BookCommand, Of<"cancel">>): Incoming {
    const one = super.incoming(command);
    if (command.kind !== "market-order") return one;
    const best = crossing(one, this.resting)[0]?.price;
    // With nobody to meet, any price is as good.
    if (best === undefined) return { ...one, price: 0 };
    const { ticks } = this.setup.instruments.get(one.instrument)!;
    const sign = one.side === "buy" ? 1 : -1;
    const limit = best + sign * bandAt(one.instrument, best);
    const tick = tickAt(ticks, limit);
    const least = tickAt(ticks, 0);
    const round = one.side === "buy" ? Math.floor : Math.ceil;
    return { ...one, price: Math.max(round(limit / tick) * tick, least) };
  }

  /** Trades with quotes that stood before. */
  countFills(before: readonly NaiveOrder[]): void {
    for (const event of this.events) {
      if (event.kind !== "traded") continue;
      const { order, buyer, seller, aggressor, quantity } = event;
      const account = aggressor === "buy" ? seller : buyer;
      const met = before.find((one) => one.id === order && one.account === account);
      if (met?.inForce === "quote") this.countFill(account, quantity);
    }
  }

  countFill(account: number, quantity: number): void {
    const guard = this.guards.get(account);
    if (guard === undefined || guard.limit === 0) return;
    const isNew = this.time - guard.since > guard.windowUs;
    if (isNew) Object.assign(guard, { since: this.time, filled: 0 });
    guard.filled += quantity;
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
      this.cancel((order) => order.account === account && order.inForce === "quote");
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

function sidesOf({ account, instrument, ...terms }: Of<"quote">): Incoming[] {
  const quote = { account, instrument, inForce: "quote" } as const;
  const bid = { ...quote, side: "buy", price: terms.bid, quantity: terms.bidSize } as const;
  const ask = { ...quote, side: "sell", price: terms.ask, quantity: terms.askSize } as const;
  return [bid, ask].filter(({ quantity }) => quantity > 0);
}

function isReplaced(order: NaiveOrder, command: TradingCommand): boolean {
  if (command.kind !== "quote" || order.inForce !== "quote") return false;
  return order.account === command.account && order.instrument === command.instrument;
}

function newGuard({ contracts: limit, windowUs, time: since }: Of<"protect">): Guard {
  return { limit, windowUs, since, filled: 0, tripped: false };
}

function tickAt(ticks: "none" | "listed", price: number): number {
  return ticks === "none" ? 1 : price < 30_000 ? 100 : 500;
}

function bandAt(instrument: number, price: number): number {
  const [share, least] = instrument === 1 ? [0.05, 5_000] : [0.5, 10_000];
  return Math.max(least, Math.floor(price * share));
}
