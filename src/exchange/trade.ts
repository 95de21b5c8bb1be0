import { bestOf, NONE, reduceOrder, removeOrder, restOrder } from "../book/book.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { COMMAND, TIME_IN_FORCE } from "../messages/commands.ts";
import { emitTraded } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { refusalOfOrder, refusalOfQuote, slotToCancel } from "./checks.ts";
import type { Exchange } from "./exchange.ts";

/** For `cancelIn`: whoever owns the order. */
const EVERYBODY = -1;

/**
 * Handles the trading command at `place` of the command ring. Returns why it was refused, or
 * undefined; a refused command has changed nothing.
 */
export function trade(exchange: Exchange, commands: Rows, place: number): RefusalCode | undefined {
  switch (commands.kind[place]) {
    case COMMAND.order:
      return submitOrder(exchange, commands, place);
    case COMMAND.quote:
      return submitQuote(exchange, commands, place);
    case COMMAND.cancel:
      return cancelOrder(exchange, commands, place);
    default:
      return cancelAll(exchange, commands, place);
  }
}

function submitOrder(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfOrder(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const [price, quantity] = [rows.price[place]!, rows.quantity[place]!];
  const left = takeCrossing(exchange, rows, place, rows.side[place]!, price, quantity);
  if (rows.code[place] === TIME_IN_FORCE.gtc) {
    rest(exchange, rows, place, rows.side[place]!, price, left, false);
  } else {
    drop(exchange, rows, place, left);
  }
  return undefined;
}

function submitQuote(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfQuote(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const [time, account] = [rows.time[place]!, rows.account[place]!];
  cancelIn(exchange, time, rows.instrument[place]!, account, true);
  quoteSide(exchange, rows, place, 1, rows.price[place]!, rows.quantity[place]!);
  quoteSide(exchange, rows, place, -1, rows.price2[place]!, rows.quantity2[place]!);
  return undefined;
}

function quoteSide(
  exchange: Exchange,
  rows: Rows,
  place: number,
  side: number,
  price: number,
  quantity: number,
): void {
  const left = takeCrossing(exchange, rows, place, side, price, quantity);
  rest(exchange, rows, place, side, price, left, true);
}

/** Trades what crosses, best price first and oldest first; returns the quantity that is left. */
function takeCrossing(
  exchange: Exchange,
  rows: Rows,
  place: number,
  side: number,
  price: number,
  quantity: number,
): number {
  const { book, events } = exchange;
  const [time, account] = [rows.time[place]!, rows.account[place]!];
  const instrument = rows.instrument[place]!;
  let left = quantity;
  while (left > 0) {
    const resting = bestOf(book, instrument, -side);
    if (resting === NONE || side * (price - book.price[resting]!) < 0) break;
    const other = book.owner[resting]!;
    // Only the two sides of one quote at a choice price meet their own owner here.
    if (other === account) break;
    const filled = Math.min(left, book.remaining[resting]!);
    const [buyer, seller] = side > 0 ? [account, other] : [other, account];
    const at = book.price[resting]!;
    emitTraded(events, time, instrument, buyer, seller, book.id[resting]!, side, at, filled);
    reduceOrder(book, resting, filled);
    left -= filled;
  }
  return left;
}

/** Rests what is left in the book, as an order or as a side of the account's quote. */
function rest(
  exchange: Exchange,
  rows: Rows,
  place: number,
  side: number,
  price: number,
  left: number,
  isQuote: boolean,
): void {
  if (left === 0) return;
  const { book, events } = exchange;
  const [account, instrument] = [rows.account[place]!, rows.instrument[place]!];
  const slot = restOrder(book, account, instrument, side, price, left, isQuote ? 1 : 0);
  const event = nextRow(events, EVENT.accepted, rows.time[place]!);
  events.account[event] = account;
  events.instrument[event] = instrument;
  events.order[event] = book.id[slot]!;
  events.side[event] = side;
  events.price[event] = price;
  events.quantity[event] = left;
}

function drop(exchange: Exchange, rows: Rows, place: number, left: number): void {
  if (left === 0) return;
  const { events } = exchange;
  const event = nextRow(events, EVENT.dropped, rows.time[place]!);
  events.account[event] = rows.account[place]!;
  events.instrument[event] = rows.instrument[place]!;
  events.quantity[event] = left;
}

function cancelOrder(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const slot = slotToCancel(exchange, rows, place);
  if (slot === NONE) return "unknown-order";
  cancelSlot(exchange, rows.time[place]!, slot);
  return undefined;
}

function cancelAll(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (account < exchange.firstParty || account >= exchange.accounts) return "unknown-account";
  const [time, { instruments }] = [rows.time[place]!, exchange];
  cancelIn(exchange, time, STOCK, account, false);
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    cancelIn(exchange, time, instruments.live[i]!, account, false);
  }
  return undefined;
}

/** Cancels every order in a series that has come to its end. */
export function closeBook(exchange: Exchange, time: number, instrument: number): void {
  cancelIn(exchange, time, instrument, EVERYBODY, false);
}

/** Cancels an owner's orders in one book, bids first and best first: all, or only his quote. */
function cancelIn(
  exchange: Exchange,
  time: number,
  instrument: number,
  owner: number,
  quoteOnly: boolean,
): void {
  const { book } = exchange;
  for (let side = 1; side >= -1; side -= 2) {
    let slot = bestOf(book, instrument, side);
    while (slot !== NONE) {
      const following = book.next[slot]!;
      const theirs = owner === EVERYBODY || book.owner[slot] === owner;
      if (theirs && (!quoteOnly || book.quote[slot] === 1)) cancelSlot(exchange, time, slot);
      slot = following;
    }
  }
}

function cancelSlot(exchange: Exchange, time: number, slot: number): void {
  const { book, events } = exchange;
  const place = nextRow(events, EVENT.cancelled, time);
  events.account[place] = book.owner[slot]!;
  events.order[place] = book.id[slot]!;
  events.quantity[place] = book.remaining[slot]!;
  removeOrder(book, slot);
}
