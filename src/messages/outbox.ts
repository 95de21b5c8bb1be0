import { COMMAND, SIDE, TIME_IN_FORCE } from "./commands.ts";
import { nextRow, type Rows } from "./rows.ts";

/** Where a participant puts its commands: rows of the market's command ring, in its own name. */
export interface Outbox {
  readonly rows: Rows;
  readonly account: number;
}

/** Claims the next row for a command in the account's own name; returns its place. */
function ownRow({ rows, account }: Outbox, kind: number, time: number): number {
  const place = nextRow(rows, kind, time);
  rows.account[place] = account;
  return place;
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
  sendLimitOrder(outbox, time, instrument, side, price, quantity, TIME_IN_FORCE.ioc);
}

function sendLimitOrder(
  outbox: Outbox,
  time: number,
  instrument: number,
  side: "buy" | "sell",
  price: number,
  quantity: number,
  timeInForce: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.order, time);
  rows.instrument[place] = instrument;
  rows.side[place] = SIDE[side];
  rows.code[place] = timeInForce;
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
  const place = ownRow(outbox, COMMAND.quote, time);
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
  const place = ownRow(outbox, COMMAND[kind], time);
  rows.instrument[place] = instrument;
  rows.quantity[place] = quantity;
}

/** A protected market order. */
export function sendMarketOrder(
  outbox: Outbox,
  time: number,
  instrument: number,
  side: "buy" | "sell",
  quantity: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.marketOrder, time);
  rows.instrument[place] = instrument;
  rows.side[place] = SIDE[side];
  rows.quantity[place] = quantity;
}

/** A limit order for the rest of the day. */
export function sendDayOrder(
  outbox: Outbox,
  time: number,
  instrument: number,
  side: "buy" | "sell",
  price: number,
  quantity: number,
): void {
  sendLimitOrder(outbox, time, instrument, side, price, quantity, TIME_IN_FORCE.day);
}

/** Gives a resting order another price, in $0.0001 per share, and quantity. */
export function sendReplace(
  outbox: Outbox,
  time: number,
  order: number,
  price: number,
  quantity: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.replace, time);
  rows.order[place] = order;
  rows.price[place] = price;
  rows.quantity[place] = quantity;
}

/** Cancels one resting order. */
export function sendCancel(outbox: Outbox, time: number, order: number): void {
  outbox.rows.order[ownRow(outbox, COMMAND.cancel, time)] = order;
}

/** Cancels everything that the account has in any book. */
export function sendCancelAll(outbox: Outbox, time: number): void {
  ownRow(outbox, COMMAND.cancelAll, time);
}

/** Withdraws the account's quote sheet. */
export function sendClearSheet(outbox: Outbox, time: number): void {
  ownRow(outbox, COMMAND.clearSheet, time);
}

/** One expiry's smile of the next sheet: total variance by SVI's five numbers. */
export function sendSheetSmile(
  outbox: Outbox,
  time: number,
  expiryDay: number,
  a: number,
  b: number,
  rho: number,
  m: number,
  s: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.sheetSmile, time);
  rows.other[place] = expiryDay;
  rows.price[place] = a;
  rows.price2[place] = b;
  rows.quantity[place] = rho;
  rows.quantity2[place] = m;
  rows.order[place] = s;
}

/** What goes with a smile; shift and half-spread in volatility per year, sizes in contracts. */
export function sendSheetTerms(
  outbox: Outbox,
  time: number,
  expiryDay: number,
  shift: number,
  halfSpread: number,
  bidSize: number,
  askSize: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.sheetTerms, time);
  rows.other[place] = expiryDay;
  rows.price[place] = shift;
  rows.price2[place] = halfSpread;
  rows.quantity[place] = bidSize;
  rows.quantity2[place] = askSize;
}

/** Puts the sheet in force. @param spotShift $0.0001 per share. */
export function sendSheet(outbox: Outbox, time: number, spotShift: number): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.sheet, time);
  rows.price[place] = spotShift;
}

/** Asks for a block of a series. */
export function sendBlockRequest(
  outbox: Outbox,
  time: number,
  instrument: number,
  side: "buy" | "sell",
  quantity: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.requestBlock, time);
  rows.instrument[place] = instrument;
  rows.side[place] = SIDE[side];
  rows.quantity[place] = quantity;
}

/** Answers one: a volatility per year against the stock at $0.0001 per share, until a time. */
export function sendBlockAnswer(
  outbox: Outbox,
  time: number,
  request: number,
  volatility: number,
  reference: number,
  until: number,
): void {
  const { rows } = outbox;
  const place = ownRow(outbox, COMMAND.answerBlock, time);
  rows.order[place] = request;
  rows.price2[place] = volatility;
  rows.price[place] = reference;
  rows.quantity[place] = until;
}

/** Takes the answer of an account. */
export function sendBlockAcceptance(
  outbox: Outbox,
  time: number,
  request: number,
  answerer: number,
): void {
  const place = ownRow(outbox, COMMAND.acceptBlock, time);
  outbox.rows.order[place] = request;
  outbox.rows.other[place] = answerer;
}
