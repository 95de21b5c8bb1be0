import { OrderBook, Side } from "nodejs-order-book";
import { bestOf, NONE } from "../../src/book/book.ts";
import { FIRST_SERIES } from "../../src/contracts/instrument-table.ts";
import { trade } from "../../src/exchange/trade.ts";
import { COMMAND, TIME_IN_FORCE } from "../../src/messages/commands.ts";
import { openExchange } from "./open-exchange.ts";
import { COMMANDS, type Flow } from "./order-flow.ts";
import type { Pass, Told } from "./timing.ts";

/** It plays the first of the measured commands: all of them would take minutes. */
const PEER_COMMANDS = COMMANDS / 10;

/** Its own words for time in force are not exported. */
type LimitOrder = Parameters<OrderBook["limit"]>[0];
const IOC = "IOC" as NonNullable<LimitOrder["timeInForce"]>;

/** The same orders, prices, sizes and cancels through nodejs-order-book; one book. */
export function peerPass(flow: Flow): Pass {
  const { filling } = flow;
  const end = filling + PEER_COMMANDS;
  // Its orders are named by text: made beforehand, as our numbers are.
  const names = Array.from({ length: end }, (_, row) => `${row}`);
  const book = new OrderBook();
  for (let row = 0; row < filling; row++) send(book, flow, names, row);
  return {
    run: () => {
      for (let row = filling; row < end; row++) send(book, flow, names, row);
    },
    tell: () => sameDepth(flow, book, end),
  };
}

function send(
  book: OrderBook,
  { rows, origin }: Flow,
  names: readonly string[],
  row: number,
): void {
  if (rows.kind[row] === COMMAND.cancel) {
    book.cancel(names[origin[row]!]!);
    return;
  }
  const order: LimitOrder = {
    id: names[row]!,
    side: rows.side[row]! > 0 ? Side.BUY : Side.SELL,
    size: rows.quantity[row]!,
    price: rows.price[row]!,
  };
  if (rows.code[row] === TIME_IN_FORCE.ioc) order.timeInForce = IOC;
  book.limit(order);
}

/** Both hold the same quantity at every price after the last command, or this is no comparison. */
function sameDepth(flow: Flow, peer: OrderBook, end: number): Told {
  const { exchange } = openExchange(flow.books, flow.room);
  for (let row = 0; row < end; row++) trade(exchange, flow.rows, row);
  const { book } = exchange;
  const [asks, bids] = peer.depth();
  const theirs = JSON.stringify([...bids, ...asks].sort(byPrice));
  const levels = new Map<number, number>();
  for (const side of [1, -1]) {
    for (let slot = bestOf(book, FIRST_SERIES, side); slot !== NONE; slot = book.next[slot]!) {
      const price = book.price[slot]!;
      levels.set(price, (levels.get(price) ?? 0) + book.remaining[slot]!);
    }
  }
  const ours = JSON.stringify([...levels].sort(byPrice));
  if (ours !== theirs) throw new Error(`the peer's book differs: ${theirs} instead of ${ours}`);
  return { commands: PEER_COMMANDS, trades: undefined, checksum: "same-depth" };
}

function byPrice(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0];
}
