import { ACCOUNT_STATE, type AdminCommand, FEE, MARGIN_RULE } from "./admin-commands.ts";
import type { MessageLayout } from "./codec.ts";

/**
 * What anybody can ask of the market. Accounts and instruments are indices; instrument 0 is cash,
 * 1 the stock, 2 and up are option series in the order of listing. Prices are units of $0.0001 per
 * share, quantities are shares or contracts, times are microseconds of exchange-local wall time.
 */
export type Command =
  | OrderCommand
  | QuoteCommand
  | { kind: "cancel"; time: number; account: number; order: number }
  | { kind: "cancel-all"; time: number; account: number }
  /** Buys or sells at the best prices there are, within the band; what is left is dropped. */
  | {
      kind: "market-order";
      time: number;
      account: number;
      instrument: number;
      side: "buy" | "sell";
      quantity: number;
    }
  /** Changes a resting order that is no quote; it keeps its place only if it just gets smaller. */
  | {
      kind: "replace";
      time: number;
      account: number;
      order: number;
      price: number;
      quantity: number;
    }
  /** Cancels everything of an account and refuses what it sends, until `revive`. */
  | { kind: "kill"; time: number; account: number }
  | { kind: "revive"; time: number; account: number }
  /** From so many contracts of a maker's quotes filled within `windowUs` on, all his quotes are
   * withdrawn, until he sends `protect` again; 0 contracts: no protection. */
  | { kind: "protect"; time: number; account: number; contracts: number; windowUs: number }
  | SheetCommand
  | BlockCommand
  /** The holder of American options exercises so many now; shorts are drawn and assigned. */
  | { kind: "exercise"; time: number; account: number; instrument: number; quantity: number }
  /** The holder wants so many of the contracts not to be exercised at the expiry. */
  | { kind: "abandon"; time: number; account: number; instrument: number; quantity: number }
  | AdminCommand;

/**
 * A limit order. `gtc` (good till cancelled) rests what is not filled at once, `day` until the day
 * ends; `ioc` (immediate or cancel) drops it; `fok` (fill or kill) fills all or nothing;
 * `post-only` rests and never trades on arrival.
 */
export interface OrderCommand {
  kind: "order";
  time: number;
  account: number;
  instrument: number;
  side: "buy" | "sell";
  price: number;
  quantity: number;
  timeInForce: keyof typeof TIME_IN_FORCE;
}

/**
 * A two-sided quote; it replaces the account's earlier quote in that instrument. A size of 0
 * leaves that side empty. Bid = ask is a choice price: allowed inside one owner's quote only.
 */
export interface QuoteCommand {
  kind: "quote";
  time: number;
  account: number;
  instrument: number;
  bid: number;
  bidSize: number;
  ask: number;
  askSize: number;
}

/**
 * A maker's quote sheet, written expiry by expiry and put in force whole by `sheet`: the smile,
 * then what goes with it. Volatilities are per year. `clear-sheet` withdraws it.
 */
export type SheetCommand =
  | {
      kind: "sheet-smile";
      time: number;
      account: number;
      expiryDay: number;
      a: number;
      b: number;
      rho: number;
      m: number;
      s: number;
    }
  | {
      kind: "sheet-terms";
      time: number;
      account: number;
      expiryDay: number;
      shift: number;
      halfSpread: number;
      bidSize: number;
      askSize: number;
    }
  | { kind: "sheet"; time: number; account: number; spotShift: number }
  | { kind: "clear-sheet"; time: number; account: number };

/**
 * A block beside the order books (docs/market/blocks.md): somebody asks for at least 250 contracts,
 * others answer with a volatility per year against a price of the stock, good until a time, and he
 * accepts the answer of one. `cancel-all` takes back what an account has asked and answered.
 */
export type BlockCommand =
  | {
      kind: "request-block";
      time: number;
      account: number;
      instrument: number;
      side: "buy" | "sell";
      quantity: number;
    }
  | {
      kind: "answer-block";
      time: number;
      account: number;
      request: number;
      volatility: number;
      reference: number;
      until: number;
    }
  | { kind: "accept-block"; time: number; account: number; request: number; answerer: number };

/** Contracts of the smallest block (economics section 3). */
export const LEAST_BLOCK = 250;
export const SIDE = { buy: 1, sell: -1 } as const;
export const RIGHT = { call: 1, put: -1 } as const;
export const TIME_IN_FORCE = { gtc: 0, ioc: 1, fok: 2, "post-only": 3, day: 4 } as const;
export const TICKS = { none: 0, listed: 1 } as const;
export const STYLE = { european: 0, american: 1 } as const;

/** Where each field of a command stands in a row; the index in this list is the row's kind. */
export const COMMAND_LAYOUT: MessageLayout = [
  {
    kind: "order",
    fields: {
      account: "account",
      instrument: "instrument",
      side: ["side", SIDE],
      price: "price",
      quantity: "quantity",
      timeInForce: ["code", TIME_IN_FORCE],
    },
  },
  {
    kind: "quote",
    fields: {
      account: "account",
      instrument: "instrument",
      bid: "price",
      bidSize: "quantity",
      ask: "price2",
      askSize: "quantity2",
    },
  },
  { kind: "cancel", fields: { account: "account", order: "order" } },
  { kind: "cancel-all", fields: { account: "account" } },
  {
    kind: "fund",
    fields: { account: "account", instrument: "instrument", quantity: "quantity" },
  },
  {
    kind: "list",
    fields: {
      right: ["side", RIGHT],
      strike: "price",
      expiryDay: "quantity",
      ticks: ["code", TICKS],
      style: ["other", STYLE],
    },
  },
  { kind: "carry", fields: { rate: "price", dividendYield: "price2" } },
  { kind: "announce-dividend", fields: { exDay: "quantity", amount: "price" } },
  { kind: "mark", fields: {} },
  { kind: "dividend", fields: { amount: "price" } },
  { kind: "interest", fields: { years: "price" } },
  { kind: "expire", fields: { instrument: "instrument" } },
  {
    kind: "exercise",
    fields: { account: "account", instrument: "instrument", quantity: "quantity" },
  },
  { kind: "borrow", fields: { rate: "price", years: "price2" } },
  { kind: "fee", fields: { account: "account", fee: ["code", FEE], rate: "price" } },
  { kind: "split", fields: { newShares: "quantity", oldShares: "quantity2" } },
  {
    kind: "abandon",
    fields: { account: "account", instrument: "instrument", quantity: "quantity" },
  },
  { kind: "charge", fields: { account: "account", amount: "price" } },
  {
    kind: "market-order",
    fields: {
      account: "account",
      instrument: "instrument",
      side: ["side", SIDE],
      quantity: "quantity",
    },
  },
  {
    kind: "replace",
    fields: { account: "account", order: "order", price: "price", quantity: "quantity" },
  },
  { kind: "kill", fields: { account: "account" } },
  { kind: "revive", fields: { account: "account" } },
  {
    kind: "protect",
    fields: { account: "account", contracts: "quantity", windowUs: "quantity2" },
  },
  { kind: "end-day", fields: {} },
  {
    kind: "sheet-smile",
    fields: {
      account: "account",
      expiryDay: "other",
      a: "price",
      b: "price2",
      rho: "quantity",
      m: "quantity2",
      s: "order",
    },
  },
  {
    kind: "sheet-terms",
    fields: {
      account: "account",
      expiryDay: "other",
      shift: "price",
      halfSpread: "price2",
      bidSize: "quantity",
      askSize: "quantity2",
    },
  },
  { kind: "sheet", fields: { account: "account", spotShift: "price" } },
  { kind: "clear-sheet", fields: { account: "account" } },
  { kind: "sweep", fields: {} },
  { kind: "mark-stock", fields: {} },
  { kind: "account-state", fields: { account: "account", state: ["code", ACCOUNT_STATE] } },
  { kind: "account-margin", fields: { account: "account", rule: ["code", MARGIN_RULE] } },
  {
    kind: "request-block",
    fields: {
      account: "account",
      instrument: "instrument",
      side: ["side", SIDE],
      quantity: "quantity",
    },
  },
  {
    kind: "answer-block",
    fields: {
      account: "account",
      request: "order",
      volatility: "price2",
      reference: "price",
      until: "quantity",
    },
  },
  {
    kind: "accept-block",
    fields: { account: "account", request: "order", answerer: "other" },
  },
  { kind: "earn", fields: { amount: "price" } },
  {
    kind: "buy-back",
    fields: { account: "account", quantity: "quantity", price: "price" },
  },
  { kind: "contribute", fields: { account: "account", amount: "price" } },
  { kind: "default", fields: { account: "account" } },
  { kind: "halt", fields: {} },
  { kind: "resume", fields: {} },
];

/** Whether a row of this kind goes to the exchange. */
export function isTrading(kind: number): boolean {
  return kind <= COMMAND.cancelAll || (kind >= COMMAND.marketOrder && kind <= COMMAND.sweep);
}

/** Whether a row of this kind only takes back what was sent: it passes at all times. */
export function withdraws(kind: number): boolean {
  switch (kind) {
    case COMMAND.cancel:
    case COMMAND.cancelAll:
    case COMMAND.kill:
    case COMMAND.clearSheet:
    case COMMAND.endDay:
      return true;
    default:
      return false;
  }
}

/** Whether a row of this kind belongs to a block beside the books. */
export function isOfBlock(kind: number): boolean {
  return kind >= COMMAND.requestBlock && kind <= COMMAND.acceptBlock;
}

/** Whether a row of this kind puts prices into the book of its instrument. */
export function canCross(kind: number): boolean {
  return kind <= COMMAND.quote || kind === COMMAND.marketOrder;
}

/** Row kinds by name, for the switch of the state machine. */
export const COMMAND = {
  order: 0,
  quote: 1,
  cancel: 2,
  cancelAll: 3,
  fund: 4,
  list: 5,
  carry: 6,
  announceDividend: 7,
  mark: 8,
  dividend: 9,
  interest: 10,
  expire: 11,
  exercise: 12,
  borrow: 13,
  fee: 14,
  split: 15,
  abandon: 16,
  charge: 17,
  marketOrder: 18,
  replace: 19,
  kill: 20,
  revive: 21,
  protect: 22,
  endDay: 23,
  sheetSmile: 24,
  sheetTerms: 25,
  sheet: 26,
  clearSheet: 27,
  sweep: 28,
  markStock: 29,
  accountState: 30,
  accountMargin: 31,
  requestBlock: 32,
  answerBlock: 33,
  acceptBlock: 34,
  earn: 35,
  buyBack: 36,
  contribute: 37,
  default: 38,
  halt: 39,
  resume: 40,
} as const;
