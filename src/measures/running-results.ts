import { resultOf } from "../attribution/attribution.ts";
import { MULTIPLIER } from "../contracts/instrument-table.ts";
import type { CloseListener } from "../simulator/history/play-cycle.ts";
import { sharesForOne } from "../simulator/history/price-history.ts";
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
  let shares = config.contracts * MULTIPLIER;
  let held = 0;
  let previous = -1;
  return (world, row) => {
    // An expiry and the next entry are the same row; a gap between cycles belongs to nobody.
    const ratio = previous < 0 ? 1 : sharesForOne(config, previous, row);
    if (row === previous + 1 && previous >= 0) {
      const worth = ratio * (config.closes[row]! + config.dividends[row]!);
      held += Math.round((worth - config.closes[previous]!) * shares);
    }
    shares *= ratio;
    previous = row;
    observe(falls.seller, resultOf(world.attribution, world.sellerAccount));
    observe(falls.buyer, resultOf(world.attribution, world.buyerAccount));
    observe(falls.holding, held);
  };
}
