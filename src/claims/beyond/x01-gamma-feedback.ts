import { STOCK } from "../../contracts/instrument-table.ts";
import { logRatio } from "../../math/log.ts";
import { meanOf } from "../../math/mean.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import { atLeast } from "../../sweeps/decision.ts";
import { measure, measureFall, measureRise } from "../../sweeps/measurement.ts";
import { SMALL_MARKET, wholeMarket } from "../chain/whole-market.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";
import { told } from "../words.ts";

const NONE = "no options market";
const LONG = "four times the sellers: makers own options";
const SHORT = "as many buyers: makers owe options";

/** Breakage. */
const UNHEDGED = "makers-do-not-hedge";

/** Accounts of the public at a crowd of 1: as many contracts of either side. */
const SELLERS = {
  ...{ coveredCallSellers: 400, putSellers: 200, wheelSellers: 100 },
  ...{ callBuyers: 0, putBuyers: 0 },
};
const BUYERS = {
  ...{ coveredCallSellers: 0, putSellers: 0, wheelSellers: 0 },
  ...{ callBuyers: 1_050, putBuyers: 525 },
};
const SESSIONS = 21;
/** Of the options market against the stock's, which is a tenth of its size. */
const TIMES = 4;
/** So little that a band is never left. */
const CAREFREE = 1e-13;

const GAMMA_FEEDBACK: Experiment = {
  name: "gamma-feedback",
  words:
    "A crowd makes the price of a stock for 21 sessions round the same value three times: with " +
    "nearly no options, with a public four times the usual size that only sells options to " +
    "makers, and with one that only buys as many from them. Makers hedge in that stock. There " +
    "are no traders and no desks.",
  arms: [NONE, LONG, SHORT],
  seeds: { quick: 2, full: 12 },
  cost: 25,
  play: (arm, seed, breakage) => measureSwings(arm, seed, breakage === UNHEDGED),
};

function measureSwings(arm: string, seed: number, isUnhedged: boolean): Measured {
  const { makers, crowd } = SMALL_MARKET;
  const settings = {
    ...SMALL_MARKET,
    crowd: arm === NONE ? 0 : crowd * TIMES,
    retail: arm === SHORT ? BUYERS : SELLERS,
    makers: {
      ...makers,
      ...{ vegaLimit: makers.vegaLimit * TIMES, gammaLimit: makers.gammaLimit * TIMES },
      riskAversion: isUnhedged ? CAREFREE : makers.riskAversion,
    },
  };
  const closes: number[] = [];
  const gammas: number[] = [];
  playRun(wholeMarket(settings, seed, SESSIONS), (market) => ({
    onClose: (_day, _forecast, all) => {
      const mark = market.marks.mark[STOCK]!;
      closes.push(mark);
      const gamma = all.reduce((sum, { book }) => sum + book.gamma, 0);
      // Shares for a move of 1 %.
      gammas.push((gamma * dollarsFromAmount(mark)) / 100);
    },
  }));
  return { daily: swings(closes), gamma: meanOf(gammas) };
}

/** Root mean square of the moves from close to close, per year. */
function swings(closes: readonly number[]): number {
  const squares = closes.slice(1).map((close, i) => {
    const move = logRatio(close, closes[i]!);
    return move * move;
  });
  return Math.sqrt(meanOf(squares) * SESSIONS_PER_YEAR);
}

const SESSIONS_PER_YEAR = 252;

/** One percent of the volatility: economics 4. */
const SMALLEST = 0.01;

export const X01: Claim = {
  id: "X1",
  title: "hedges calm the stock, or drive it",
  says:
    "Beyond the article: makers who own options sell shares when the price goes up and buy when " +
    "it goes down, and so calm it. Makers who owe options do the opposite.",
  experiment: GAMMA_FEEDBACK,
  arms: GAMMA_FEEDBACK.arms,
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "makers who own options", what: "swings from close to close are less" },
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "makers who owe options", what: "swings from close to close are more" },
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "On the same seeds the stock has to swing less from close to close, by 1 % of its " +
      "volatility at least, where makers own options, and more by as much where they owe them. " +
      "Shorter moves decide nothing: each hedge is a trade, and a trade moves the price for " +
      "minutes.",
  },
  judge: (table) => {
    const [none, long, short] = [NONE, LONG, SHORT].map((arm) => table.of(arm, "daily"));
    const calmer = measureFall(none!, long!);
    const wilder = measureRise(none!, short!);
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    return {
      numbers: [calmer, wilder],
      also: [
        {
          ...{ what: "volatility from close to close, no options market", unit: "points" },
          measured: of(NONE, "daily"),
        },
        {
          ...{ what: "the same where makers own options", unit: "points" },
          ...{ measured: of(LONG, "daily"), expected: "5 to 15 % less" },
        },
        {
          ...{ what: "the same where makers owe options", unit: "points" },
          ...{ measured: of(SHORT, "daily"), expected: "as much more" },
        },
        {
          ...{ what: "shares that makers sell when the price rises by 1 %", unit: "number" },
          measured: of(LONG, "gamma"),
        },
        {
          ...{ what: "the same where they owe options: below 0 they buy", unit: "number" },
          measured: of(SHORT, "gamma"),
        },
      ],
      told: [
        `makers own: ${told("share", -calmer.mean)}`,
        `makers owe: ${told("share", wilder.mean)}`,
      ],
      picture: {
        kind: "intervals",
        title: "How much less, or more, the stock swings from close to close",
        unit: "share",
        rows: [
          { label: "less: makers own options", tone: "buyer", ...calmer },
          { label: "more: makers owe options", tone: "seller", ...wilder },
        ],
        bounds: [{ at: SMALLEST, label: "set beforehand" }],
      },
    };
  },
  broken: [{ name: UNHEDGED, words: "makers do not hedge" }],
  limits:
    "The size of the public is what is chosen by chance here, not what makers own: calm prices " +
    "keep them near the strikes, so part of what they own comes from calm. The options market " +
    "is four times as large against its stock as usual; at the usual size 1 to 4 % is expected. " +
    "How fast investors bring a price back to value decides how much is left of a hedge's " +
    "effect by the close.",
};
