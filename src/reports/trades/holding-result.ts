import { createDrawdown, observe } from "../../measures/drawdown.ts";
import { roundHalfAway } from "../../money/amount.ts";
import type { TradesConfig } from "../../simulator/trades/trades-config.ts";
import type { TradesTally } from "../../simulator/trades/trades-world.ts";

/** Amounts in $0.0001. */
export interface HoldingResult {
  readonly stock: number;
  readonly dividends: number;
  readonly worstFall: number;
}

/**
 * The user's shares without his options: those he must have had, and those that he bought and sold
 * in rows of their own. What was delivered to him or taken from him does not count, nor do trades
 * that undo it: a purchase that replaces called shares, a sale of shares that were put to him.
 *
 * @param paid dividends that the file's rows paid.
 */
export function holdingResult(config: TradesConfig, paid: TradesTally["paid"]): HoldingResult {
  const { plan, closes, dividends, splits = [] } = config;
  const fall = createDrawdown();
  let shares = plan.openingShares;
  let delivered = 0;
  let [stock, received] = [0, 0];
  for (let row = plan.firstRow; row <= plan.lastRow; row++) {
    if (row > plan.firstRow) {
      stock -= shares * closes[row - 1]!;
      for (const split of splits) {
        if (split.row !== row) continue;
        shares = (shares * split.newShares) / split.oldShares;
        delivered = (delivered * split.newShares) / split.oldShares;
      }
      stock += shares * closes[row]!;
      received += shares * dividends[row]!;
    }
    for (const { row: day, amount } of paid) if (day === row) received += shares * amount;
    const today = plan.events.filter((event) => event.row === row);
    // An assignment comes after the day's trades, also after the purchase that replaces its shares.
    for (const event of today) if ("shares" in event) delivered += event.shares;
    for (const event of today) {
      if (event.kind !== "share") continue;
      const undone = undoing(delivered, event.quantity);
      delivered += undone;
      stock += (event.quantity - undone) * (closes[row]! - event.price);
      shares += event.quantity - undone;
    }
    observe(fall, stock + received);
  }
  return {
    stock: roundHalfAway(stock),
    dividends: roundHalfAway(received),
    worstFall: roundHalfAway(fall.worst),
  };
}

/** The part of a trade that goes against what was delivered. */
function undoing(delivered: number, quantity: number): number {
  if (Math.sign(quantity) !== -Math.sign(delivered)) return 0;
  return Math.sign(quantity) * Math.min(Math.abs(quantity), Math.abs(delivered));
}
