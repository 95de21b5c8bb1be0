import { STOCK } from "../../contracts/instrument-table.ts";
import { type Outbox, sendQuote } from "../../messages/outbox.ts";

/** Shares on either side: more than anybody in a replay trades in a day. */
const SIZE = 1_000_000_000;

/**
 * The rest of the stock market in a replay: it quotes the stock at the recorded price, plus and
 * minus a half-spread, in any size. With a half-spread of 0 its bid equals its ask.
 *
 * @param price in $0.0001 per share. @param halfSpread in $0.0001 per share, below the price.
 */
export function quoteRecordedPrice(
  outbox: Outbox,
  time: number,
  price: number,
  halfSpread: number,
): void {
  sendQuote(outbox, time, STOCK, price - halfSpread, SIZE, price + halfSpread, SIZE);
}
