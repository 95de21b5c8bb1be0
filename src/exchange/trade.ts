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
  const rests = rows.code[place] === TIME_IN_FORCE.gtc;
  const [account, instrument] = [rows.account[place]!, rows.instrument[place]!];
  const [price, quantity] = [rows.price[place]!, rows.quantity[place]!];
  enterSide(exchange, rows.time[place]!, account, instrument, rows.side[place]!, price, quantity, {
    rests,
    quote: false,
  });
  return undefined;
}

function submitQuote(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfQuote(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const [time, account, instrument] = [
    rows.time[place]!,
    rows.account[place]!,
    rows.instrument[place]!,
  ];
  cancelIn(exchange, time, instrument, account, true);
  const entry = { rests: true, quote: true };
  const [bidSize, askSize] = [rows.quantity[place]!, rows.quantity2[place]!];
  const [bid, ask] = [rows.price[place]!, rows.price2[place]!];
  if (bidSize > 0) enterSide(exchange, time, account, instrument, 1, bid, bidSize, entry);
  if (askSize > 0) enterSide(exchange, time, account, instrument, -1, ask, askSize, entry);
  return undefined;
}

/** Trades what crosses, best price first and oldest first, then rests or drops the remainder. */
function enterSide(
  exchange: Exchange,
  time: number,
  account: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
  entry: { readonly rests: boolean; readonly quote: boolean },
): void {
  const { book, events } = exchange;
  let remaining = quantity;
  while (remaining > 0) {
    const resting = bestOf(book, instrument, -side);
    if (resting === NONE || side * (price - book.price[resting]!) < 0) break;
    const other = book.owner[resting]!;
    // Only the two sides of one quote at a choice price meet their own owner here.
    if (other === account) break;
    const filled = Math.min(remaining, book.remaining[resting]!);
    const [buyer, seller] = side > 0 ? [account, other] : [other, account];
    const at = book.price[resting]!;
    emitTraded(events, time, instrument, buyer, seller, book.id[resting]!, side, at, filled);
    reduceOrder(book, resting, filled);
    remaining -= filled;
  }
  if (remaining === 0 || !entry.rests) return;
  const flag = entry.quote ? 1 : 0;
  const slot = restOrder(book, account, instrument, side, price, remaining, flag);
  const place = nextRow(events, EVENT.accepted, time);
  events.account[place] = account;
  events.instrument[place] = instrument;
  events.order[place] = book.id[slot]!;
  events.side[place] = side;
  events.price[place] = price;
  events.quantity[place] = remaining;
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
