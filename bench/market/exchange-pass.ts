import { trade } from "../../src/exchange/trade.ts";
import { openExchange } from "./open-exchange.ts";
import { COMMANDS, type Flow } from "./order-flow.ts";
import type { Pass } from "./timing.ts";

/** The exchange alone: checks, book, matching and events; nobody clears or reads them. */
export function exchangePass(flow: Flow): Pass {
  const { rows, filling, trades } = flow;
  const { columns, exchange } = openExchange(flow.books, flow.room);
  for (let row = 0; row < filling; row++) trade(exchange, rows, row);
  return {
    run: () => {
      for (let row = filling; row < filling + COMMANDS; row++) trade(exchange, rows, row);
    },
    tell: () => ({ commands: COMMANDS, trades, checksum: columns.hash() }),
  };
}
