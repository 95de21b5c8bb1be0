import { atLeast } from "../../sweeps/decision.ts";
import { linesBySeed } from "../../sweeps/least-squares-line.ts";
import { type Measurement, measure, measureFall, measureRise } from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import type { AlsoMeasured, Claim, Table } from "../claim.ts";
import { told } from "../words.ts";
import {
  ENDOWED,
  ENDOWED_GAMMA,
  LONG,
  LONG_FOUR,
  MOST,
  NO_BAND,
  NONE,
  SHORT,
  SHORT_FOUR,
  UNHEDGED,
} from "./endowed-gamma.ts";

/** One percent of the volatility: economics 4. */
const SMALLEST = 0.01;

export const X01: Claim = {
  id: "X1",
  title: "hedges calm the stock, or drive it",
  says:
    "Beyond the article: makers who own options sell shares when the price goes up and buy when " +
    "it goes down, and so calm it. Makers who owe options do the opposite.",
  experiment: ENDOWED_GAMMA,
  arms: ENDOWED_GAMMA.arms,
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "makers who own four times", what: "swings from close to close are less" },
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "makers who owe four times", what: "swings from close to close are more" },
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
      {
        name: "each usual holding",
        what: "swings are less for each usual holding",
        ...{ unit: "share", bounds: atLeast(SMALLEST / MOST) },
      },
    ],
    sentence:
      "On the same seeds the stock has to swing less from close to close, by 1 % of its " +
      "volatility at least, where makers were given four times what they usually own, and more " +
      "by as much where they were given it to owe. Over five arms, in each seed, the volatility " +
      "is regressed on what was given: it has to fall by a quarter of that for each usual " +
      "holding. The horizon is a session: within minutes each hedge is a trade that moves the " +
      "price.",
  },
  judge: (table) => {
    const daily = (arm: string): SeedValues => table.of(arm, "daily");
    const calmer = measureFall(daily(NONE), daily(LONG_FOUR));
    const wilder = measureRise(daily(NONE), daily(SHORT_FOUR));
    const slope = measureSlope(table);
    return {
      numbers: [calmer, wilder, slope],
      also: alsoOf(table),
      told: [`four times: ${told("share", -calmer.mean)}`, `owed: ${told("share", wilder.mean)}`],
      picture: {
        kind: "intervals",
        title: "How much less the stock swings from close to close",
        unit: "share",
        rows: [
          { label: "makers own four times", tone: "buyer", ...calmer },
          { label: "makers own as usual", tone: "buyer", ...measureFall(daily(NONE), daily(LONG)) },
          {
            label: "makers owe as usual",
            tone: "seller",
            ...measureFall(daily(NONE), daily(SHORT)),
          },
          {
            label: "makers owe four times",
            tone: "seller",
            ...measureFall(daily(NONE), daily(SHORT_FOUR)),
          },
        ],
        bounds: [
          { at: SMALLEST, label: "set beforehand" },
          { at: -SMALLEST, label: "" },
        ],
      },
    };
  },
  broken: [{ name: UNHEDGED, words: "makers do not hedge" }],
  limits:
    "What makers own is given to them, the same in each seed, so that calm prices cannot have " +
    "been its cause; and it has the same gamma at every price from $80 to $120, so that no " +
    "strike draws the price. They hedge at the end of each quarter of an hour, in a band. About " +
    "0.9 % is left for each usual holding, just below what was expected, and a tenth " +
    "more without a band. Where the public's size was chosen, and not what makers own, it was " +
    "0.8 %. How fast investors bring a price back to value decides how much of a hedge's effect " +
    "is left by the close. The public, traders and desks are not there. The arm without a band, " +
    "and two of the twelve seeds, came after a first look; the rule did not change.",
};

/** Economics 3, and what was published: of another horizon. */
const FOUR =
  "5 to 15 %; about 18 basis points of the last half-hour for each 1 % of the day (Beckmeyer and " +
  "Moerke)";

/** Share by which swings are less for each usual holding: least squares in each seed. */
function measureSlope(table: Table): Measurement {
  const none = table.of(NONE, "daily");
  const arms = ENDOWED.map(([arm]) => table.of(arm, "daily"));
  const parts = ENDOWED.map(([, part]) => part);
  return measure(linesBySeed(parts, arms).map(({ slope }, seed) => -slope / none[seed]!));
}

function alsoOf(table: Table): AlsoMeasured[] {
  const of = (arm: string, name: string): SeedValues => table.of(arm, name);
  const fall = (arm: string, what: string, expected: string): AlsoMeasured => ({
    ...{ what, unit: "share", expected },
    measured: measureFall(of(NONE, "daily"), of(arm, "daily")),
  });
  const faster = (arm: string, what: string): AlsoMeasured => ({
    ...{ what: `swings within five minutes, ${what}`, unit: "points" },
    measured: measure(of(arm, "minutes")),
  });
  const sold = (arm: string, what: string, expected: string): AlsoMeasured => ({
    ...{ what: `shares sold when the price rises by 1 %, ${what}`, unit: "number", expected },
    measured: measure(of(arm, "gamma")),
  });
  return [
    {
      ...{ what: "volatility from close to close, no options", unit: "points" },
      measured: measure(of(NONE, "daily")),
    },
    fall(LONG_FOUR, "less where makers own four times as many", FOUR),
    fall(NO_BAND, "the same where they hedge without a band", FOUR),
    fall(LONG, "less where makers own as many as usual", "1 to 4 %"),
    fall(SHORT, "less where makers owe as many as usual", "-1 to -4 %"),
    fall(SHORT_FOUR, "less where makers owe four times as many", "-5 to -15 %"),
    faster(NONE, "no options"),
    faster(LONG_FOUR, "makers own four times as many"),
    faster(SHORT_FOUR, "makers owe four times as many"),
    sold(LONG, "makers own as usual", "1,200, a tenth of the whole market's"),
    sold(LONG_FOUR, "makers own four times as many", "4,800"),
    sold(SHORT_FOUR, "makers owe four times as many", "-4,800"),
  ];
}
