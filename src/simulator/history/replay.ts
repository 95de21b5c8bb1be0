import { checkExplained } from "../../attribution/attribution.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { checkTrialBalance } from "../../ledger/trial-balance.ts";
import { type CloseListener, type CycleResult, playCycle } from "./play-cycle.ts";
import type { ReplayConfig } from "./replay-config.ts";
import { closeTime, endow, openWorld, type World } from "./world.ts";

/** A finished replay: its world, to be read, and what happened in each cycle. */
export interface Replay {
  readonly world: World;
  readonly cycles: readonly CycleResult[];
}

const IGNORE: CloseListener = () => {};

/**
 * Replays every cycle, in order, in one market, and proves the books at the end.
 *
 * @param onLeave called when the seller has left the market: after the last cycle, and after one
 * that the next does not follow at once.
 */
export function replay(
  config: ReplayConfig,
  onClose: CloseListener = IGNORE,
  onLeave: CloseListener = IGNORE,
): Replay {
  const world = openWorld(config);
  const cycles = config.cycles.map((cycle, index) => {
    const result = playCycle(world, cycle, onClose);
    if (config.cycles[index + 1]?.entry !== cycle.expiry) {
      leaveMarket(world, cycle.expiry);
      onLeave(world, cycle.expiry);
    }
    return result;
  });
  checkTrialBalance(world.market.ledger);
  checkExplained(world.attribution);
  return { world, cycles };
}

/** Prices between two cycles that do not touch are not the seller's: the shares go. */
function leaveMarket(world: World, row: number): void {
  endow(world, closeTime(world, row), world.sellerAccount, STOCK, 0);
}
