import { atLeast, within } from "../../sweeps/decision.ts";
import { measure, measureDifference } from "../../sweeps/measurement.ts";
import { LEANING, WHOLE_MARKET_MONTH } from "../chain/whole-market-month.ts";
import type { Claim, Table } from "../claim.ts";
import { DOLLARS_PER_POINT, HEDGED_MONTH, SWINGS, WRONG_WAY } from "./hedged-month.ts";

const ARMS = Object.keys(SWINGS);

export const M06: Claim = {
  id: "M6",
  title: "more swings, more gain from rebalancing",
  says:
    "Keeping an option that was bought neutral means buying shares when they have fallen and " +
    "selling them when they have risen. The more the stock swings, the more that brings. Who " +
    "has sold the option has to trade the other way round, and loses by it.",
  experiment: HEDGED_MONTH,
  arms: ARMS,
  rule: {
    kind: "intervals",
    conditions: [
      {
        name: "swings of 30 % against 20 %",
        what: "more gained by rebalancing, for a contract and month",
        unit: "dollars",
        bounds: atLeast(5 * DOLLARS_PER_POINT),
      },
      {
        name: "path by path",
        what: "slope of the gain on the squares of the moves, of theory's",
        unit: "number",
        bounds: within(1, 0.1),
      },
      {
        name: "nothing else",
        what: "share of the paths' differences that these squares explain",
        unit: "share",
        bounds: atLeast(0.95),
      },
    ],
    sentence:
      "Ten points more of swings have to bring at least half of ten points' vega ($57); gains " +
      "have to be 1/2 gamma S^2 r^2, summed over the steps, within a tenth; and that sum has to " +
      "explain 95 % of the differences between paths. What is gained is the result before time " +
      "decay.",
  },
  judge: (table) => {
    const gained = (arm: string) => table.of(arm, "gained");
    const first = measureDifference(gained("20 %"), gained("30 %"));
    const slope = measure(table.of("25 %", "slope"));
    return {
      numbers: [first, slope, measure(table.of("25 %", "explained"))],
      also: [
        {
          ...{ what: "gained for each dollar of half gamma times squared moves", unit: "number" },
          ...{ measured: slope, expected: "1 (Carr and Madan 1998)" },
        },
        {
          ...{ what: "gained at 25 %, before time decay", unit: "dollars" },
          measured: measure(gained("25 %")),
        },
        {
          ...{ what: "of the share trades: those that undo each other", unit: "dollars" },
          ...{ measured: measure(table.of("25 %", "matched")), expected: "above 0: the article" },
        },
        {
          ...{ what: "of the share trades: those that nothing undid", unit: "dollars" },
          measured: measure(table.of("25 %", "unmatched")),
          expected: "as much below 0: share trades at fair prices gain nothing on average",
        },
      ],
      told: [
        `slope ${slope.mean.toFixed(2)} of theory`,
        `20 to 30 %: +$${first.mean.toFixed(0)} a month`,
      ],
      picture: {
        kind: "curves",
        title: "What rebalancing gains in a month, before time decay",
        x: { label: "swings that came, per year", unit: "share" },
        y: { label: "for a contract", unit: "dollars" },
        curves: [
          { label: "who owns it", tone: "buyer", points: pointsOf(table, 1) },
          { label: "who owes it", tone: "seller", points: pointsOf(table, -1) },
        ],
      },
    };
  },
  confirmation: {
    experiment: WHOLE_MARKET_MONTH,
    arms: [LEANING],
    read: (table) => [
      {
        what: "slope of the makers' gain of a day on theory's",
        ...{ unit: "number", measured: measure(table.of(LEANING, "swingsSlope")), expected: "1" },
      },
      {
        what: "share of the days' differences that theory explains",
        ...{ unit: "share", measured: measure(table.of(LEANING, "swingsExplained")) },
        expected: "above 95 %",
      },
    ],
  },
  broken: [{ name: WRONG_WAY, words: "he buys shares where he should sell them" }],
  limits:
    "Who owes the option has the mirror, to the cent. Trades that undo each other gain, as the " +
    "article says; those that nothing undid lose as much on average, so the hedge as a whole is " +
    "a fair game. What makes swings pay is the option: its value is curved. On a path that only " +
    "rises nothing is undone, and the hedge loses what the option gains. Over a month the gain " +
    "grows like the swings, not like their squares: the more the stock moves, the sooner it is " +
    "far from the strike, where there is little to rebalance.",
};

function pointsOf(table: Table, sign: number): [number, number][] {
  return ARMS.map((arm) => [SWINGS[arm]!, sign * measure(table.of(arm, "gained")).mean]);
}
