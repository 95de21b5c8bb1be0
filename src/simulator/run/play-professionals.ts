import { acceptBlock, askForBlock } from "../../participants/market-maker/seek-block.ts";
import { applyAll, type RunWorld } from "./run-world.ts";
import type { SessionSurface } from "./session-surface.ts";

/** Volatility traders look at the market once in so many steps, each in a step of his own. */
const STEPS_BETWEEN_LOOKS = 4;

/**
 * Those who trade volatility for a living have their turn: traders look at the chain, makers who
 * hold too much ask for blocks, desks answer; all but makers hedge.
 *
 * @param answerTrades what the makers do after somebody traded since an event.
 */
export function playProfessionals(
  world: RunWorld,
  surface: SessionSurface,
  today: number,
  step: number,
  time: number,
  answerTrades: (from: number) => void,
): void {
  const { market, traders, desks } = world;
  const { events } = market;
  traders.forEach((trader, i) => {
    if (step % STEPS_BETWEEN_LOOKS !== i % STEPS_BETWEEN_LOOKS) return;
    const from = events.written[0]!;
    trader.act(time, today, step, surface);
    applyAll(world);
    if (events.written[0]! > from) answerTrades(from);
  });
  if (desks.length > 0) tradeBlocks(world, surface, time, answerTrades);
  for (const one of [...traders, ...desks]) {
    one.hedge(market.clock[0]!, world.config.rate, surface);
    applyAll(world);
  }
}

function tradeBlocks(
  world: RunWorld,
  surface: SessionSurface,
  time: number,
  answerTrades: (from: number) => void,
): void {
  const { makers, desks, blocks, market } = world;
  makers.forEach((maker, i) => {
    const { view, outbox } = blocks[i]!;
    askForBlock(maker, view, outbox, time, surface);
    applyAll(world);
    if (!view.isAsking()) return;
    for (const desk of desks) {
      desk.answer(time, surface);
      applyAll(world);
    }
    const from = market.events.written[0]!;
    acceptBlock(maker, view, outbox, time, surface);
    applyAll(world);
    if (market.events.written[0]! > from) answerTrades(from);
  });
}
