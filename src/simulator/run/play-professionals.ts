import { acceptBlock, askForBlock } from "../../participants/market-maker/seek-block.ts";
import type { OtcDesk } from "../../participants/otc-desk/otc-desk.ts";
import type { ChainTrader } from "../../participants/volatility-trader/chain-trader.ts";
import { applyAll, type RunWorld } from "./run-world.ts";
import type { SessionSurface } from "./session-surface.ts";
import { mayTrade } from "./trouble/troubled-day.ts";

/** A step of a session, and what is forecast at it. */
interface Moment {
  readonly today: number;
  readonly step: number;
  readonly surface: SessionSurface;
  /** By what volatility traders trade. */
  readonly forecast: SessionSurface;
}

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
  { today, step, surface, forecast }: Moment,
  time: number,
  answerTrades: (from: number) => void,
): void {
  const { market, traders, desks } = world;
  const { events } = market;
  traders.forEach((trader, i) => {
    if (step % STEPS_BETWEEN_LOOKS !== i % STEPS_BETWEEN_LOOKS) return;
    if (!mayTrade(world, trader.view.account)) return;
    const from = events.written[0]!;
    trader.act(time, today, step, forecast);
    applyAll(world);
    if (events.written[0]! > from) answerTrades(from);
  });
  if (desks.length > 0) tradeBlocks(world, surface, time, answerTrades);
  const hedge = (one: ChainTrader | OtcDesk, by: SessionSurface): void => {
    if (!mayTrade(world, one.view.account)) return;
    one.hedge(market.clock[0]!, world.config.rate, by);
    applyAll(world);
  };
  for (const trader of traders) hedge(trader, forecast);
  for (const desk of desks) hedge(desk, surface);
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
    if (!mayTrade(world, maker.view.account)) return;
    askForBlock(maker, view, outbox, time, surface);
    applyAll(world);
    if (!view.isAsking()) return;
    for (const desk of desks) {
      if (!mayTrade(world, desk.view.account)) continue;
      desk.answer(time, surface);
      applyAll(world);
    }
    const from = market.events.written[0]!;
    acceptBlock(maker, view, outbox, time, surface);
    applyAll(world);
    if (market.events.written[0]! > from) answerTrades(from);
  });
}
