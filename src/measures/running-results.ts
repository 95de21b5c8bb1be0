import { resultOf } from "../attribution/attribution.ts";
import { MULTIPLIER } from "../contracts/instrument-table.ts";
import type { CloseListener } from "../simulator/history/play-cycle.ts";
import { sharesForOne } from "../simulator/history/price-history.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import { contractsOn } from "../simulator/history/world.ts";
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

/** Follows the three running results close by close, for their worst falls. */
export function followResults(config: ReplayConfig, falls: Falls): CloseListener {
  return followRunning(config, (_world, _row, _ends, { seller, buyer, holding }) => {
    observe(falls.seller, seller);
    observe(falls.buyer, buyer);
    observe(falls.holding, holding);
  });
}

/** Results since the first sale, in $0.0001; `holding` is of the same shares without options. */
export interface RunningResults {
  readonly seller: number;
  readonly buyer: number;
  readonly holding: number;
}

/** Hands over the three running results at each close. */
export function followRunning(
  config: ReplayConfig,
  onResults: (...close: [...Parameters<CloseListener>, results: RunningResults]) => void,
): CloseListener {
  const { closes, dividends } = config;
  let held = 0;
  let entry = -1;
  return (world, row, ends) => {
    // An expiry and the next entry are the same row; a gap between cycles belongs to nobody.
    if (entry < 0) entry = row;
    else {
      const shares = contractsOn(config, entry) * MULTIPLIER;
      const before = shares * sharesForOne(config, entry, row - 1);
      const now = shares * sharesForOne(config, entry, row);
      held += now * (closes[row]! + dividends[row]!) - before * closes[row - 1]!;
    }
    if (ends) entry = -1;
    onResults(world, row, ends, {
      seller: resultOf(world.attribution, world.sellerAccount),
      buyer: resultOf(world.attribution, world.buyerAccount),
      holding: Math.round(held),
    });
  };
}
