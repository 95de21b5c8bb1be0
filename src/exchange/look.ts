import { type Book, bestOf, NONE } from "../book/book.ts";
import { dayOf } from "../calendar/civil-date.ts";
import { isLive, isSeries, STOCK, tickRuleOf } from "../contracts/instrument-table.ts";
import { roundDownToTick, roundUpToTick } from "../contracts/tick-rule.ts";
import { evaluateSheet, type SheetQuote } from "../quoting/evaluate-sheet.ts";
import type { Look } from "../quoting/look-rows.ts";
import type { Exchange } from "./exchange.ts";

const QUOTE: SheetQuote = { bid: 0, ask: 0, bidSize: 0, askSize: 0 };

/**
 * Works out what every sheet says about a series now, as the makers mean it: quotes may cross each
 * other and orders that rest. {@link settleLook} says what of it stands.
 */
export function lookAt(exchange: Exchange, instrument: number, time: number): Look {
  const { look, sheets, pricer } = exchange;
  look.count = 0;
  if (sheets.makers === 0 || instrument === STOCK) return look;
  const today = dayOf(time);
  const half = stockHalfSpread(exchange.book);
  for (let maker = 0; maker < sheets.makers; maker++) {
    evaluateSheet(QUOTE, sheets, pricer, maker, instrument, time, today, half);
    if (QUOTE.bidSize > 0 || QUOTE.askSize > 0) insert(exchange, maker);
  }
  return look;
}

/** What stands of the sheets of a series now; nothing for other instruments. */
export function showSheets(exchange: Exchange, instrument: number, time: number): void {
  const { look, sheets, instruments } = exchange;
  look.count = 0;
  if (sheets.makers === 0) return;
  if (!isSeries(instruments, instrument) || !isLive(instruments, instrument)) return;
  lookAt(exchange, instrument, time);
  settleLook(exchange, instrument);
}

/** Half of the stock's quoted spread in $0.0001 per share; 0 where a side is empty. */
export function stockHalfSpread(book: Book): number {
  const bid = bestOf(book, STOCK, 1);
  const ask = bestOf(book, STOCK, -1);
  return bid === NONE || ask === NONE ? 0 : (book.price[ask]! - book.price[bid]!) / 2;
}

/** Keeps the rows in the order of the sheets' numbers. */
function insert({ look, sheets }: Exchange, maker: number): void {
  let row = look.count++;
  while (row > 0 && sheets.number[look.maker[row - 1]!]! > sheets.number[maker]!) {
    look.maker[row] = look.maker[row - 1]!;
    look.bid[row] = look.bid[row - 1]!;
    look.bidSize[row] = look.bidSize[row - 1]!;
    look.ask[row] = look.ask[row - 1]!;
    look.askSize[row] = look.askSize[row - 1]!;
    row--;
  }
  look.maker[row] = maker;
  look.bid[row] = QUOTE.bid;
  look.bidSize[row] = QUOTE.bidSize;
  look.ask[row] = QUOTE.ask;
  look.askSize[row] = QUOTE.askSize;
}

/**
 * What stands of a look: sheets never trade with each other, so a quote that meets an older sheet's
 * other side, or an order that rests, stays a tick behind it (docs/market/quote-sheets.md).
 */
export function settleLook(exchange: Exchange, instrument: number): void {
  const { look, book, instruments } = exchange;
  const rule = tickRuleOf(instruments, instrument);
  const bidSlot = bestOf(book, instrument, 1);
  const askSlot = bestOf(book, instrument, -1);
  let highest = bidSlot === NONE ? 0 : book.price[bidSlot]!;
  let lowest = askSlot === NONE ? Number.POSITIVE_INFINITY : book.price[askSlot]!;
  for (let row = 0; row < look.count; row++) {
    if (look.bidSize[row]! > 0 && look.bid[row]! >= lowest) {
      look.bid[row] = roundDownToTick(rule, lowest - 1);
      if (look.bid[row]! <= 0) look.bidSize[row] = 0;
    }
    if (look.askSize[row]! > 0 && look.ask[row]! <= highest) {
      look.ask[row] = roundUpToTick(rule, highest + 1);
    }
    if (look.bidSize[row]! > 0) highest = Math.max(highest, look.bid[row]!);
    if (look.askSize[row]! > 0) lowest = Math.min(lowest, look.ask[row]!);
  }
}

/** In place of an account: nobody's own sheet is left out. */
export const NOBODY = -1;

/** Row of the look that trades next against a side, not of this account; or -1. */
export function bestRow(exchange: Exchange, side: number, account: number): number {
  const { look, sheets } = exchange;
  let best = -1;
  for (let row = 0; row < look.count; row++) {
    const size = side > 0 ? look.bidSize[row]! : look.askSize[row]!;
    if (size <= 0 || sheets.account[look.maker[row]!] === account) continue;
    if (best < 0 || side * (priceOf(look, row, side) - priceOf(look, best, side)) > 0) best = row;
  }
  return best;
}

/** A row's price on a side: 1 its bid, -1 its ask. */
export function priceOf(look: Look, row: number, side: number): number {
  return side > 0 ? look.bid[row]! : look.ask[row]!;
}

/**
 * Contracts that sheets of others show on a side at prices at least as good as `price`, or better
 * than it.
 */
export function sheetSize(
  exchange: Exchange,
  side: number,
  price: number,
  account: number,
  strictly: boolean,
): number {
  const { look, sheets } = exchange;
  let size = 0;
  for (let row = 0; row < look.count; row++) {
    if (sheets.account[look.maker[row]!] === account) continue;
    const better = side * (priceOf(look, row, side) - price);
    if (better > 0 || (better === 0 && !strictly)) {
      size += side > 0 ? look.bidSize[row]! : look.askSize[row]!;
    }
  }
  return size;
}
