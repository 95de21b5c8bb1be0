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
 * in rows of their own; what was delivered to him or taken from him does not count.
 *
 * @param paid dividends that the file's rows paid.
 */
export function holdingResult(config: TradesConfig, paid: TradesTally["paid"]): HoldingResult {
  const { plan, closes, dividends, splits = [] } = config;
  const fall = createDrawdown();
  let shares = plan.openingShares;
  let [stock, received] = [0, 0];
  for (let row = plan.firstRow; row <= plan.lastRow; row++) {
    if (row > plan.firstRow) {
      stock -= shares * closes[row - 1]!;
      for (const split of splits) {
        if (split.row === row) shares = (shares * split.newShares) / split.oldShares;
      }
      stock += shares * closes[row]!;
      received += shares * dividends[row]!;
    }
    for (const { row: day, amount } of paid) if (day === row) received += shares * amount;
    for (const event of plan.events) {
      if (event.row !== row || event.kind !== "share") continue;
      stock += event.quantity * (closes[row]! - event.price);
      shares += event.quantity;
    }
    observe(fall, stock + received);
  }
  return {
    stock: roundHalfAway(stock),
    dividends: roundHalfAway(received),
    worstFall: roundHalfAway(fall.worst),
  };
}
