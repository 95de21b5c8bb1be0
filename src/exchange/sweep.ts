import { bestOf, NONE, reduceOrder } from "../book/book.ts";
import type { Exchange } from "./exchange.ts";
import { bestRow, lookAt, priceOf } from "./look.ts";
import { fillSheet } from "./match.ts";
import { tripProtections } from "./protect-makers.ts";

/**
 * After the stock or a sheet has moved, a sheet may be willing to trade with an order that rests:
 * it does, at the order's price (rule B5), best order and best sheet first. Series without resting
 * orders are passed over.
 */
export function sweep(exchange: Exchange, time: number): void {
  const { instruments, book, sheets } = exchange;
  if (sheets.makers === 0) return;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const isEmpty = bestOf(book, series, 1) === NONE && bestOf(book, series, -1) === NONE;
    if (isEmpty) continue;
    lookAt(exchange, series, time);
    sweepSide(exchange, series, time, 1);
    sweepSide(exchange, series, time, -1);
  }
  exchange.look.count = 0;
}

/** Sheets that buy (side 1) what rests to be sold, or sell (-1) what rests to be bought. */
function sweepSide(exchange: Exchange, series: number, time: number, side: number): void {
  const { book, look } = exchange;
  for (;;) {
    const resting = bestOf(book, series, -side);
    if (resting === NONE) return;
    const owner = book.owner[resting]!;
    const row = bestRow(exchange, side, owner);
    const at = book.price[resting]!;
    if (row < 0 || side * (priceOf(look, row, side) - at) < 0) return;
    const order = book.id[resting]!;
    const left = book.remaining[resting]!;
    const filled = fillSheet(exchange, time, series, row, side, owner, order, side, at, left);
    reduceOrder(book, resting, filled);
    stopTripped(exchange, time);
  }
}

/** Rule X4: whose window has just been filled trades no further, in this series and the next. */
function stopTripped(exchange: Exchange, time: number): void {
  if (exchange.protection.isFull[0] === 0) return;
  tripProtections(exchange, time);
  const { look, sheets } = exchange;
  for (let row = 0; row < look.count; row++) {
    if (sheets.isLive[look.maker[row]!] === 1) continue;
    look.bidSize[row] = 0;
    look.askSize[row] = 0;
  }
}
