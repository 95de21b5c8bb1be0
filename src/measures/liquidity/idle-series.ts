import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";

/** Counts the live series that nobody trades in a session. */
export interface IdleSeries {
  readonly market: Market;
  /** Session of each series' last trade, from 1 on. */
  readonly traded: Int32Array;
  session: number;
  /** Sum over sessions of the share without a trade. */
  shares: number;
}

export function createIdleSeries(market: Market): IdleSeries {
  return { market, traded: new Int32Array(market.instruments.capacity), session: 1, shares: 0 };
}

/** Reads one event; to be called for each, in order. */
export function followTrades({ market, traded, session }: IdleSeries, place: number): void {
  const { events } = market;
  const instrument = events.instrument[place]!;
  if (events.kind[place] === EVENT.traded && instrument !== STOCK) traded[instrument] = session;
}

/** At a close, before the day's series end. */
export function closeIdleDay(idle: IdleSeries): void {
  const { live, liveCount } = idle.market.instruments;
  let without = 0;
  for (let i = 0; i < liveCount[0]!; i++) {
    if (idle.traded[live[i]!] !== idle.session) without++;
  }
  if (liveCount[0]! > 0) idle.shares += without / liveCount[0]!;
  idle.session++;
}

/** Mean share over the sessions so far. */
export function idleShare({ session, shares }: IdleSeries): number {
  return shares / (session - 1);
}
