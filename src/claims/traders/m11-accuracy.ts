import { atLeast } from "../../sweeps/decision.ts";
import { gainEnd } from "../../sweeps/gain-end.ts";
import { pseudoValues } from "../../sweeps/jackknife.ts";
import { linesBySeed } from "../../sweeps/least-squares-line.ts";
import {
  type Measurement,
  measure,
  measureDifference,
  negative,
} from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import type { AlsoMeasured, Claim, Table } from "../claim.ts";
import { alsoKnown, measureKnown } from "../measure-known.ts";
import {
  ACCURACY,
  armOf,
  BLIND,
  ERRORS,
  fineArm,
  LONG,
  NEAR,
  roomArm,
  SHORT,
  WARY,
} from "./accuracy-market.ts";

/** Dollars a month that a trader loses for each point by which he is more off, by seeds. */
function lossPerPoint(table: Table): SeedValues {
  const all = ERRORS.map((points) => table.of(armOf(points), "expected"));
  return linesBySeed(ERRORS, all).map(({ slope }) => -slope);
}

/** Points off at which a trader expects nothing: where the means of all seeds cross it. */
function breakEven(
  table: Table,
  name: "expected" | "held",
  armAt: (points: number) => string = armOf,
  errors: readonly number[] = ERRORS,
): SeedValues {
  const all = errors.map((points) => table.of(armAt(points), name));
  return pseudoValues(all, (means) => gainEnd(errors, means));
}

const SMALLEST = 1;

export const M11: Claim = {
  id: "M11",
  title: "volatility traders live by their forecast",
  says:
    "Hedge funds, trading firms and volatility desks compare what options cost with the swings " +
    "that they forecast. They buy what is too cheap, sell what is too dear, and hedge the stock " +
    "away.",
  experiment: ACCURACY,
  arms: ACCURACY.arms,
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "who knows gains", what: "dollars a month of who forecasts without error" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "more than by always buying", what: "dollars a month by which it is more" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "more than by always selling", what: "dollars a month by which it is more" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "accuracy pays", what: "dollars a month lost for each point more of error" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "who guesses loses", what: "dollars a month lost by who is 5 points off" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "Any gain beyond a dollar counts here. A trader who knows has to gain, more than somebody " +
      "who only ever buys or sells (a premium or a one-sided market would pay that one too); " +
      "each point of error has to cost; and who is 5 points off has to lose.",
  },
  judge: (table) => {
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    const exact = table.of(armOf(0), "expected");
    const loss = measure(lossPerPoint(table));
    const ends = measureKnown(breakEven(table, "expected"));
    return {
      numbers: [
        measure(exact),
        measureDifference(table.of(LONG, "expected"), exact),
        measureDifference(table.of(SHORT, "expected"), exact),
        loss,
        measure(negative(table.of(armOf(5), "expected"))),
      ],
      also: alsoOf(table, ends),
      told: [
        ends ? `even at ${ends.mean.toFixed(1)} points off` : "never even",
        `-$${loss.mean.toFixed(0)} a month for a point`,
      ],
      picture: {
        kind: "curves",
        title: "What a trader can expect a month, by how far his forecast is off",
        x: { label: "deviation of the error of his forecast", unit: "points" },
        y: { label: "a month", unit: "dollars" },
        curves: [
          {
            ...{ label: "trusts his forecast", tone: "trader" },
            points: ERRORS.map((points) => {
              return [points / 100, of(armOf(points), "expected").mean] as const;
            }),
            band: ERRORS.map((points) => of(armOf(points), "expected").interval),
          },
        ],
      },
    };
  },
  broken: [{ name: BLIND, words: "whatever he is told to know, he forecasts another stock" }],
  limits:
    "What he expects is told, not what he made: the difference is luck, and in a month luck is " +
    "larger. The market is off by 1.4 points as a rule; where it is less, everybody has less to " +
    "gain. He breaks even with smaller errors than the 2.7 points that were expected: they were " +
    "computed for somebody who trades whenever it seems to pay, holds to the end and is never " +
    "full. Further arms take out piece by piece what differs here. That prices go in steps makes " +
    "no difference, and closing what he regrets costs hardly anything; the rest of what was " +
    "found is his room: who is full cannot take what is offered when it is most. Without all " +
    "three 2.7 points lie within the interval. It is wide: that his room is the reason is " +
    "likely, and not proven. The number of seeds was fixed after a first look at results.",
};

function alsoOf(table: Table, ends: Measurement | undefined): AlsoMeasured[] {
  const of = (arm: string, name: string) => measure(table.of(arm, name));
  return [
    ...alsoKnown(
      {
        what: "points off at which a trader who trusts himself breaks even",
        ...{ unit: "number", expected: "2.7 points if he holds to the end and is never full" },
      },
      ends,
    ),
    ...furtherRows(table),
    {
      ...{ what: "dollars a month, 2 points off and he knows it", unit: "dollars" },
      ...{
        measured: of(WARY, "expected"),
        expected: "about 0 at 2.7 points off, with fewer trades",
      },
    },
    {
      ...{ what: "contracts a day of him", unit: "contracts" },
      measured: of(WARY, "contracts"),
    },
    {
      ...{ what: "contracts a day, 2 points off and trusting himself", unit: "contracts" },
      measured: of(armOf(2), "contracts"),
    },
    {
      ...{ what: "what hedging costs him a month, without error", unit: "dollars" },
      measured: of(armOf(0), "hedging"),
    },
    {
      ...{ what: "what he made a month, luck and all, without error", unit: "dollars" },
      measured: of(armOf(0), "result"),
    },
    {
      ...{ what: "dollars a month of who always buys", unit: "dollars" },
      measured: of(LONG, "expected"),
    },
    ...alsoKnown(
      {
        what: "what a trade costs whoever always buys, a contract",
        ...{ unit: "dollars", expected: "0.65 points: $7.40 of a month's option" },
      },
      measureKnown(table.of(LONG, "cost")),
    ),
    {
      ...{ what: "dollars a month of who always sells", unit: "dollars" },
      measured: of(SHORT, "expected"),
    },
  ];
}

/** What makes him break even sooner than was expected, taken out piece by piece. */
function furtherRows(table: Table): AlsoMeasured[] {
  const asPlayed = breakEven(table, "expected");
  const held = breakEven(table, "held");
  const roomy = breakEven(table, "held", roomArm, NEAR);
  const fine = breakEven(table, "held", fineArm, NEAR);
  const more = (what: string, first: SeedValues, second: SeedValues): AlsoMeasured[] => {
    const differences = second.map((one, seed) => {
      const before = first[seed] ?? null;
      return one === null || before === null ? null : one - before;
    });
    return alsoKnown({ what, unit: "number" }, measureKnown(differences));
  };
  return [
    ...more("points more without what he closes again", asPlayed, held),
    ...more("and if he is never full", held, roomy),
    ...more("and with ticks of a tenth", roomy, fine),
    ...alsoKnown(
      {
        what: "points off at which he breaks even without all three",
        ...{ unit: "number", expected: "2.7 points" },
      },
      measureKnown(fine),
    ),
  ];
}
