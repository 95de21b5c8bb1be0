import { createStream } from "../../math/random-stream.ts";
import { percent } from "../../reports/statement/layout.ts";
import { atLeast } from "../../sweeps/decision.ts";
import { linesBySeed } from "../../sweeps/least-squares-line.ts";
import { type Measurement, measure } from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import type { AlsoMeasured, Claim, Experiment, Measured, Table } from "../claim.ts";
import { SMALLEST_DOLLARS } from "../hedging/hedged-month.ts";
import { followPath, SHARES, SPOT, worthAt, YEARS } from "../hedging/hedged-option.ts";
import type { Curve } from "../pages/picture.ts";

const PAID_FOR = 0.25;
const GROWTH = 0.06;
const PATHS = 5_000;

interface World {
  readonly drift: number;
  /** Swings that come less those that were paid for. */
  readonly more: number;
}

const NO_GROWTH = "no growth, as paid for";
const BETWEEN = "growth, 1 point more";
const FAR = "growth, 4 points more";

const WORLDS: Readonly<Record<string, World>> = {
  [NO_GROWTH]: { drift: 0, more: 0 },
  "no growth, 2 points more": { drift: 0, more: 0.02 },
  "growth of 3 %, as paid for": { drift: 0.03, more: 0 },
  "growth of 3 %, 2 points more": { drift: 0.03, more: 0.02 },
  "growth, 2 points less": { drift: GROWTH, more: -0.02 },
  "growth, as paid for": { drift: GROWTH, more: 0 },
  [BETWEEN]: { drift: GROWTH, more: 0.01 },
  "growth, 2 points more": { drift: GROWTH, more: 0.02 },
  [FAR]: { drift: GROWTH, more: 0.04 },
  "growth of 9 %, 2 points more": { drift: 0.09, more: 0.02 },
  "growth of 9 %, 4 points more": { drift: 0.09, more: 0.04 },
};

const GROWTHS = [0, 0.03, GROWTH, 0.09];

/** Dollars that a point is worth, and half of the shares' growth in a month: economics 1.3. */
function mostPoints(growth: number): number {
  const uncovered = (SHARES * SPOT - worthAt(PAID_FOR)) / 2;
  return ((uncovered * growth * YEARS) / (worthAt(PAID_FOR + 0.01) - worthAt(PAID_FOR))) * 0.01;
}

/** Buyer is not paid what the option ends worth: the article's seller keeps premium and shares. */
const UNPAID = "options-are-never-exercised";

const BOTH_SIDES: Experiment = {
  name: "both-sides",
  words:
    "Somebody owns 100 shares at $100 and sells a call at the money on them, a month to go, at " +
    "a volatility of 25 %. The buyer hedges at each close. The stock grows 6 % a year beyond " +
    "interest, or as the arm says; its swings are as many points more or less than were paid " +
    "for as the arm says. No spreads, fees or interest. A seed is 5,000 such months.",
  arms: Object.keys(WORLDS),
  seeds: { quick: 12, full: 40 },
  cost: 1,
  play: (arm, seed, breakage) => measureWorld(WORLDS[arm]!, seed, breakage !== UNPAID),
};

function measureWorld({ drift, more }: World, seed: number, isPaid: boolean): Measured {
  const sigma = PAID_FOR + more;
  const world = { drift, sigma, hedgedAt: PAID_FOR, hedges: 21, hedge: 1 };
  const stream = createStream(seed, "both-sides");
  const premium = worthAt(PAID_FOR);
  const sums = { seller: 0, buyer: 0, both: 0, sellerOnly: 0, buyerOnly: 0, neither: 0 };
  for (let month = 0; month < PATHS; month++) {
    stream.at(month, 0);
    const { payoff, hedge, shares } = followPath(world, stream);
    const paid = isPaid ? payoff : 0;
    const seller = shares + premium - paid;
    const buyer = payoff - premium + hedge;
    sums.seller += seller;
    sums.buyer += buyer;
    if (seller > 0) sums[buyer > 0 ? "both" : "sellerOnly"]++;
    else sums[buyer > 0 ? "buyerOnly" : "neither"]++;
  }
  const shares = Object.entries(sums).map(([name, sum]) => [name, sum / PATHS] as const);
  return { ...Object.fromEntries(shares), together: (sums.seller + sums.buyer) / PATHS };
}

export const M16: Claim = {
  id: "M16",
  title: "seller and hedging buyer can both gain",
  says:
    "If a company grows, shares become worth more, and everybody can profit. So trading options " +
    "can be good for both: the seller of a covered call keeps what he took in, and the buyer " +
    "who hedges makes his profit from the swings.",
  experiment: BOTH_SIDES,
  arms: Object.keys(WORLDS),
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "the buyer at +1 point", what: "expected result of the buyer" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST_DOLLARS) },
      },
      {
        ...{ name: "the seller at +1 point", what: "expected result of the seller" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST_DOLLARS) },
      },
      {
        ...{ name: "both without growth", what: "their results added" },
        ...{ unit: "dollars", bounds: atLeast(2 * SMALLEST_DOLLARS) },
      },
      {
        ...{ name: "the seller at +4 points", what: "expected result of the seller" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST_DOLLARS) },
      },
    ],
    sentence:
      "Expectations decide, not how often both gained. Both expect a gain where the swings that " +
      "come are more than were paid for, but by less than (1 - delta)(growth) x price x time / " +
      "vega: 2.2 points here. One place inside, one without growth and one beyond are tried; a " +
      "gain of less than a quarter of a point ($2.85 for a contract and month) would not matter.",
  },
  judge: (table) => {
    const of = (arm: string, measured: string) => measure(table.of(arm, measured));
    const numbers = [
      of(BETWEEN, "buyer"),
      of(BETWEEN, "seller"),
      of(NO_GROWTH, "together"),
      of(FAR, "seller"),
    ];
    const ends = measure(crossings(table, GROWTH));
    return {
      numbers,
      also: alsoOf(table, ends),
      told: [
        `both: 0 to +${(ends.mean * 100).toFixed(1)} points came`,
        `fair, no growth: ${percent(of(NO_GROWTH, "both").mean, 0)}`,
      ],
      picture: {
        kind: "curves",
        title: "Between the two lines both expect a gain",
        x: { label: "growth of the stock beyond interest, per year", unit: "share" },
        y: { label: "points by which more swings come than were paid for", unit: "points" },
        curves: [
          edgeOf(table, "seller", "seller gains below"),
          edgeOf(table, "buyer", "buyer gains above"),
          {
            ...{ label: "by the formula", tone: "others", isTheory: true },
            points: GROWTHS.map((growth) => [growth, mostPoints(growth)] as const),
          },
        ],
      },
    };
  },
  broken: [{ name: UNPAID, words: "the seller is never asked for his shares" }],
  limits:
    "Together the two hold (1 - delta) of the shares: seller and buyer added are the sum of (1 " +
    "- delta) x change of the price, in every month and to the cent. The option cancels; what " +
    "both gain is what shareholders gain. Against just holding the shares the seller gains " +
    "exactly what the buyer's option loses. How often both gained says little: in a world " +
    "without growth, where on average nobody gains anything, both gain in 29 % of months. What " +
    "recorded markets were like: [both sides, on recorded prices](../claims-recorded.md).",
};

/** By seed, the points at which somebody expects nothing any more. */
function crossings(table: Table, growth: number, who = "seller"): SeedValues {
  const worlds = Object.entries(WORLDS).filter(([, { drift }]) => drift === growth);
  const arms = worlds.map(([arm]) => table.of(arm, who));
  const x = worlds.map(([, { more }]) => more);
  return linesBySeed(x, arms).map(({ slope, intercept }) => -intercept / slope);
}

function alsoOf(table: Table, ends: Measurement): AlsoMeasured[] {
  const often = (name: string, words: string, expected: string): AlsoMeasured => ({
    what: `months in which ${words} gained, ${NO_GROWTH}`,
    ...{ unit: "share", measured: measure(table.of(NO_GROWTH, name)), expected },
  });
  return [
    {
      what: "points up to which the seller expects a gain, growth of 6 %",
      ...{ unit: "points", measured: ends, expected: "2.2 points" },
    },
    often("both", "both", "29 %"),
    often("sellerOnly", "the seller alone", "35 %"),
    often("buyerOnly", "the buyer alone", "20 %"),
    often("neither", "neither", "16 %"),
    {
      what: `months in which both gained, ${BETWEEN}`,
      unit: "share",
      measured: measure(table.of(BETWEEN, "both")),
      expected: "37 %",
    },
  ];
}

/** The edge of where somebody expects a gain, by growth. */
function edgeOf(table: Table, who: "seller" | "buyer", label: string): Curve {
  const edges = GROWTHS.map((growth) => measure(crossings(table, growth, who)));
  return {
    ...{ label, tone: who },
    points: edges.map(({ mean }, i) => [GROWTHS[i]!, mean] as const),
    band: edges.map(({ interval }) => interval),
  };
}
