import { bestOf, NONE, RESTS } from "../book/book.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { bandUnits } from "./bands.ts";
import type { Exchange } from "./exchange.ts";

/**
 * Why an order may not meet the orders that it would trade with: one of them is its owner's own, or
 * its price is further behind the best of them than the band allows.
 *
 * @param replacing the sender's earlier quote is about to go and does not count.
 */
export function refusalOfMatch(
  exchange: Exchange,
  account: number,
  instrument: number,
  side: number,
  price: number,
  quantity: number,
  replacing: boolean,
): RefusalCode | undefined {
  const { book } = exchange;
  let wanted = quantity;
  let isFirst = true;
  let resting = bestOf(book, instrument, -side);
  while (resting !== NONE && wanted > 0 && side * (price - book.price[resting]!) >= 0) {
    const leaving = replacing && book.rests[resting] === RESTS.requoted;
    if (book.owner[resting] === account) {
      if (!leaving) return "self-trade";
    } else {
      if (isFirst && isOutside(exchange, instrument, side, price, book.price[resting]!)) {
        return "outside-band";
      }
      isFirst = false;
      wanted -= book.remaining[resting]!;
    }
    resting = book.next[resting]!;
  }
  return undefined;
}

function isOutside(
  exchange: Exchange,
  instrument: number,
  side: number,
  price: number,
  best: number,
): boolean {
  return exchange.hasBands && side * (price - best) > bandUnits(instrument, best);
}
