import { deviationOf, meanOf } from "../../math/mean.ts";
import { createStream } from "../../math/random-stream.ts";
import { leastSquaresLine } from "../../sweeps/least-squares-line.ts";
import type { Experiment, Measured } from "../claim.ts";
import { followPath, type HedgedWorld, worthAt } from "./hedged-option.ts";

/** Volatility that every option of it was paid for, and hedged at. */
export const PAID_FOR = 0.25;

/** Of a contract, dollars for each volatility point: economics 3. */
export const DOLLARS_PER_POINT = 11.4;

/** A quarter of a point: less would not matter to anybody who trades options. */
export const SMALLEST_DOLLARS: number = DOLLARS_PER_POINT / 4;

/** Swings that came, per year, by arm. */
export const SWINGS: Readonly<Record<string, number>> = {
  "15 %": 0.15,
  "20 %": 0.2,
  "23 %": 0.23,
  "25 %": 0.25,
  "27 %": 0.27,
  "30 %": 0.3,
  "35 %": 0.35,
};

/** Swings of 25 %, hedged at each close only. */
export const DAILY = "25 %, a hedge a day";

const PATHS = 1_000;

export const WRONG_WAY = "hedged-the-wrong-way";

/** Nobody pays a wrong price. */
export const FORESEEN = "paid-for-the-swings-that-come";

export const HEDGED_MONTH: Experiment = {
  name: "hedged-month",
  words:
    "A call on 100 shares at $100, a month to go, is bought at a volatility of 25 % and hedged " +
    "four times a day (in one arm once). The stock is a Brownian motion without drift whose " +
    "swings are those of the arm. No spreads, fees or interest. A seed is 1,000 such months.",
  arms: [...Object.keys(SWINGS), DAILY],
  seeds: { quick: 10, full: 24 },
  cost: 1,
  play: (arm, seed, breakage) => {
    const hedge = breakage === WRONG_WAY ? -1 : 1;
    const sigma = SWINGS[arm] ?? PAID_FOR;
    const hedges = arm === DAILY ? 21 : 84;
    const paidFor = breakage === FORESEEN ? sigma : PAID_FOR;
    return measureMonths({ drift: 0, sigma, hedgedAt: paidFor, hedges, hedge }, seed);
  },
};

/** Options are paid for at the volatility of their hedge. Every arm meets the same draws. */
function measureMonths(world: HedgedWorld, seed: number): Measured {
  const stream = createStream(seed, "hedged-month");
  const months = Array.from({ length: PATHS }, (_, month) => {
    stream.at(month, 0);
    return followPath(world, stream);
  });
  const premium = worthAt(world.hedgedAt);
  const results = months.map((month) => month.payoff - premium + month.hedge);
  const gained = months.map((month, i) => results[i]! + month.decay);
  const swings = months.map((month) => month.swings);
  const weighted = months.map((month) => month.swings - month.decay);
  const plain = months.map(({ realized }) => realized - world.hedgedAt);
  return {
    ...{ result: meanOf(results), deviation: deviationOf(results), gained: meanOf(gained) },
    matched: meanOf(months.map(({ matched }) => matched)),
    unmatched: meanOf(months.map(({ matched, hedge }) => hedge - matched)),
    slope: leastSquaresLine(swings, gained).slope,
    explained: leastSquaresLine(weighted, results).explained,
    plainExplained: leastSquaresLine(plain, results).explained,
  };
}
