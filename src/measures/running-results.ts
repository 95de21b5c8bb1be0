import { resultOf } from "../attribution/attribution.ts";
import { MULTIPLIER } from "../contracts/instrument-table.ts";
import type { CloseListener } from "../simulator/history/play-cycle.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import { createDrawdown, type Drawdown, observe } from "./drawdown.ts";

/** The worst falls on the way of the three whose results are told side by side. */
export interface Falls {
  readonly seller: Drawdown;
  readonly buyer: Drawdown;
  readonly holding: Drawdown;
}

export function createFalls(): Falls {
  return { seller: createDrawdown(), buyer: createDrawdown(), holding: createDrawdown() };
}

/** Follows the three running results close by close. */
export function followResults(config: ReplayConfig, falls: Falls): CloseListener {
  const shares = config.contracts * MULTIPLIER;
  let held = 0;
  let previous = -1;
  return (world, row) => {
    // An expiry and the next entry are the same row; a gap between cycles belongs to nobody.
    if (previous >= 0 && row === previous + 1) {
      held += (config.closes[row]! - config.closes[previous]! + config.dividends[row]!) * shares;
    }
    previous = row;
    observe(falls.seller, resultOf(world.attribution, world.sellerAccount));
    observe(falls.buyer, resultOf(world.attribution, world.buyerAccount));
    observe(falls.holding, held);
  };
}
