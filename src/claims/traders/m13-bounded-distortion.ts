import { atLeast, atMost } from "../../sweeps/decision.ts";
import {
  type Measurement,
  measure,
  measureDifference,
  negative,
} from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import type { AlsoMeasured, Claim, Table } from "../claim.ts";
import { alsoKnown, measureKnown } from "../measure-known.ts";
import type { IntervalRow, Tone } from "../pages/picture.ts";
import {
  BUYERS,
  BUYERS_MANY,
  CROWD,
  CROWD_BIG,
  CROWD_BLIND,
  CROWD_MANY,
  CROWD_MANY_STOP,
  CROWD_SOME,
  CROWD_STOP,
  NO_CAPITAL,
  NO_KNOWLEDGE,
  ONE_SIDED_FLOW,
  SELLERS,
  SELLERS_FEW,
  SELLERS_STOP,
} from "./one-sided-flow.ts";

/** A quarter of a point: economics 4. */
const SMALLEST = 0.0025;
/** Half of the spread, a hedge and what must be left: 1 point; and the smallest effect. */
const BOUND = 0.01 + SMALLEST;

/** Arms as the picture shows them. */
const ROWS: readonly (readonly [arm: string, label: string, tone: Tone])[] = [
  [SELLERS, "usual sellers", "seller"],
  [SELLERS_FEW, "  and 4 traders", "trader"],
  [CROWD, "4 x the sellers", "seller"],
  [CROWD_BLIND, "  and 20 blind traders", "others"],
  [CROWD_SOME, "  and 10 traders", "trader"],
  [CROWD_MANY, "  and 20 traders", "trader"],
  [CROWD_BIG, "  and 4 large traders", "trader"],
];

const WITHOUT = "6 to 8 sessions: what is held ends with its options, as (1 - h/21)^1.5";

/** Arms in which the public stops, and how soon prices were expected to come back. */
const STOPS: readonly (readonly [arm: string, words: string, expected: string])[] = [
  [SELLERS_STOP, "usual sellers, no traders", WITHOUT],
  [CROWD_STOP, "four times the sellers, no traders", WITHOUT],
  [CROWD_MANY_STOP, "20 traders", "1 to 3 sessions, with capital to spare"],
];

export const M13: Claim = {
  id: "M13",
  title: "volatility traders bound the distortion",
  says:
    "Makers who are full of one side would let prices drift far from fair. Volatility traders " +
    "see that options are too cheap or too dear, take the other side, and so keep prices near " +
    "fair.",
  experiment: ONE_SIDED_FLOW,
  arms: [...ROWS.map(([arm]) => arm), BUYERS, BUYERS_MANY, ...STOPS.map(([arm]) => arm)],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "the bound", what: "points below fair with 20 traders" },
        ...{ unit: "points", bounds: atMost(BOUND) },
      },
      {
        ...{ name: "sellers", what: "points nearer to fair with 20 traders than without" },
        ...{ unit: "points", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "buyers", what: "the same where the public only buys" },
        ...{ unit: "points", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "knowledge", what: "points nearer to fair than with 20 blind traders" },
        ...{ unit: "points", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "A trader buys what is cheaper than he expects by half of the spread (0.6 points), a hedge " +
      "(0.1) and what he wants to keep (0.3): while he has capital left, a month should not stay " +
      "more than a point below fair, and a quarter of a point is the smallest effect that " +
      "matters. More traders are also more capital; so as many who forecast other stocks are " +
      "tried beside them.",
  },
  judge: (table) => {
    const below = (arm: string): SeedValues => negative(table.of(arm, "distortion"));
    const numbers = [
      measure(below(CROWD_MANY)),
      measureDifference(below(CROWD_MANY), below(CROWD)),
      measureDifference(table.of(BUYERS_MANY, "distortion"), table.of(BUYERS, "distortion")),
      measureDifference(below(CROWD_MANY), below(CROWD_BLIND)),
    ];
    const rows = ROWS.map(([arm, label, tone]): IntervalRow => {
      return { label, tone, ...measure(below(arm)) };
    });
    const alone = measure(below(CROWD));
    return {
      numbers,
      also: alsoOf(table),
      told: [
        `${points(alone)} points off alone`,
        `${points(numbers[0]!)} with 20, ${points(rows[3]!)} blind`,
      ],
      picture: {
        kind: "intervals",
        title: "How far a month is below its fair volatility while the public only sells",
        unit: "points",
        rows,
        bounds: [{ at: BOUND, label: "set beforehand" }],
      },
    };
  },
  broken: [
    { name: NO_CAPITAL, words: "traders have no capital" },
    { name: NO_KNOWLEDGE, words: "all traders forecast other stocks" },
  ],
  limits:
    "These traders know the fair volatility. Those of the whole market err by 2 points and know " +
    "it: they wait until prices are some 3 points off, so they matter less there (M12 has both). " +
    "The bound holds while there is capital left, and it is the capital that counts, not how " +
    "many have it: with half of it makers are at their limits again part of the time. Two sizes " +
    "are further from what was expected than by half. Usual sellers alone were expected to cost " +
    "1.1 points: that counts the buyers too, and where they are there it is 1.1 (M10). Ten " +
    "traders were expected to be enough for four times the sellers, at 0.9 points: their capital " +
    "is used up here, because what has less than a month to live weighs more in what a maker " +
    "feels than in plain vega; with twice the capital it is 0.9. Marks are middles of quotes; " +
    "where makers bid for nothing any more, the price that nobody can have is not seen, so the " +
    "distance without traders is at least what is measured. How soon prices come back is told of " +
    "seeds that were a quarter of a point off or more, from the mean of a week; each stops on " +
    "another day of the month, because most of what makers hold may end on one. In a first look " +
    "all seeds stopped on one day, just before that: with usual sellers half was gone in 2.4 " +
    "sessions.",
};

function alsoOf(table: Table): AlsoMeasured[] {
  const below = (arm: string, words: string, expected: string): AlsoMeasured => ({
    ...{ what: `points below fair, ${words}`, unit: "points", expected },
    measured: measure(negative(table.of(arm, "distortion"))),
  });
  const full = (arm: string, words: string): AlsoMeasured => ({
    ...{ what: `share of closes at which a maker is at his limit, ${words}`, unit: "share" },
    measured: measure(table.of(arm, "atLimit")),
  });
  return [
    below(
      SELLERS,
      "usual sellers, no traders",
      "1.1 points with buyers there too; where the public buys, as of the S&P 500, its demand " +
        "makes 1.7 of 4.9 points above (Garleanu, Pedersen and Poteshman 2009)",
    ),
    below(SELLERS_FEW, "usual sellers, 4 traders", "0.9 points with 3"),
    below(CROWD, "four times the sellers, no traders", "3.0 points: the limit"),
    below(CROWD_SOME, "four times the sellers, 10 traders", "0.9 points, with capital to spare"),
    below(CROWD_MANY, "four times the sellers, 20 traders", "0.9 points"),
    below(CROWD_BIG, "four times the sellers, 4 traders of the same capital", "0.9 points"),
    below(CROWD_BLIND, "four times the sellers, 20 blind traders", "as without traders"),
    full(CROWD, "four times the sellers, no traders"),
    full(CROWD_SOME, "10 traders"),
    full(CROWD_MANY, "20 traders"),
    {
      what: "points above fair where four times the buyers only buy, no traders",
      unit: "points",
      measured: measure(table.of(BUYERS, "distortion")),
    },
    ...STOPS.flatMap((stop) => alsoAfter(table, ...stop)),
  ];
}

/** What is left of the distortion once the public trades no more. */
function alsoAfter(table: Table, arm: string, words: string, expected: string): AlsoMeasured[] {
  const below = (what: string, name: string): AlsoMeasured[] => {
    const measured = measureKnown(negative(table.of(arm, name)));
    return alsoKnown({ what: `${what}, ${words}`, unit: "points" }, measured);
  };
  return [
    ...below("points below fair in the week before the public stops", "before"),
    ...below("points below fair five sessions after it stopped", "weekLater"),
    ...alsoKnown(
      { what: `sessions until half of it is left, ${words}`, unit: "sessions", expected },
      measureKnown(table.of(arm, "halfLife")),
    ),
  ];
}

function points({ mean }: Pick<Measurement, "mean">): string {
  return (mean * 100).toFixed(1);
}
