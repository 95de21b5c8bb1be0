import { invariant } from "../base/assert.ts";
import { type Book, bestOf, NONE, RESTS } from "./book.ts";

/**
 * Rule B1: a book is never crossed, and is locked (bid = ask) only inside one owner's quote; the
 * assertion that runs after every command that touched the instrument.
 */
export function checkNotCrossed(book: Book, instrument: number): void {
  const bid = bestOf(book, instrument, 1);
  const ask = bestOf(book, instrument, -1);
  if (bid === NONE || ask === NONE) return;
  const gap = book.price[ask]! - book.price[bid]!;
  const choicePrice = gap === 0 && isOneQuote(book, bid, ask);
  invariant(gap > 0 || choicePrice, "B1", "bid at or above ask in instrument", instrument);
}

function isOneQuote(book: Book, bid: number, ask: number): boolean {
  const areQuotes = book.rests[bid] === RESTS.requoted && book.rests[ask] === RESTS.requoted;
  return areQuotes && book.owner[bid] === book.owner[ask];
}
