import { checkExplained } from "../../attribution/attribution.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { checkTrialBalance } from "../../ledger/trial-balance.ts";
import { closeTime, endow } from "./history-world.ts";
import { type CloseListener, type CycleResult, playCycle } from "./play-cycle.ts";
import type { ReplayConfig } from "./replay-config.ts";
import { openWorld, type World } from "./world.ts";

/** A finished replay: its world, to be read, and what happened in each cycle. */
export interface Replay {
  readonly world: World;
  readonly cycles: readonly CycleResult[];
}

const IGNORE = (): void => {};

/**
 * Replays every cycle, in order, in one market, and proves the books at the end. A cycle whose
 * option is rolled ends there, and the next one begins at the same close.
 *
 * @param onLeave called when the seller has left the market: after the last cycle, and after one
 * that the next does not follow at once.
 */
export function replay(
  config: ReplayConfig,
  onClose: CloseListener = IGNORE,
  onLeave: (world: World, row: number) => void = IGNORE,
): Replay {
  const world = openWorld(config);
  const cycles: CycleResult[] = [];
  let entry = config.cycles[0]?.entry ?? -1;
  config.cycles.forEach(({ expiry }, index) => {
    const next = config.cycles[index + 1];
    const isFollowed = next?.entry === expiry;
    const follower = isFollowed ? next : undefined;
    const result = playCycle(world, { entry, expiry }, follower, onClose);
    cycles.push(result);
    entry = isFollowed ? result.cycle.expiry : (next?.entry ?? -1);
    if (isFollowed) return;
    leaveMarket(world, expiry);
    onLeave(world, expiry);
  });
  checkTrialBalance(world.market.ledger);
  checkExplained(world.attribution);
  return { world, cycles };
}

/** Prices between two cycles that do not touch are not the seller's: the shares go. */
function leaveMarket(world: World, row: number): void {
  endow(world, closeTime(world, row), world.sellerAccount, STOCK, 0);
}
