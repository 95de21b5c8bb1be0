import { checkExplained } from "../../../attribution/attribution.ts";
import { checkTrialBalance } from "../../../ledger/trial-balance.ts";
import {
  playTraderCycle,
  type TraderCycleResult,
  type TraderListener,
} from "./play-trader-cycle.ts";
import type { TraderConfig } from "./trader-config.ts";
import { openTraderWorld, type TraderWorld } from "./trader-world.ts";

/** A finished replay: its world, to be read, and what happened in each cycle. */
export interface TraderReplay {
  readonly world: TraderWorld;
  readonly cycles: readonly TraderCycleResult[];
}

/** Replays every cycle, in order, in one market, and proves the books at the end. */
export function replayTrader(
  config: TraderConfig,
  onClose: TraderListener = () => {},
): TraderReplay {
  const world = openTraderWorld(config);
  const cycles = config.cycles.map((cycle) => playTraderCycle(world, cycle, onClose));
  checkTrialBalance(world.market.ledger);
  checkExplained(world.attribution);
  return { world, cycles };
}
