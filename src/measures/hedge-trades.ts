import {
  clearMatchedTrades,
  createMatchedTrades,
  matchTrade,
  splitLots,
} from "../attribution/matched-trades.ts";
import { Columns } from "../base/columns.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { EVENT } from "../messages/events.ts";
import { placeOf } from "../messages/rows.ts";
import type { CloseListener } from "../simulator/history/play-cycle.ts";

/** One share trade of the buyer. */
export interface HedgeTrade {
  /** Number of the cycle from 0, and the row of prices at whose close he traded. */
  readonly cycle: number;
  readonly row: number;
  /** Positive bought, negative sold. */
  readonly shares: number;
  /** In $0.0001 per share. */
  readonly price: number;
  /** Number of the account that sold them to him or bought them from him. */
  readonly other: number;
  /**
   * In $0.0001, against the trades that it undoes. Undefined for those after the option's end,
   * which close the hedge: the article's account of hedging leaves them out.
   */
  readonly gain: number | undefined;
}

/** Hands over the buyer's share trades, close by close, each matched with those it undoes. */
export function followHedges(onTrade: (trade: HedgeTrade) => void): CloseListener {
  const matched = createMatchedTrades(new Columns(), "followed");
  let cycle = 0;
  let seen = 0;
  let hasOption = false;
  return (world, row, ends) => {
    const { events } = world.market;
    for (; seen < events.written[0]!; seen++) {
      const place = placeOf(events, seen);
      if (events.kind[place] === EVENT.split) {
        splitLots(matched, events.quantity[place]!, events.quantity2[place]!);
      }
      const isTrade = events.kind[place] === EVENT.traded;
      if (!isTrade && events.kind[place] !== EVENT.exercised) continue;
      const bought = events.account[place] === world.buyerAccount;
      if (!bought && events.other[place] !== world.buyerAccount) continue;
      if (!isTrade || events.instrument[place] !== STOCK) {
        hasOption = isTrade && bought;
        continue;
      }
      const shares = bought ? events.quantity[place]! : -events.quantity[place]!;
      const price = events.price[place]!;
      const gain = ends || !hasOption ? undefined : matchTrade(matched, shares, price);
      const other = bought ? events.other[place]! : events.account[place]!;
      onTrade({ cycle, row, shares, price, other, gain });
    }
    if (!ends) return;
    clearMatchedTrades(matched);
    cycle++;
  };
}
