import { bestOf, NONE, RESTS, removeOrder } from "../book/book.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { EVENT } from "../messages/events.ts";
import { writeRow } from "../messages/rows.ts";
import type { Exchange } from "./exchange.ts";

/** For `cancelIn`: whoever owns the order. */
const EVERYBODY = -1;

export function cancelSlot(exchange: Exchange, time: number, slot: number): void {
  const { book, events } = exchange;
  const owner = book.owner[slot]!;
  const left = book.remaining[slot]!;
  writeRow(events, EVENT.cancelled, time, owner, 0, 0, book.id[slot]!, 0, 0, left);
  removeOrder(book, slot);
}

/** Cancels every order in a series that has come to its end. */
export function closeBook(exchange: Exchange, time: number, instrument: number): void {
  cancelIn(exchange, time, instrument, EVERYBODY, undefined);
}

/** Cancels the quote that an account has in one book. */
export function cancelQuote(
  exchange: Exchange,
  time: number,
  instrument: number,
  owner: number,
): void {
  cancelIn(exchange, time, instrument, owner, RESTS.requoted);
}

/** Cancels an account's orders in all books, or only its quotes; the stock first, the sheet too. */
export function cancelEverywhere(
  exchange: Exchange,
  time: number,
  owner: number,
  quotesOnly: boolean,
): void {
  const { instruments, sheets } = exchange;
  const maker = sheets.makerOf[owner]!;
  if (maker >= 0) sheets.isLive[maker] = 0;
  const only = quotesOnly ? RESTS.requoted : undefined;
  cancelIn(exchange, time, STOCK, owner, only);
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    cancelIn(exchange, time, instruments.live[i]!, owner, only);
  }
}

/** Cancels everybody's orders for the day. */
export function endDay(exchange: Exchange, time: number): void {
  const { instruments } = exchange;
  cancelIn(exchange, time, STOCK, EVERYBODY, RESTS.day);
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    cancelIn(exchange, time, instruments.live[i]!, EVERYBODY, RESTS.day);
  }
}

/**
 * Cancels an owner's orders in one book, bids first and best first: all, or only those that rest
 * in this way.
 */
function cancelIn(
  exchange: Exchange,
  time: number,
  instrument: number,
  owner: number,
  only: number | undefined,
): void {
  const { book } = exchange;
  for (let side = 1; side >= -1; side -= 2) {
    let slot = bestOf(book, instrument, side);
    while (slot !== NONE) {
      const following = book.next[slot]!;
      const theirs = owner === EVERYBODY || book.owner[slot] === owner;
      if (theirs && (only === undefined || book.rests[slot] === only)) {
        cancelSlot(exchange, time, slot);
      }
      slot = following;
    }
  }
}
