import { invariant } from "../../base/assert.ts";
import { CAUSES, type Cause } from "../../ledger/causes.ts";
import type { Market } from "../../market/market-state.ts";
import { followHedges, type HedgeTrade } from "../../measures/hedge-trades.ts";
import type { CloseListener } from "../../simulator/history/play-cycle.ts";
import type { World } from "../../simulator/history/world.ts";

/** One line of the ledger, with the row of prices of its day. */
export interface RecordedLine {
  readonly row: number;
  /** The lines of one entry have the same number; each asset sums to zero in it. */
  readonly entry: number;
  readonly cause: Cause;
  /** Numbers of the account and of the asset in the market. */
  readonly account: number;
  readonly asset: number;
  /** Units of $0.0001, shares or contracts. */
  readonly amount: number;
}

/** Everything that was booked and every share that the buyer traded, kept while a replay runs. */
export interface Recording {
  readonly lines: readonly RecordedLine[];
  readonly trades: readonly HedgeTrade[];
  /** The market that was recorded, once it has begun. */
  readonly market: () => Market;
  /** The two listeners of `replay`. */
  readonly onClose: CloseListener;
  readonly onLeave: (world: Pick<World, "market">, row: number) => void;
}

/** The ledger keeps its last lines only: they are read at each close. */
export function recordReplay(): Recording {
  const lines: RecordedLine[] = [];
  const trades: HedgeTrade[] = [];
  const onHedges = followHedges((trade) => trades.push(trade));
  let market: Market | undefined;
  const onLeave = (world: Pick<World, "market">, row: number): void => {
    market = world.market;
    const { posted, lines: ring } = world.market.ledger;
    const unread = posted[1]! - lines.length;
    invariant(unread <= ring.capacity, "X1", "ledger lines were overwritten before they were read");
    while (lines.length < posted[1]!) {
      const place = lines.length & (ring.capacity - 1);
      lines.push({
        row,
        entry: ring.entry[place]!,
        cause: CAUSES[ring.cause[place]!]!,
        account: ring.account[place]!,
        asset: ring.asset[place]!,
        amount: ring.amount[place]!,
      });
    }
  };
  const onClose: CloseListener = (world, row, ends) => {
    onLeave(world, row);
    onHedges(world, row, ends);
  };
  return { lines, trades, market: () => market!, onClose, onLeave };
}
