import { atLeast, within } from "../../sweeps/decision.ts";
import { linesBySeed } from "../../sweeps/least-squares-line.ts";
import { type Measurement, measure, negative } from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import { LEANING, WHOLE_MARKET_MONTH } from "../chain/whole-market-month.ts";
import type { AlsoMeasured, Claim, Table } from "../claim.ts";
import {
  DAILY,
  DOLLARS_PER_POINT,
  FORESEEN,
  HEDGED_MONTH,
  PAID_FOR,
  SWINGS,
} from "./hedged-month.ts";
import { worthAt } from "./hedged-option.ts";

const ARMS = Object.keys(SWINGS);
/** So near to what was paid that the result is straight in the swings. */
const NEAR = ["23 %", "25 %", "27 %"];

export const M08: Claim = {
  id: "M8",
  title: "swings below what was paid for: owners of options lose",
  says:
    "A maker who has hedged is still exposed to volatility. If he owns more options than he " +
    "owes, he loses when the stock swings less than their prices implied, and gains when it " +
    "swings more.",
  experiment: HEDGED_MONTH,
  arms: [...ARMS, DAILY],
  rule: {
    kind: "intervals",
    conditions: [
      {
        name: "2 points less came",
        what: "lost on a contract and month",
        unit: "dollars",
        bounds: atLeast(DOLLARS_PER_POINT),
      },
      {
        name: "2 points more came",
        what: "gained on a contract and month",
        unit: "dollars",
        bounds: atLeast(DOLLARS_PER_POINT),
      },
      {
        name: "break-even",
        what: "realised less implied at which nothing is gained",
        unit: "points",
        bounds: within(0, 0.0025),
      },
    ],
    sentence:
      "Two points have to be worth at least one point's vega ($11.40), to either side, and the " +
      "result has to change its sign within a quarter of a point of what was paid for.",
  },
  judge: (table) => {
    const less = measure(negative(table.of("23 %", "result")));
    const more = measure(table.of("27 %", "result"));
    const crossing = measure(crossings(table));
    return {
      numbers: [less, more, crossing],
      also: alsoOf(table),
      told: [`break-even ${points(crossing)} points off`, `2 less: -$${less.mean.toFixed(0)}`],
      picture: {
        kind: "curves",
        title: "Result of a hedged option that was bought at 25 %",
        x: { label: "swings that came, per year", unit: "share" },
        y: { label: "for a contract and month", unit: "dollars" },
        curves: [
          {
            ...{ label: "who owns it", tone: "buyer" },
            points: ARMS.map((arm) => [SWINGS[arm]!, measure(table.of(arm, "result")).mean]),
            band: ARMS.map((arm) => measure(table.of(arm, "result")).interval),
          },
          {
            ...{ label: "who owes it", tone: "seller" },
            points: ARMS.map((arm) => [SWINGS[arm]!, -measure(table.of(arm, "result")).mean]),
          },
        ],
      },
    };
  },
  confirmation: {
    experiment: WHOLE_MARKET_MONTH,
    arms: [LEANING],
    read: (table) => [
      {
        what: "share of the days' differences that realised less implied explains",
        ...{ unit: "share", measured: measure(table.of(LEANING, "plainExplained")) },
        expected: "less: days, and options that were bought at many prices",
      },
    ],
  },
  broken: [{ name: FORESEEN, words: "what is paid for is always what comes" }],
  limits:
    "On average over many paths. A single month with more swings than were paid for can still " +
    "lose: what counts is how much the stock swung while it was near the strike. That is why " +
    "the plain difference explains less than the sum in which each move has its gamma. With " +
    "spreads and the cost of hedging the break-even is a little higher than what was paid.",
};

/** By seed, where the line through the near arms crosses 0. */
function crossings(table: Table): SeedValues {
  const arms = NEAR.map((arm) => table.of(arm, "result"));
  const swings = NEAR.map((arm) => SWINGS[arm]! - PAID_FOR);
  return linesBySeed(swings, arms).map(({ slope, intercept }) => -intercept / slope);
}

function alsoOf(table: Table): AlsoMeasured[] {
  const daily = (name: string): Measurement => measure(table.of(DAILY, name));
  return [
    {
      what: "deviation of a month's result, a hedge a day",
      unit: "dollars",
      measured: daily("deviation"),
      expected: "$53.50; $55.60 by the rule of Derman and Kamal (1999)",
    },
    {
      what: "the same, of the option's price",
      unit: "share",
      measured: measure(table.of(DAILY, "deviation").map((one) => one && one / PRICE)),
      expected: "19.3 % by their rule, 16.3 % in their simulation (interest of 5 %)",
    },
    {
      what: "how many times that of four hedges a day",
      unit: "number",
      measured: measure(ratios(table.of(DAILY, "deviation"), table.of("25 %", "deviation"))),
      expected: "2 by their rule, 2.05 in their simulation",
    },
    {
      what: "explained by the moves' squares with their gamma",
      unit: "share",
      measured: daily("explained"),
      expected: "above 95 %",
    },
    {
      what: "explained by realised less implied alone",
      unit: "share",
      measured: daily("plainExplained"),
      expected: "50 to 70 %",
    },
  ];
}

/** Of an option that is paid for, dollars. */
const PRICE = worthAt(PAID_FOR);

function ratios(first: SeedValues, second: SeedValues): SeedValues {
  return first.map((one, seed) => one && one / second[seed]!);
}

function points({ mean }: Measurement): string {
  return (mean * 100).toFixed(2);
}
