import { COMMAND, SIDE, TIME_IN_FORCE } from "./commands.ts";
import { nextRow, type Rows } from "./rows.ts";

/** Where a participant puts its commands: rows of the market's command ring, in its own name. */
export interface Outbox {
  readonly rows: Rows;
  readonly account: number;
}

/** A limit order that trades at once or not at all. */
export function sendImmediateOrder(
  outbox: Outbox,
  time: number,
  instrument: number,
  side: "buy" | "sell",
  price: number,
  quantity: number,
): void {
  const { rows } = outbox;
  const place = nextRow(rows, COMMAND.order, time);
  rows.account[place] = outbox.account;
  rows.instrument[place] = instrument;
  rows.side[place] = SIDE[side];
  rows.code[place] = TIME_IN_FORCE.ioc;
  rows.price[place] = price;
  rows.quantity[place] = quantity;
}

/** A two-sided quote that replaces the account's earlier one; sizes of 0 withdraw it. */
export function sendQuote(
  outbox: Outbox,
  time: number,
  instrument: number,
  bid: number,
  bidSize: number,
  ask: number,
  askSize: number,
): void {
  const { rows } = outbox;
  const place = nextRow(rows, COMMAND.quote, time);
  rows.account[place] = outbox.account;
  rows.instrument[place] = instrument;
  rows.price[place] = bid;
  rows.quantity[place] = bidSize;
  rows.price2[place] = ask;
  rows.quantity2[place] = askSize;
}

/** Exercises options that are held, or tells the clearing house not to at the expiry. */
export function sendExercise(
  outbox: Outbox,
  time: number,
  kind: "exercise" | "abandon",
  instrument: number,
  quantity: number,
): void {
  const { rows } = outbox;
  const place = nextRow(rows, COMMAND[kind], time);
  rows.account[place] = outbox.account;
  rows.instrument[place] = instrument;
  rows.quantity[place] = quantity;
}
