import type { Command } from "../../src/messages/commands.ts";
import type { RefusalCode } from "../../src/messages/refusal-codes.ts";

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
export type Side = Pick<
  NaiveOrder,
  "account" | "instrument" | "side" | "price" | "quantity" | "isQuote"
>;

/** What stands in the naive exchange, and what it was set up with. */
export interface NaiveState {
  readonly time: number;
  readonly resting: readonly NaiveOrder[];
  readonly setup: NaiveSetup;
}

export interface NaiveSetup {
  room: number;
  parties: number[];
  /** Shares per unit and tick rule; in the order in which cancel-all goes through them. */
  instruments: Map<number, { shares: number; ticks: "none" | "listed"; expired: boolean }>;
  marked: Set<number>;
}

/** Why the naive exchange says no, checked in the same order as the real one. */
export function refusalOf(book: NaiveState, command: TradingCommand): RefusalCode | undefined {
  const { account, time } = command;
  if (!Number.isSafeInteger(time) || time < book.time) return "time-backwards";
  if (command.kind === "cancel") {
    const own = book.resting.some((o) => o.id === command.order && o.account === account);
    return own ? undefined : "unknown-order";
  }
  if (!book.setup.parties.includes(account)) return "unknown-account";
  if (command.kind === "cancel-all") return undefined;
  const instrument = book.setup.instruments.get(command.instrument);
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
  const staying = book.resting.filter((order) => !replacedBy(command, order));
  if (sides.some((side) => meetsItself(side, staying))) return "self-trade";
  const rests = command.kind === "quote" || command.timeInForce === "gtc";
  return staying.length + (rests ? sides.length : 0) > book.setup.room ? "book-full" : undefined;
}

export function sidesOf(command: Extract<TradingCommand, { kind: "order" | "quote" }>): Side[] {
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

export function replacedBy(command: TradingCommand, order: NaiveOrder): boolean {
  if (command.kind !== "quote" || !order.isQuote) return false;
  return order.account === command.account && order.instrument === command.instrument;
}

export function byPriority(a: NaiveOrder, b: NaiveOrder): number {
  return (a.side === "buy" ? b.price - a.price : a.price - b.price) || a.id - b.id;
}

/** Resting orders that an incoming one could trade with, in the order in which it would. */
export function crossing(incoming: Side, resting: readonly NaiveOrder[]): NaiveOrder[] {
  const buys = incoming.side === "buy";
  return resting
    .filter((order) => order.instrument === incoming.instrument && order.side !== incoming.side)
    .filter(({ price }) => (buys ? price <= incoming.price : price >= incoming.price))
    .sort(byPriority);
}

function meetsItself(side: Side, resting: readonly NaiveOrder[]): boolean {
  let left = side.quantity;
  for (const order of crossing(side, resting)) {
    if (left <= 0) return false;
    if (order.account === side.account) return true;
    left -= order.quantity;
  }
  return false;
}
