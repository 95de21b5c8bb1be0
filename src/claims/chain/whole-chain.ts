import { STOCK } from "../../contracts/instrument-table.ts";
import {
  closeIdleDay,
  createIdleSeries,
  followTrades,
  idleShare,
} from "../../measures/liquidity/idle-series.ts";
import {
  createPositionFollower,
  followPositions,
  offsetReport,
  type PositionEnds,
  positionEnds,
} from "../../measures/liquidity/position-ends.ts";
import { MAKER } from "../../measures/party-classes.ts";
import { EVENT } from "../../messages/events.ts";
import { HISTORY_DEFAULTS } from "../../scenarios/history-scenario.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RetailClass } from "../../simulator/run/run-config.ts";
import type { Experiment, Measured } from "../claim.ts";
import { CHAIN_MARKET, chainMarket } from "./chain-market.ts";

export const AS_IT_IS = "as it is";

/** Breakage: nobody sells first, and who bought sells the next day, always the same few series. */
export const DAY_TRADERS = "everybody-trades-by-the-day";

const SESSIONS = 30;
/** Sessions within which an offset would be quick: a week. */
const WEEK = 5;

export const WHOLE_CHAIN_MARKET: Experiment = {
  name: "whole-chain",
  words:
    "Three makers quote the whole chain of a stock, some 3,000 options, to 1,000 accounts of " +
    "the public for 30 sessions. Some of the public close early, some roll, most wait, as " +
    "surveys of such accounts say.",
  arms: [AS_IT_IS],
  seeds: { quick: 2, full: 6 },
  cost: 70,
  play: (_arm, seed, breakage) => measureChain(seed, breakage === DAY_TRADERS),
};

function measureChain(seed: number, isByDay: boolean): Measured {
  const { crowd, makers } = HISTORY_DEFAULTS;
  const few = { weeklies: 0, monthlies: 1, isLong: false, range: 0.02 };
  const chain = isByDay ? few : HISTORY_DEFAULTS.chain;
  const config = chainMarket({ ...CHAIN_MARKET, chain, crowd, makers }, seed, SESSIONS);
  const retail = isByDay ? config.retail.flatMap(dayTrader) : config.retail;
  let told!: () => Measured;
  playRun({ ...config, retail }, (market, classes) => {
    const positions = createPositionFollower(market, classes);
    const idle = createIdleSeries(market);
    let trades = 0;
    told = () => ({
      idle: idleShare(idle),
      held: heldShare(positionEnds(positions)),
      lasting: offsetReport(positions).survival[WEEK] ?? null,
      trades: trades / SESSIONS / market.instruments.liveCount[0]!,
      series: market.instruments.liveCount[0]!,
    });
    return {
      onEvent: (place) => {
        const { kind, instrument } = market.events;
        if (kind[place] === EVENT.traded && instrument[place] !== STOCK) trades++;
        followPositions(positions, place);
        followTrades(idle, place);
      },
      onClose: () => {
        closeIdleDay(idle);
        positions.session++;
      },
    };
  });
  return told();
}

function dayTrader(one: RetailClass): RetailClass[] {
  if (one.kind !== "option-buyer") return [];
  return [{ ...one, settings: { ...one.settings, arrival: 1, holdSessions: 1 } }];
}

/** Of the public's contracts that ended: the others were closed or exercised early. */
function heldShare(ends: readonly PositionEnds[]): number {
  let [held, all] = [0, 0];
  for (const one of ends) {
    if (one.class === MAKER) continue;
    held += one.heldToExpiry;
    all += one.heldToExpiry + one.closed + one.exercisedEarly;
  }
  return held / all;
}
