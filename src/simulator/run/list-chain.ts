import { listedExpiries } from "../../contracts/chain/listed-expiries.ts";
import { forEachMissingSeries } from "../../contracts/chain/missing-series.ts";
import { sendList } from "../../messages/world-commands.ts";
import { applyAll, type RunWorld } from "./run-world.ts";

/** Commands that are sent at once at most: the ring has to keep them. */
const BATCH = 512;

/** Lists what the rules ask for at this spot and is not listed yet. */
export function listChain(world: RunWorld, time: number, today: number, spot: number): void {
  const { commands, instruments } = world.market;
  const { chain } = world.config;
  const live = new Set<number>();
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const right = instruments.right[series]!;
    live.add(keyOf(right, instruments.strike[series]!, instruments.expiryDay[series]!));
  }
  let sent = 0;
  forEachMissingSeries(
    today,
    listedExpiries(today, chain),
    spot,
    (right, strike, expiryDay) => live.has(keyOf(right === "call" ? 1 : -1, strike, expiryDay)),
    (right, strike, expiryDay) => {
      // On its last day nobody needs another strike.
      if (expiryDay === today) return;
      sendList(commands, time, right, strike, expiryDay, "listed", "american");
      if (++sent % BATCH === 0) applyAll(world);
    },
    chain?.range,
  );
  applyAll(world);
}

/** One number for a series' terms: strikes are below 2^31 units, days below 2^16. */
function keyOf(right: number, strike: number, expiryDay: number): number {
  return (strike * 65_536 + expiryDay) * right;
}
