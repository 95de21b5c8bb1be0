import { atLeast } from "../../sweeps/decision.ts";
import { type Measurement, measure, measureDifference } from "../../sweeps/measurement.ts";
import type { AlsoMeasured, Claim, Table } from "../claim.ts";
import {
  BAND,
  EXPIRY_AT_STRIKE,
  LATER,
  OWE,
  OWE_OFF,
  OWN,
  OWN_OFF,
  UNHEDGED,
} from "./expiry-at-strike.ts";

/** A third of what was published: 16.5 basis points of the price. */
const SMALLEST = 0.05;

export const X05: Claim = {
  id: "X5",
  title: "hedges draw the price to a strike",
  says:
    "Beyond the article: on the day on which options end, whoever owns them and hedges sells " +
    "above the strike and buys below it, and so draws the close to the strike. Whoever owes them " +
    "drives it away.",
  experiment: EXPIRY_AT_STRIKE,
  arms: EXPIRY_AT_STRIKE.arms,
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "owned", what: "nearer to the strike than where nobody hedges" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "owed", what: "further from the strike than where nobody hedges" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        name: "the last day",
        what: "nearer to the strike than with options that live a week longer",
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "On the same seeds the close of the day on which the options end has to be nearer to the " +
      "strike, by 5 cents on average over all seeds, than where the same options are not hedged, " +
      "and than where they end a week later; and further away by as much where they are owed. " +
      "Ni, Pearson and Poteshman (2005) found that closes of such days are altered by 16.5 basis " +
      "points at least; 5 cents are a third of that.",
  },
  judge: (table) => {
    const owned = nearer(table, OWN, OWN_OFF);
    const owed = nearer(table, OWE_OFF, OWE);
    const lastDay = nearer(table, OWN, LATER);
    return {
      numbers: [owned, owed, lastDay],
      also: alsoOf(table),
      told: [`owned: ${cents(owned)} nearer`, `owed: ${cents(owed)} further`],
      picture: {
        kind: "intervals",
        title: "How much nearer to the strike the stock closes than where nobody hedges",
        unit: "dollars",
        rows: [
          { label: "owned and hedged", tone: "buyer", ...owned },
          { label: "the same, a week longer", tone: "others", ...nearer(table, LATER, OWN_OFF) },
          { label: "in a band", tone: "company", ...nearer(table, BAND, OWN_OFF) },
          { label: "owed and hedged", tone: "seller", ...nearer(table, OWE, OWE_OFF) },
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
    "So many options at one strike are many: delta turns by 35,000 shares round it, three tenths " +
    "of a day's trading. Makers count what ends today by the time to the close, and hedge four " +
    "times an hour at the best price; in the usual band the pull is the same. Who never hedges " +
    "after the start has the same options. How fast investors bring a price back to value " +
    "decides how long a pull lasts.",
};

/** By how many dollars the close of an arm is nearer to the strike than another's. */
function nearer(table: Table, arm: string, than: string): Measurement {
  return measureDifference(table.of(arm, "distance"), table.of(than, "distance"));
}

function alsoOf(table: Table): AlsoMeasured[] {
  const distance = (arm: string): AlsoMeasured => ({
    ...{ what: `dollars from the close to the strike, ${arm}`, unit: "dollars" },
    measured: measure(table.of(arm, "distance")),
  });
  const near = (arm: string, than: string, expected: string): AlsoMeasured => ({
    ...{ what: `closes within $0.25 of the strike more often, ${arm}`, unit: "share", expected },
    measured: measureDifference(table.of(than, "near"), table.of(arm, "near")),
  });
  return [
    {
      ...{ what: "nearer to the strike where they are owned and hedged", unit: "dollars" },
      measured: nearer(table, OWN, OWN_OFF),
      expected: "$0.165 or more of all optionable stocks: Ni, Pearson and Poteshman 2005",
    },
    {
      ...{ what: "nearer where they are hedged in the usual band", unit: "dollars" },
      measured: nearer(table, BAND, OWN_OFF),
    },
    ...[OWN_OFF, OWN, OWE_OFF, OWE, LATER].map(distance),
    near(OWN, OWN_OFF, "a few percentage points: Ni, Pearson and Poteshman 2005"),
    near(OWE, OWE_OFF, "less often: Avellaneda and Lipkin 2003"),
  ];
}

function cents({ mean }: Measurement): string {
  return `${(mean * 100).toFixed(1)} cents`;
}
