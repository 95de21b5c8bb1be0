import type { Command } from "../../src/messages/commands.ts";
import type { RefusalCode } from "../../src/messages/refusal-codes.ts";

export interface NaiveOrder {
  id: number;
  /** Grows with every order that comes to rest, and with every move of one. */
  arrival: number;
  account: number;
  instrument: number;
  side: "buy" | "sell";
  price: number;
  quantity: number;
  rests: "cancelled" | "requoted" | "day";
}

type Kind = "order" | "quote" | "market-order" | "replace" | "cancel" | "cancel-all";
type Switch = "kill" | "revive" | "protect" | "end-day";
export type TradingCommand = Extract<Command, { kind: Kind | Switch }>;
type Priced = Extract<TradingCommand, { kind: "order" | "quote" | "market-order" | "replace" }>;
export type Side = Omit<NaiveOrder, "id" | "arrival">;

/** What stands in the naive exchange, and what it was set up with. */
export interface NaiveState {
  readonly time: number;
  readonly resting: readonly NaiveOrder[];
  readonly setup: NaiveSetup;
  readonly killed: Set<number>;
  readonly guards: Map<number, NaiveGuard>;
}

/** A maker's protection. */
export interface NaiveGuard {
  limit: number;
  windowUs: number;
  since: number;
  filled: number;
  tripped: boolean;
}

export interface NaiveSetup {
  room: number;
  parties: number[];
  hasBands?: boolean;
  /** Shares per unit and tick rule; in the order in which cancel-all goes through them. */
  instruments: Map<number, { shares: number; ticks: "none" | "listed"; expired: boolean }>;
  marked: Set<number>;
}

/** Why the naive exchange says no, checked in the same order as the real one. */
export function refusalOf(book: NaiveState, command: TradingCommand): RefusalCode | undefined {
  if (!Number.isSafeInteger(command.time) || command.time < book.time) return "time-backwards";
  if (command.kind === "end-day") return undefined;
  const { account } = command;
  const named = namedBy(book, command);
  if (command.kind === "cancel") return named === undefined ? "unknown-order" : undefined;
  if (command.kind === "replace" && (named === undefined || named.rests === "requoted")) {
    return "unknown-order";
  }
  if (!book.setup.parties.includes(account)) return "unknown-account";
  if (command.kind === "protect") {
    const { contracts, windowUs } = command;
    return [contracts, windowUs].every((n) => n >= 0) ? undefined : "bad-quantity";
  }
  const isPriced = ["order", "quote", "market-order", "replace"].includes(command.kind);
  return isPriced ? refusalOfPriced(book, command as Priced) : undefined;
}

function refusalOfPriced(book: NaiveState, command: Priced): RefusalCode | undefined {
  const { account } = command;
  if (book.killed.has(account)) return "killed";
  const sides = sidesOf(book, command);
  const number = command.kind === "replace" ? sides[0]!.instrument : command.instrument;
  const instrument = book.setup.instruments.get(number);
  if (instrument === undefined) return "unknown-instrument";
  if (instrument.expired) return "series-expired";
  const isQuote = command.kind === "quote";
  const sizes = isQuote ? [command.bidSize, command.askSize] : [command.quantity];
  const least = isQuote ? 0 : 1;
  const isGoodSize = (n: number) => Number.isInteger(n) && n >= least && n <= 1_000_000_000;
  if (!sizes.every(isGoodSize)) return "bad-quantity";
  for (const { price } of sides) {
    if (!Number.isSafeInteger(price) || price <= 0) return "bad-price";
    if (price % tickAt(instrument.ticks, price) !== 0) return "off-tick";
  }
  for (const { price, quantity } of sides) {
    const cash = BigInt(price) * BigInt(quantity) * BigInt(instrument.shares);
    if (cash >= 2n ** 53n) return "bad-quantity";
  }
  if (isQuote && sides.length > 0 && book.guards.get(account)?.tripped) return "protected";
  const [bid, ask] = sides;
  if (bid !== undefined && ask !== undefined && bid.price > ask.price) return "crossed-quote";
  const staying = book.resting.filter((order) => !replacedBy(command, order));
  for (const side of sides) {
    const refusal = refusalOfMeeting(book, side, staying);
    if (refusal !== undefined) return refusal;
  }
  return command.kind === "order" || isQuote ? refusalOfRest(book, command, sides) : undefined;
}

function refusalOfRest(
  book: NaiveState,
  command: Extract<Priced, { kind: "order" | "quote" }>,
  sides: readonly Side[],
): RefusalCode | undefined {
  const staying = book.resting.filter((order) => !replacedBy(command, order));
  const inForce = command.kind === "quote" ? "gtc" : command.timeInForce;
  const found = sides.map((side) => total(crossing(side, staying)));
  if (inForce === "fok" && found[0]! < sides[0]!.quantity) return "not-fillable";
  if (inForce === "ioc" || inForce === "fok") return undefined;
  if (inForce === "post-only" && found[0]! > 0) return "would-trade";
  return staying.length + sides.length > book.setup.room ? "book-full" : undefined;
}

export function total(orders: readonly { quantity: number }[]): number {
  return orders.reduce((sum, { quantity }) => sum + quantity, 0);
}

function tickAt(ticks: "none" | "listed", price: number): number {
  return ticks === "none" ? 1 : price < 30_000 ? 100 : 500;
}

export function namedBy(book: NaiveState, command: TradingCommand): NaiveOrder | undefined {
  if (command.kind !== "cancel" && command.kind !== "replace") return undefined;
  return book.resting.find((o) => o.id === command.order && o.account === command.account);
}

/** What a command would trade or rest; a market order without anybody to meet: nothing. */
export function sidesOf(book: NaiveState, command: Priced): Side[] {
  const { account } = command;
  if (command.kind === "quote") {
    const { instrument, bid, bidSize, ask, askSize } = command;
    const quote = { account, instrument, rests: "requoted" } as const;
    const both: Side[] = [
      { ...quote, side: "buy", price: bid, quantity: bidSize },
      { ...quote, side: "sell", price: ask, quantity: askSize },
    ];
    return both.filter((side) => side.quantity > 0);
  }
  if (command.kind === "replace") {
    const { instrument, side, rests } = namedBy(book, command)!;
    const { price, quantity } = command;
    return [{ account, instrument, side, rests, price, quantity }];
  }
  const { instrument, side, quantity } = command;
  if (command.kind === "order") {
    const rests = command.timeInForce === "day" ? "day" : "cancelled";
    return [{ account, instrument, side, price: command.price, quantity, rests }];
  }
  const others = book.resting.filter((o) => o.instrument === instrument && o.side !== side);
  const best = others.sort(byPriority)[0]?.price;
  if (best === undefined) return [];
  const { ticks } = book.setup.instruments.get(instrument)!;
  const limit = best + (side === "buy" ? 1 : -1) * bandAt(instrument, best);
  const tick = tickAt(ticks, limit);
  const least = Math.max(Math.ceil(limit / tick) * tick, tickAt(ticks, 0));
  const price = side === "buy" ? Math.floor(limit / tick) * tick : least;
  return [{ account, instrument, side, price, quantity, rests: "cancelled" }];
}

function bandAt(instrument: number, price: number): number {
  const [share, least] = instrument === 1 ? [0.05, 5_000] : [0.5, 10_000];
  return Math.max(least, Math.floor(price * share));
}

export function replacedBy(command: TradingCommand, order: NaiveOrder): boolean {
  if (command.kind !== "quote" || order.rests !== "requoted") return false;
  return order.account === command.account && order.instrument === command.instrument;
}

export function byPriority(a: NaiveOrder, b: NaiveOrder): number {
  return (a.side === "buy" ? b.price - a.price : a.price - b.price) || a.arrival - b.arrival;
}

/** Resting orders that an incoming one could trade with, in the order in which it would. */
export function crossing(incoming: Side, resting: readonly NaiveOrder[]): NaiveOrder[] {
  const buys = incoming.side === "buy";
  return resting
    .filter((order) => order.instrument === incoming.instrument && order.side !== incoming.side)
    .filter(({ price }) => (buys ? price <= incoming.price : price >= incoming.price))
    .sort(byPriority);
}

/** Own orders in the way, or a price too far behind the best of the others. */
function refusalOfMeeting(
  { setup }: NaiveState,
  side: Side,
  resting: readonly NaiveOrder[],
): RefusalCode | undefined {
  let left = side.quantity;
  let best: number | undefined;
  for (const order of crossing(side, resting)) {
    if (left <= 0) return undefined;
    if (order.account === side.account) return "self-trade";
    best ??= order.price;
    const behind = Math.abs(side.price - best);
    if (setup.hasBands && behind > bandAt(side.instrument, best)) return "outside-band";
    left -= order.quantity;
  }
  return undefined;
}
