import { STOCK } from "../../contracts/instrument-table.ts";
import { type Outbox, sendQuote } from "../../messages/outbox.ts";

/** Shares on either side: more than anybody in a replay trades in a day, less at high prices. */
const MAX_SIZE = 1_000_000_000;
/** The cash of an order of the stock market stays below 2^53 units. */
const MAX_CASH = Number.MAX_SAFE_INTEGER;

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
  const [bid, ask] = [price - halfSpread, price + halfSpread];
  const size = Math.min(MAX_SIZE, Math.floor(MAX_CASH / ask));
  sendQuote(outbox, time, STOCK, bid, size, ask, size);
}
