import { createStream } from "../../math/random-stream.ts";
import { within } from "../../sweeps/decision.ts";
import { type Measurement, measure, measureDifference } from "../../sweeps/measurement.ts";
import type { Claim, Condition, Experiment } from "../claim.ts";
import { SMALLEST_DOLLARS, WRONG_WAY } from "./hedged-month.ts";
import { followPath, type HedgedWorld, worthAt } from "./hedged-option.ts";

const SIGMA = 0.25;
const PATHS = 1_600;
/** So much more or less is paid, in volatility. */
const POINT = 0.01;

interface Purchase extends Omit<HedgedWorld, "sigma" | "hedges" | "hedge"> {
  /** Volatility that the price implies. */
  readonly paidAt: number;
}

const FAIR = "at the fair price";
const GROWING = "at the fair price, stock grows 10 % a year";
const DEAR = "a point too dear";
const CHEAP = "a point too cheap";

/** Who pays a wrong price hedges at what he paid; who pays the fair one knows the volatility. */
const PURCHASES: Readonly<Record<string, Purchase>> = {
  [FAIR]: { drift: 0, paidAt: SIGMA, hedgedAt: SIGMA },
  [GROWING]: { drift: 0.1, paidAt: SIGMA, hedgedAt: SIGMA },
  [DEAR]: { drift: 0, paidAt: SIGMA + POINT, hedgedAt: SIGMA + POINT },
  [CHEAP]: { drift: 0, paidAt: SIGMA - POINT, hedgedAt: SIGMA - POINT },
};

const FAIR_VALUE: Experiment = {
  name: "fair-value",
  words:
    "A call on 100 shares at $100, a month to go, is bought at a price and hedged four times a " +
    "day until its expiry. The stock's volatility is 25 %, so the fair value is known: Black " +
    "and Scholes' at 25 %. No spreads, fees or interest. A seed is 1,600 such months.",
  arms: Object.keys(PURCHASES),
  seeds: { quick: 12, full: 25 },
  cost: 1,
  play: (arm, seed, breakage) => {
    const { paidAt, ...purchase } = PURCHASES[arm]!;
    const hedge = breakage === undefined ? 1 : breakage === WRONG_WAY ? -1 : 0;
    const world = { ...purchase, sigma: SIGMA, hedges: 84, hedge };
    const stream = createStream(seed, "fair-value");
    const premium = worthAt(paidAt);
    let [sum, unhedged] = [0, 0];
    for (let month = 0; month < PATHS; month++) {
      stream.at(month, 0);
      const path = followPath(world, stream);
      sum += path.payoff - premium + path.hedge;
      unhedged += path.payoff - premium;
    }
    return { result: sum / PATHS, unhedged: unhedged / PATHS };
  },
};

function condition(name: string, expected: number): Condition {
  return {
    name,
    what: "mean result of a contract, bought and hedged",
    unit: "dollars",
    bounds: within(expected, SMALLEST_DOLLARS),
  };
}

/** What a price is off the value: the expected result, with its sign turned. */
function offBy(points: number): number {
  return worthAt(SIGMA + points) - worthAt(SIGMA);
}

export const M07: Claim = {
  id: "M7",
  title: "the fair price is what a hedge earns",
  says:
    "In theory an option is worth the profit that is expected of a portfolio that hedges it. " +
    "Who knows how much the stock will swing bids a little less than that and asks a little " +
    "more.",
  experiment: FAIR_VALUE,
  arms: Object.keys(PURCHASES),
  rule: {
    kind: "intervals",
    conditions: [
      condition(FAIR, 0),
      condition(GROWING, 0),
      condition(DEAR, -offBy(POINT)),
      condition(CHEAP, -offBy(-POINT)),
    ],
    sentence:
      "Said exactly: who buys at a price p and hedges expects V - p, V the fair value; so at V " +
      "he expects nothing, whatever the stock's growth. The mean has to be that within a " +
      "quarter of a point of volatility ($2.85).",
  },
  judge: (table) => {
    const numbers = Object.keys(PURCHASES).map((arm) => measure(table.of(arm, "result")));
    const [fair, , dear, cheap] = numbers;
    return {
      numbers,
      also: [
        {
          ...{ what: "the same without a hedge, stock grows 10 % a year", unit: "dollars" },
          measured: measure(table.of(GROWING, "unhedged")),
          expected: "far from 0: then growth is in the result",
        },
        {
          ...{ what: "a point cheaper against a point dearer", unit: "dollars" },
          measured: measureDifference(table.of(DEAR, "result"), table.of(CHEAP, "result")),
          expected:
            `$${(offBy(POINT) - offBy(-POINT)).toFixed(2)}: two points, value less price at ` +
            "whichever volatility is hedged (Ahmad and Wilmott 2005)",
        },
      ],
      told: [`at V ${signed(fair!)} a contract`, `dearer ${signed(dear!)}, less ${signed(cheap!)}`],
      picture: {
        kind: "intervals",
        title: "What a hedged option brings, by what was paid for it",
        unit: "dollars",
        rows: Object.keys(PURCHASES).map((label, i) => {
          const { mean, interval } = numbers[i]!;
          return { label: label.replace("at the fair price, ", ""), tone: "buyer", mean, interval };
        }),
        bounds: [],
      },
    };
  },
  broken: [
    { name: WRONG_WAY, words: "he buys shares where he should sell them" },
    { name: "not-hedged", words: "he does not hedge" },
  ],
  limits:
    "The article's sentence leaves out that the premium is still to be paid: the expected " +
    "profit of hedging equals the value, and less the price it is what is left. The world is " +
    "Black and Scholes': jumps, spreads and fees are not in it, and each of them moves the fair " +
    "price.",
};

function signed({ mean }: Measurement): string {
  return `${mean < 0 ? "-" : "+"}$${Math.abs(mean).toFixed(1)}`;
}
