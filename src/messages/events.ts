import type { MessageLayout } from "./codec.ts";
import { SIDE } from "./commands.ts";
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
  | { kind: "funded"; time: number; account: number; instrument: number; quantity: number }
  | { kind: "listed"; time: number; instrument: number }
  /** Marks are per share of stock and per contract of a series (multiplier folded in); at an
   * instrument's first mark `before` is that mark. */
  | { kind: "marked"; time: number; instrument: number; before: number; mark: number }
  | { kind: "dividend-paid"; time: number; from: number; to: number; amount: number }
  | { kind: "interest-paid"; time: number; from: number; to: number; amount: number }
  | ExercisedEvent
  /** `value`: what one contract was worth at its end; 0 when it was not exercised. */
  | { kind: "expired"; time: number; instrument: number; value: number };

/** `price` is that of the resting order `order`, whose owner did not send the command. */
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
  { kind: "listed", fields: { instrument: "instrument" } },
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
} as const;
