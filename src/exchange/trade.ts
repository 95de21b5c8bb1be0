import { bestOf, moveOrder, NONE, RESTS, reduceOrder, removeOrder } from "../book/book.ts";
import { checkNotCrossed } from "../book/book-rules.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { COMMAND, TIME_IN_FORCE } from "../messages/commands.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { noteMid } from "../quoting/quote-sheets.ts";
import { cancelEverywhere, cancelQuote, cancelSlot, endDay } from "./cancel.ts";
import {
  marketLimit,
  refusalOfMarketOrder,
  refusalOfOrder,
  refusalOfQuote,
  refusalOfReplace,
  slotToCancel,
} from "./checks.ts";
import { type Exchange, mayTrade } from "./exchange.ts";
import { showSheets } from "./look.ts";
import { rest, takeCrossing } from "./match.ts";
import { setProtection, tripProtections } from "./protect-makers.ts";
import { sweep } from "./sweep.ts";
import { writeSheet } from "./write-sheet.ts";

/**
 * Handles the trading command at `place` of the command ring. Returns why it was refused, or
 * undefined; a refused command has changed nothing.
 */
export function trade(exchange: Exchange, commands: Rows, place: number): RefusalCode | undefined {
  lookFor(exchange, commands, place);
  const refusal = handle(exchange, commands, place);
  tripProtections(exchange, commands.time[place]!);
  if (exchange.sheets.makers > 0) noteStock(exchange, commands.time[place]!);
  return refusal;
}

/** What makers will see of the stock, each after his latency. */
function noteStock({ book, sheets }: Exchange, time: number): void {
  const bid = bestOf(book, STOCK, 1);
  const ask = bestOf(book, STOCK, -1);
  if (bid === NONE || ask === NONE) return;
  noteMid(sheets, time, (book.price[bid]! + book.price[ask]!) / 2);
}

/** Works out the sheets of the series that a command would trade, if there are any. */
function lookFor(exchange: Exchange, commands: Rows, place: number): void {
  const slot =
    commands.kind[place] === COMMAND.replace ? slotToCancel(exchange, commands, place) : NONE;
  const instrument = slot === NONE ? commands.instrument[place]! : exchange.book.instrument[slot]!;
  showSheets(exchange, instrument, commands.time[place]!);
}

function handle(exchange: Exchange, commands: Rows, place: number): RefusalCode | undefined {
  switch (commands.kind[place]) {
    case COMMAND.order:
      return submitOrder(exchange, commands, place);
    case COMMAND.quote:
      return submitQuote(exchange, commands, place);
    case COMMAND.cancel:
      return cancelOrder(exchange, commands, place);
    case COMMAND.cancelAll:
      return cancelAll(exchange, commands, place);
    case COMMAND.marketOrder:
      return submitMarketOrder(exchange, commands, place);
    case COMMAND.replace:
      return replaceOrder(exchange, commands, place);
    case COMMAND.protect:
      return setProtection(exchange, commands, place);
    case COMMAND.endDay:
      endDay(exchange, commands.time[place]!);
      return undefined;
    case COMMAND.sweep:
      sweep(exchange, commands.time[place]!);
      return undefined;
    case COMMAND.kill:
    case COMMAND.revive:
      return pressKillSwitch(exchange, commands, place);
    default:
      return writeSheet(exchange, commands, place);
  }
}

function submitOrder(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfOrder(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const instrument = rows.instrument[place]!;
  const side = rows.side[place]!;
  const price = rows.price[place]!;
  const quantity = rows.quantity[place]!;
  const left = takeCrossing(exchange, rows, place, instrument, side, price, quantity);
  const inForce = rows.code[place]!;
  if (inForce === TIME_IN_FORCE.ioc || inForce === TIME_IN_FORCE.fok) {
    drop(exchange, rows, place, left);
    return undefined;
  }
  const rests = inForce === TIME_IN_FORCE.day ? RESTS.day : RESTS.cancelled;
  rest(exchange, rows, place, instrument, side, price, left, rests);
  return undefined;
}

/** The limit is the band's edge: the order walks no further through the book. */
function submitMarketOrder(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfMarketOrder(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const instrument = rows.instrument[place]!;
  const side = rows.side[place]!;
  const limit = marketLimit(exchange, rows.account[place]!, instrument, side);
  const quantity = rows.quantity[place]!;
  const left =
    limit === undefined
      ? quantity
      : takeCrossing(exchange, rows, place, instrument, side, limit, quantity);
  drop(exchange, rows, place, left);
  return undefined;
}

function submitQuote(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfQuote(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const time = rows.time[place]!;
  const account = rows.account[place]!;
  cancelQuote(exchange, time, rows.instrument[place]!, account);
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
  const instrument = rows.instrument[place]!;
  const left = takeCrossing(exchange, rows, place, instrument, side, price, quantity);
  rest(exchange, rows, place, instrument, side, price, left, RESTS.requoted);
}

function drop(exchange: Exchange, rows: Rows, place: number, left: number): void {
  if (left === 0) return;
  const { events } = exchange;
  const event = nextRow(events, EVENT.dropped, rows.time[place]!);
  events.account[event] = rows.account[place]!;
  events.instrument[event] = rows.instrument[place]!;
  events.quantity[event] = left;
}

/** An order that only gets smaller keeps its place; any other change is a new arrival. */
function replaceOrder(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = refusalOfReplace(exchange, rows, place);
  if (refusal !== undefined) return refusal;
  const { book, events } = exchange;
  const slot = slotToCancel(exchange, rows, place);
  const price = rows.price[place]!;
  const quantity = rows.quantity[place]!;
  const fewer = book.remaining[slot]! - quantity;
  let left = quantity;
  if (price === book.price[slot] && fewer >= 0) {
    if (fewer > 0) reduceOrder(book, slot, fewer);
  } else {
    const instrument = book.instrument[slot]!;
    const side = book.side[slot]!;
    left = takeCrossing(exchange, rows, place, instrument, side, price, quantity);
    if (left > 0) moveOrder(book, slot, price, left);
    else removeOrder(book, slot);
    checkNotCrossed(book, instrument);
  }
  const event = nextRow(events, EVENT.replaced, rows.time[place]!);
  events.account[event] = rows.account[place]!;
  events.order[event] = rows.order[place]!;
  events.price[event] = price;
  events.quantity[event] = left;
  return undefined;
}

function cancelOrder(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const slot = slotToCancel(exchange, rows, place);
  if (slot === NONE) return "unknown-order";
  cancelSlot(exchange, rows.time[place]!, slot);
  return undefined;
}

function cancelAll(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (!mayTrade(exchange, account)) return "unknown-account";
  cancelEverywhere(exchange, rows.time[place]!, account, false);
  return undefined;
}

/** `kill` and `revive`. */
function pressKillSwitch(exchange: Exchange, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (!mayTrade(exchange, account)) return "unknown-account";
  const isKill = rows.kind[place] === COMMAND.kill;
  exchange.killed[account] = isKill ? 1 : 0;
  if (isKill) cancelEverywhere(exchange, rows.time[place]!, account, false);
  return undefined;
}
