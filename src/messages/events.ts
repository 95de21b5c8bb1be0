import type { MessageLayout } from "./codec.ts";
import { RIGHT, SIDE } from "./commands.ts";
import { REFUSAL_NUMBERS, type RefusalCode } from "./refusal-codes.ts";

/** What the market says happened. Units as in `commands.ts`; amounts are units of $0.0001. */
export type MarketEvent =
  | {
      kind: "accepted";
      time: number;
      account: number;
      instrument: number;
      order: number;
      side: "buy" | "sell";
      price: number;
      quantity: number;
    }
  | { kind: "refused"; time: number; account: number; code: RefusalCode }
  | TradedEvent
  /** What was left of an `ioc` order. */
  | { kind: "dropped"; time: number; account: number; instrument: number; quantity: number }
  | { kind: "cancelled"; time: number; account: number; order: number; quantity: number }
  /** The order after a `replace`, and what it has left: 0 when it was filled at once. */
  | {
      kind: "replaced";
      time: number;
      account: number;
      order: number;
      price: number;
      quantity: number;
    }
  /** So many contracts of a maker's quotes were filled in his window: he quotes no more. */
  | { kind: "protected"; time: number; account: number; quantity: number }
  | BlockRequestedEvent
  | BlockAnsweredEvent
  | { kind: "funded"; time: number; account: number; instrument: number; quantity: number }
  /** Terms as in the command; the number may have been that of a series that has ended. */
  | {
      kind: "listed";
      time: number;
      instrument: number;
      right: "call" | "put";
      strike: number;
      expiryDay: number;
    }
  /** Marks are per share of stock and per contract of a series (multiplier folded in); at an
   * instrument's first mark `before` is that mark. */
  | { kind: "marked"; time: number; instrument: number; before: number; mark: number }
  | { kind: "dividend-paid"; time: number; from: number; to: number; amount: number }
  | { kind: "interest-paid"; time: number; from: number; to: number; amount: number }
  /** To the broker, the exchange or the regulator. */
  | { kind: "fee-paid"; time: number; from: number; to: number; amount: number }
  /** To the company, from outside of this market; below 0 a loss. */
  | { kind: "earnings-paid"; time: number; from: number; to: number; amount: number }
  /** Into the default fund, or out of it to who defaults. */
  | { kind: "fund-paid"; time: number; from: number; to: number; amount: number }
  /** The company has bought shares of an account, or issued new ones to it (below 0). */
  | { kind: "bought-back"; time: number; account: number; quantity: number; price: number }
  /** By who is short of the stock, to the lender. */
  | { kind: "borrow-paid"; time: number; from: number; to: number; amount: number }
  | ExercisedEvent
  /** So many contracts that were worth their mark have ended unused; this short keeps it. */
  | AbandonedEvent
  | SplitEvent
  /** One party's shares before and after a split, and cash for the part of a share. */
  | { kind: "shares-split"; time: number; account: number; old: number; new: number; cash: number }
  | AdjustedEvent
  /** `value`: what one contract was worth at its end; 0 when it was not exercised. */
  | { kind: "expired"; time: number; instrument: number; value: number };

/** What a trade says in place of an order's number when it met none. */
export const NO_ORDER = { sheet: -1, block: -2 } as const;

/**
 * `price` is that of the resting order `order`, whose owner did not send the command; `order` is
 * one of NO_ORDER where a quote sheet was met, or the trade is part of a block.
 */
export interface TradedEvent {
  kind: "traded";
  time: number;
  instrument: number;
  buyer: number;
  seller: number;
  order: number;
  aggressor: "buy" | "sell";
  price: number;
  quantity: number;
}

/** Somebody asks for a block; `request` is its number. */
export interface BlockRequestedEvent {
  kind: "block-requested";
  time: number;
  account: number;
  instrument: number;
  request: number;
  side: "buy" | "sell";
  quantity: number;
}

/** The option's price; the shares that whoever asked would buy (sell, below 0) at `reference`. */
export interface BlockAnsweredEvent {
  kind: "block-answered";
  time: number;
  account: number;
  request: number;
  price: number;
  reference: number;
  shares: number;
}

export interface AbandonedEvent {
  kind: "abandoned";
  time: number;
  instrument: number;
  holder: number;
  short: number;
  quantity: number;
}

/** The stock's mark per share changes with the number of shares. */
export interface SplitEvent {
  kind: "split";
  time: number;
  newShares: number;
  oldShares: number;
  before: number;
  mark: number;
}

/** A series after a split: so many contracts for each one, and the new mark per contract. */
export interface AdjustedEvent {
  kind: "adjusted";
  time: number;
  instrument: number;
  factor: number;
  before: number;
  mark: number;
}

/** The holder exercised so many contracts, and this short was assigned, at this stock price. */
export interface ExercisedEvent {
  kind: "exercised";
  time: number;
  instrument: number;
  holder: number;
  assignee: number;
  quantity: number;
  settlement: number;
}

export const EVENT_LAYOUT: MessageLayout = [
  {
    kind: "accepted",
    fields: {
      account: "account",
      instrument: "instrument",
      order: "order",
      side: ["side", SIDE],
      price: "price",
      quantity: "quantity",
    },
  },
  { kind: "refused", fields: { account: "account", code: ["code", REFUSAL_NUMBERS] } },
  {
    kind: "traded",
    fields: {
      instrument: "instrument",
      buyer: "account",
      seller: "other",
      order: "order",
      aggressor: ["side", SIDE],
      price: "price",
      quantity: "quantity",
    },
  },
  {
    kind: "dropped",
    fields: { account: "account", instrument: "instrument", quantity: "quantity" },
  },
  { kind: "cancelled", fields: { account: "account", order: "order", quantity: "quantity" } },
  {
    kind: "funded",
    fields: { account: "account", instrument: "instrument", quantity: "quantity" },
  },
  {
    kind: "listed",
    fields: {
      instrument: "instrument",
      right: ["side", RIGHT],
      strike: "price",
      expiryDay: "quantity",
    },
  },
  { kind: "marked", fields: { instrument: "instrument", before: "price2", mark: "price" } },
  { kind: "dividend-paid", fields: { from: "other", to: "account", amount: "price" } },
  { kind: "interest-paid", fields: { from: "other", to: "account", amount: "price" } },
  {
    kind: "exercised",
    fields: {
      instrument: "instrument",
      holder: "account",
      assignee: "other",
      quantity: "quantity",
      settlement: "price",
    },
  },
  { kind: "expired", fields: { instrument: "instrument", value: "price" } },
  { kind: "fee-paid", fields: { from: "other", to: "account", amount: "price" } },
  { kind: "borrow-paid", fields: { from: "other", to: "account", amount: "price" } },
  {
    kind: "split",
    fields: { newShares: "quantity", oldShares: "quantity2", before: "price2", mark: "price" },
  },
  {
    kind: "shares-split",
    fields: { account: "account", old: "quantity2", new: "quantity", cash: "price" },
  },
  {
    kind: "adjusted",
    fields: { instrument: "instrument", factor: "quantity", before: "price2", mark: "price" },
  },
  {
    kind: "abandoned",
    fields: { instrument: "instrument", holder: "account", short: "other", quantity: "quantity" },
  },
  {
    kind: "replaced",
    fields: { account: "account", order: "order", price: "price", quantity: "quantity" },
  },
  { kind: "protected", fields: { account: "account", quantity: "quantity" } },
  {
    kind: "block-requested",
    fields: {
      account: "account",
      instrument: "instrument",
      request: "order",
      side: ["side", SIDE],
      quantity: "quantity",
    },
  },
  {
    kind: "block-answered",
    fields: {
      account: "account",
      request: "order",
      price: "price",
      reference: "price2",
      shares: "quantity",
    },
  },
  { kind: "earnings-paid", fields: { from: "other", to: "account", amount: "price" } },
  { kind: "fund-paid", fields: { from: "other", to: "account", amount: "price" } },
  {
    kind: "bought-back",
    fields: { account: "account", quantity: "quantity", price: "price" },
  },
];

/** Row kinds by name. */
export const EVENT = {
  accepted: 0,
  refused: 1,
  traded: 2,
  dropped: 3,
  cancelled: 4,
  funded: 5,
  listed: 6,
  marked: 7,
  dividendPaid: 8,
  interestPaid: 9,
  exercised: 10,
  expired: 11,
  feePaid: 12,
  borrowPaid: 13,
  split: 14,
  sharesSplit: 15,
  adjusted: 16,
  abandoned: 17,
  replaced: 18,
  protected: 19,
  blockRequested: 20,
  blockAnswered: 21,
  earningsPaid: 22,
  fundPaid: 23,
  boughtBack: 24,
} as const;
