import { type Book, bestOf, hasRoom, NONE, RESTS, slotOfOrder } from "../book/book.ts";
import { dayOf } from "../calendar/civil-date.ts";
import {
  isLive,
  isSeries,
  STOCK,
  sharesPerUnit,
  tickRuleOf,
} from "../contracts/instrument-table.ts";
import { isOnTick, roundDownToTick, roundUpToTick } from "../contracts/tick-rule.ts";
import { SIDE, TIME_IN_FORCE } from "../messages/commands.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import { bandUnits } from "./bands.ts";
import { type Exchange, mayTrade } from "./exchange.ts";
import { canFill } from "./match.ts";
import { bestOpposite, refusalOfMatch } from "./match-checks.ts";

/** Largest quantity of one order, in shares or contracts. */
const MAX_QUANTITY = 1_000_000_000;

/** Checks in the order: account, instrument, quantity, price, tick, cash, match, room. */
export function refusalOfOrder(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const instrument = rows.instrument[place]!;
  const side = rows.side[place]!;
  const price = rows.price[place]!;
  const quantity = rows.quantity[place]!;
  const { book } = exchange;
  const account = rows.account[place]!;
  const early = refusalOfTerms(exchange, rows, place, instrument, side);
  if (early !== undefined) return early;
  const inForce = rows.code[place]!;
  if (inForce === TIME_IN_FORCE.fok) {
    return canFill(exchange, account, instrument, side, price, quantity)
      ? undefined
      : "not-fillable";
  }
  if (inForce === TIME_IN_FORCE.ioc) return undefined;
  const isPostOnly = inForce === TIME_IN_FORCE["post-only"];
  if (isPostOnly && canFill(exchange, account, instrument, side, price, 1)) return "would-trade";
  return hasRoom(book, 1) ? undefined : "book-full";
}

export function refusalOfMarketOrder(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const instrument = rows.instrument[place]!;
  const quantity = rows.quantity[place]!;
  const early = refusalOfOwner(exchange, rows, place, instrument) ?? refusalOfQuantity(quantity, 1);
  if (early !== undefined) return early;
  const side = rows.side[place]!;
  const limit = marketLimit(exchange, rows.account[place]!, instrument, side);
  if (limit === undefined) return undefined;
  return (
    refusalOfCash(instrument, limit, quantity) ??
    refusalOfMatch(exchange, rows.account[place]!, instrument, side, limit, quantity, false)
  );
}

/** How far a market order may go: the band from the best price; undefined where there is none. */
export function marketLimit(
  exchange: Exchange,
  account: number,
  instrument: number,
  side: number,
): number | undefined {
  const price = bestOpposite(exchange, account, instrument, side);
  if (Number.isNaN(price)) return undefined;
  const limit = price + side * bandUnits(instrument, price);
  const rule = tickRuleOf(exchange.instruments, instrument);
  if (side > 0) return roundDownToTick(rule, limit);
  return Math.max(roundUpToTick(rule, Math.max(limit, 0)), roundUpToTick(rule, 1));
}

/** Of a change of a resting order that is no quote, by its owner. */
export function refusalOfReplace(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const slot = slotToCancel(exchange, rows, place);
  const { book } = exchange;
  if (slot === NONE || book.rests[slot] === RESTS.requoted) return "unknown-order";
  return refusalOfTerms(exchange, rows, place, book.instrument[slot]!, book.side[slot]!);
}

/** Of an order that arrives with a price and quantity, new or changed. */
function refusalOfTerms(
  exchange: Exchange,
  rows: Rows,
  place: number,
  instrument: number,
  side: number,
): RefusalCode | undefined {
  const price = rows.price[place]!;
  const quantity = rows.quantity[place]!;
  return (
    refusalOfOwner(exchange, rows, place, instrument) ??
    refusalOfQuantity(quantity, 1) ??
    refusalOfPrice(exchange, instrument, price) ??
    refusalOfCash(instrument, price, quantity) ??
    refusalOfMatch(exchange, rows.account[place]!, instrument, side, price, quantity, false)
  );
}

export function refusalOfQuote(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const bidSize = rows.quantity[place]!;
  const askSize = rows.quantity2[place]!;
  const bid = rows.price[place]!;
  const ask = rows.price2[place]!;
  const account = rows.account[place]!;
  const instrument = rows.instrument[place]!;
  const early =
    refusalOfOwner(exchange, rows, place, instrument) ??
    refusalOfQuantity(bidSize, 0) ??
    refusalOfQuantity(askSize, 0) ??
    (bidSize > 0 ? refusalOfPrice(exchange, instrument, bid) : undefined) ??
    (askSize > 0 ? refusalOfPrice(exchange, instrument, ask) : undefined) ??
    (bidSize > 0 ? refusalOfCash(instrument, bid, bidSize) : undefined) ??
    (askSize > 0 ? refusalOfCash(instrument, ask, askSize) : undefined);
  if (early !== undefined) return early;
  const withdraws = bidSize === 0 && askSize === 0;
  if (!withdraws && exchange.protection.tripped[account] === 1) return "protected";
  if (bidSize > 0 && askSize > 0 && bid > ask) return "crossed-quote";
  return (
    (bidSize > 0
      ? refusalOfMatch(exchange, account, instrument, SIDE.buy, bid, bidSize, true)
      : undefined) ??
    (askSize > 0
      ? refusalOfMatch(exchange, account, instrument, SIDE.sell, ask, askSize, true)
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
      const isTheirs = book.owner[slot] === rows.account[place];
      if (isTheirs && book.rests[slot] === RESTS.requoted) leaving++;
    }
  }
  return hasRoom(book, sides - leaving);
}

/** Slot of the order that a cancel or replace names, or NONE when it is not the sender's. */
export function slotToCancel(exchange: Exchange, rows: Rows, place: number): number {
  const slot = slotOfOrder(exchange.book, rows.order[place]!);
  return slot !== NONE && exchange.book.owner[slot] === rows.account[place] ? slot : NONE;
}

function refusalOfOwner(
  exchange: Exchange,
  rows: Rows,
  place: number,
  instrument: number,
): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (!mayTrade(exchange, account)) return "unknown-account";
  if (exchange.killed[account] === 1) return "killed";
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
