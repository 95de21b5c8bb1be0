import { type Book, bestOf, hasRoom, NONE, slotOfOrder } from "../book/book.ts";
import { dayOf } from "../calendar/civil-date.ts";
import {
  isLive,
  isSeries,
  STOCK,
  sharesPerUnit,
  tickRuleOf,
} from "../contracts/instrument-table.ts";
import { isOnTick } from "../contracts/tick-rule.ts";
import { SIDE, TIME_IN_FORCE } from "../messages/commands.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import type { Exchange } from "./exchange.ts";

/** Largest quantity of one order, in shares or contracts. */
const MAX_QUANTITY = 1_000_000_000;

/** Checks in the order: account, instrument, quantity, price, tick, cash, self-trade, room. */
export function refusalOfOrder(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const side = rows.side[place]!;
  return (
    refusalOfOwner(exchange, rows, place) ??
    refusalOfQuantity(rows.quantity[place]!, 1) ??
    refusalOfPrice(exchange, rows.instrument[place]!, rows.price[place]!) ??
    refusalOfCash(rows.instrument[place]!, rows.price[place]!, rows.quantity[place]!) ??
    refusalOfSelfTrade(
      exchange.book,
      rows,
      place,
      side,
      rows.price[place]!,
      rows.quantity[place]!,
      false,
    ) ??
    (rows.code[place] === TIME_IN_FORCE.gtc && !hasRoom(exchange.book, 1) ? "book-full" : undefined)
  );
}

export function refusalOfQuote(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const [bidSize, askSize] = [rows.quantity[place]!, rows.quantity2[place]!];
  const [bid, ask] = [rows.price[place]!, rows.price2[place]!];
  const instrument = rows.instrument[place]!;
  const early =
    refusalOfOwner(exchange, rows, place) ??
    refusalOfQuantity(bidSize, 0) ??
    refusalOfQuantity(askSize, 0) ??
    (bidSize > 0 ? refusalOfPrice(exchange, instrument, bid) : undefined) ??
    (askSize > 0 ? refusalOfPrice(exchange, instrument, ask) : undefined) ??
    (bidSize > 0 ? refusalOfCash(instrument, bid, bidSize) : undefined) ??
    (askSize > 0 ? refusalOfCash(instrument, ask, askSize) : undefined);
  if (early !== undefined) return early;
  if (bidSize > 0 && askSize > 0 && bid > ask) return "crossed-quote";
  return (
    (bidSize > 0
      ? refusalOfSelfTrade(exchange.book, rows, place, SIDE.buy, bid, bidSize, true)
      : undefined) ??
    (askSize > 0
      ? refusalOfSelfTrade(exchange.book, rows, place, SIDE.sell, ask, askSize, true)
      : undefined) ??
    (hasRoomForQuote(exchange.book, rows, place) ? undefined : "book-full")
  );
}

/** The sender's earlier quote makes room for the new one, so it can always be withdrawn. */
function hasRoomForQuote(book: Book, rows: Rows, place: number): boolean {
  const sides = (rows.quantity[place]! > 0 ? 1 : 0) + (rows.quantity2[place]! > 0 ? 1 : 0);
  if (hasRoom(book, sides)) return true;
  let leaving = 0;
  for (let side = 1; side >= -1; side -= 2) {
    let slot = bestOf(book, rows.instrument[place]!, side);
    for (; slot !== NONE; slot = book.next[slot]!) {
      if (book.owner[slot] === rows.account[place] && book.quote[slot] === 1) leaving++;
    }
  }
  return hasRoom(book, sides - leaving);
}

/** Slot of the order that a cancel names, or NONE when it is not the sender's. */
export function slotToCancel(exchange: Exchange, rows: Rows, place: number): number {
  const slot = slotOfOrder(exchange.book, rows.order[place]!);
  return slot !== NONE && exchange.book.owner[slot] === rows.account[place] ? slot : NONE;
}

function refusalOfOwner(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (account < exchange.firstParty || account >= exchange.accounts) return "unknown-account";
  const instrument = rows.instrument[place]!;
  if (instrument === STOCK) return undefined;
  const { instruments } = exchange;
  if (!isSeries(instruments, instrument)) return "unknown-instrument";
  const past = instruments.expiryDay[instrument]! < dayOf(rows.time[place]!);
  return isLive(instruments, instrument) && !past ? undefined : "series-expired";
}

function refusalOfQuantity(quantity: number, least: number): RefusalCode | undefined {
  const good = Number.isSafeInteger(quantity) && quantity >= least && quantity <= MAX_QUANTITY;
  return good ? undefined : "bad-quantity";
}

/** The cash of one order is an exact integer; a balance past 2^53 stops the run (rule L8). */
function refusalOfCash(
  instrument: number,
  price: number,
  quantity: number,
): RefusalCode | undefined {
  const cash = price * quantity * sharesPerUnit(instrument);
  return Number.isSafeInteger(cash) ? undefined : "bad-quantity";
}

function refusalOfPrice(
  exchange: Exchange,
  instrument: number,
  price: number,
): RefusalCode | undefined {
  if (!Number.isSafeInteger(price) || price <= 0) return "bad-price";
  return isOnTick(tickRuleOf(exchange.instruments, instrument), price) ? undefined : "off-tick";
}

/** `replacing`: the sender's earlier quote is about to go and does not count. */
function refusalOfSelfTrade(
  book: Book,
  rows: Rows,
  place: number,
  side: number,
  price: number,
  quantity: number,
  replacing: boolean,
): RefusalCode | undefined {
  const account = rows.account[place]!;
  let wanted = quantity;
  let resting = bestOf(book, rows.instrument[place]!, -side);
  while (resting !== NONE && wanted > 0 && side * (price - book.price[resting]!) >= 0) {
    const leaving = replacing && book.quote[resting] === 1;
    if (book.owner[resting] === account) {
      if (!leaving) return "self-trade";
    } else {
      wanted -= book.remaining[resting]!;
    }
    resting = book.next[resting]!;
  }
  return undefined;
}
