import { listedExpiries } from "../../contracts/chain/listed-expiries.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { logRatio } from "../../math/log.ts";
import { meanOf } from "../../math/mean.ts";
import { EVENT } from "../../messages/events.ts";
import { dollarsFromAmount, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { TRADING_DAYS_PER_YEAR } from "../../volatility/realized.ts";
import { sessionsFrom } from "../chain/chain-market.ts";
import { wholeMarket } from "../chain/whole-market.ts";
import type { Experiment, Measured } from "../claim.ts";
import { MAKER_COUNT, MAKERS, PRIVATE_MARKET, stripOf, USUAL_GAMMA } from "./endowed-market.ts";

export const NONE = "makers have no options";
export const LONG = "makers own as many as usual";
export const SHORT = "makers owe as many";
export const LONG_FOUR = "makers own four times as many";
export const SHORT_FOUR = "makers owe four times as many";
export const NO_BAND = "makers own four times as many, no band";

export const MOST = 4;

/** What makers are given, in parts of what they usually own. */
export const ENDOWED: readonly (readonly [arm: string, part: number])[] = [
  [SHORT_FOUR, -MOST],
  [SHORT, -1],
  [NONE, 0],
  [LONG, 1],
  [LONG_FOUR, MOST],
];

/** Breakage. */
export const UNHEDGED = "makers-do-not-hedge";

const SESSIONS = 21;

/** A month and two after the run's first one: all live longer than it. */
const CHAIN = { weeklies: 0, monthlies: 3, isLong: false, range: 0.5 };
const SPOT = 100 * UNITS_PER_DOLLAR;
/** Nearly three times as far as the price goes in a run. */
const [LOWEST, HIGHEST] = [80 * UNITS_PER_DOLLAR, 120 * UNITS_PER_DOLLAR];

export const ENDOWED_GAMMA: Experiment = {
  name: "endowed-gamma",
  words:
    "A crowd makes the price of a stock for 21 sessions round the same value six times. There is " +
    "no public: makers are given options beforehand, to own or to owe, hedge them in that stock, " +
    "and keep them. They are given none, or such that they sell as many shares when the price " +
    "rises by 1 % as they usually do, or four times as many; and the sixth time they hedge four " +
    "times as many without a band. The options end a month and two later, the same number at " +
    "each dollar from $80 to $120.",
  arms: [...ENDOWED.map(([arm]) => arm), NO_BAND],
  seeds: { quick: 2, full: 12 },
  cost: 5,
  play: (arm, seed, breakage) => {
    const part = ENDOWED.find(([name]) => name === arm)?.[1] ?? MOST;
    const settings = settingsOf(arm === NO_BAND, breakage === UNHEDGED);
    return measureSwings(marketOf(part, settings, seed));
  },
};

function settingsOf(isTight: boolean, isUnhedged: boolean): HistorySettings {
  const { makers } = PRIVATE_MARKET;
  return {
    ...PRIVATE_MARKET,
    chain: CHAIN,
    makers: {
      ...makers,
      hedge: isUnhedged ? "static" : isTight ? "step" : makers.hedge,
    },
  };
}

function marketOf(part: number, settings: HistorySettings, seed: number): RunConfig {
  const config = wholeMarket(settings, seed, SESSIONS);
  if (part === 0) return config;
  const expiries = listedExpiries(sessionsFrom(1)[0]!, CHAIN).slice(1);
  // A contract a strike sells 100 shares for each dollar, here 1 %.
  const all = (part * USUAL_GAMMA) / MULTIPLIER;
  const options = stripOf(LOWEST, HIGHEST, SPOT, expiries, all / MAKER_COUNT);
  return { ...config, endowment: { accounts: MAKERS, options } };
}

function measureSwings(config: RunConfig): Measured {
  const closes: number[] = [];
  const gammas: number[] = [];
  let squares: readonly number[] = [];
  playRun(config, (market) => {
    const follower = followMinutes(market);
    squares = follower.squares;
    return {
      onEvent: follower.onEvent,
      onClose: (_day, _forecast, all) => {
        const mark = market.marks.mark[STOCK]!;
        closes.push(mark);
        const gamma = all.reduce((sum, { book }) => sum + book.gamma, 0);
        // Shares for a move of 1 %.
        gammas.push((gamma * dollarsFromAmount(mark)) / 100);
      },
    };
  });
  const moves = closes.slice(1).map((close, i) => squareOf(closes[i]!, close));
  return {
    daily: swings(moves, moves.length),
    minutes: swings(squares, SESSIONS),
    gamma: meanOf(gammas),
  };
}

const FIVE_MINUTES_US = 300_000_000;

/** Squares of the moves of the stock's mark in each five minutes of a session. */
function followMinutes({ events }: Market) {
  const squares: number[] = [];
  let [before, due] = [Number.NaN, Number.NEGATIVE_INFINITY];
  return {
    squares,
    onEvent: (place: number): void => {
      if (events.kind[place] !== EVENT.marked || events.instrument[place] !== STOCK) return;
      const [time, mark] = [events.time[place]!, events.price[place]!];
      if (time < due) return;
      // A night lies between, or it is the first mark of all.
      const isNew = time - due > FIVE_MINUTES_US;
      if (!isNew) squares.push(squareOf(before, mark));
      [before, due] = [mark, time + FIVE_MINUTES_US];
    },
  };
}

function squareOf(before: number, after: number): number {
  const move = logRatio(after, before);
  return move * move;
}

/** Root of so many sessions' squared moves, per year. */
function swings(squares: readonly number[], sessions: number): number {
  const sum = squares.reduce((all, one) => all + one, 0);
  return Math.sqrt((sum * TRADING_DAYS_PER_YEAR) / sessions);
}
