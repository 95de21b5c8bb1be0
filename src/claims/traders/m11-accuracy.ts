import { atLeast } from "../../sweeps/decision.ts";
import { linesBySeed } from "../../sweeps/least-squares-line.ts";
import {
  type Measurement,
  measure,
  measureDifference,
  negative,
} from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import { CHAIN_MARKET, chainMarket } from "../chain/chain-market.ts";
import { followEdges } from "../chain/follow-edges.ts";
import type { AlsoMeasured, Claim, Experiment, Measured, Table } from "../claim.ts";
import { alsoKnown, measureKnown } from "../measure-known.ts";

/** How far a trader's forecasts are off, in points; he takes them as they are. */
const ERRORS = [0, 1, 2, 3, 5];
const WARY = "2 points, and he knows it";
const LONG = "always expects more";
const SHORT = "always expects less";

/** Breakage. */
const BLIND = "forecasts-are-of-another-stock";

/** A month. */
const SESSIONS = 21;
/** Deviation of what the maker's quotes are off by: economics 3 has 1.4 points. */
const MARKET_ERROR = 0.014;
/** A public so small, and a limit so large, that it is the maker's error that prices are off by. */
const [CROWD, LIMIT] = [0.02, 50_000];
/** $ a point that the trader has room for. */
const CAPACITY = 1_000;
/** Volatility that whoever always buys, or always sells, believes in. */
const BELIEFS: Readonly<Record<string, number>> = { [LONG]: 0.4, [SHORT]: 0.1 };
const HALF_LIFE = 10;
const TRADER = "volatility-trader";
const BLIND_ERROR = 0.1;

const ACCURACY: Experiment = {
  name: "forecast-accuracy",
  words:
    "One maker quotes a small chain for 21 sessions; his belief is off by 1.4 points as a rule, " +
    "for some two weeks at a time. One volatility trader with room for $1,000 a point trades " +
    "against him, and hedges. His own forecast is off by 0 to 5 points, or he always expects " +
    "more than anybody, or less. His trades are valued at the volatility that the stock has: " +
    "luck is left out.",
  arms: [...ERRORS.map((points) => armOf(points)), WARY, LONG, SHORT],
  seeds: { quick: 8, full: 96 },
  cost: 1,
  play: (arm, seed, breakage) => measureTrader(arm, seed, breakage === BLIND),
};

function armOf(points: number): string {
  return `${points} points off`;
}

function measureTrader(arm: string, seed: number, isBlind: boolean): Measured {
  const { makers, traders } = CHAIN_MARKET;
  const points =
    arm === WARY
      ? 2
      : Math.max(
          ERRORS.findIndex((one) => armOf(one) === arm),
          0,
        );
  const noise = points / 100;
  const config = chainMarket(
    {
      ...CHAIN_MARKET,
      crowd: CROWD,
      makers: { ...makers, count: 1, noise: MARKET_ERROR, vegaLimit: LIMIT, gammaLimit: LIMIT },
      traders: {
        ...{ ...traders, count: 1, vegaLimit: CAPACITY, noise, common: 0 },
        mispricing: arm === WARY ? MARKET_ERROR : 0,
      },
    },
    seed,
    SESSIONS,
  );
  const belief = BELIEFS[arm];
  const error = isBlind
    ? { deviation: BLIND_ERROR, halfLife: HALF_LIFE, common: 0 }
    : config.traders.error;
  const blindTape =
    belief === undefined
      ? undefined
      : config.tape.map((session) => ({ ...session, forecast: belief }));
  const followed = followEdges(
    { ...config, traders: { ...config.traders, error }, blindTape },
    (name) => name === TRADER,
  );
  const { edge, hedging, contracts, result } = followed;
  return {
    ...{ expected: edge - hedging, edge, hedging },
    ...{ contracts: contracts / SESSIONS, result },
    cost: contracts === 0 ? null : (hedging - edge) / contracts,
  };
}

/** Dollars a month that a trader loses for each point by which he is more off, by seeds. */
function lossPerPoint(table: Table): SeedValues {
  const all = ERRORS.map((points) => table.of(armOf(points), "expected"));
  return linesBySeed(ERRORS, all).map(({ slope }) => -slope);
}

/** Points off at which a trader expects nothing, by seeds: between the arms round it. */
function breakEven(table: Table): SeedValues {
  const all = ERRORS.map((points) => table.of(armOf(points), "expected"));
  return all[0]!.map((_, seed) => {
    for (let i = 1; i < all.length; i++) {
      const [before, after] = [all[i - 1]![seed]!, all[i]![seed]!];
      const [from, to] = [ERRORS[i - 1]!, ERRORS[i]!];
      if (before > 0 && after <= 0) return from + ((to - from) * before) / (before - after);
    }
    return null;
  });
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
    const ends = measureKnown(breakEven(table));
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
    "gain. He breaks even with smaller errors than was expected (2.7 points): that counts what " +
    "a trade costs once, for somebody who holds to the end. Here he also closes what his new " +
    "forecast regrets, and pays again; and prices go in steps of 5 cents, a fifth of a point of " +
    "a month's option and more of a week's.",
};

function alsoOf(table: Table, ends: Measurement | undefined): AlsoMeasured[] {
  const of = (arm: string, name: string) => measure(table.of(arm, name));
  return [
    ...alsoKnown(
      {
        what: "points off at which a trader who trusts himself breaks even",
        ...{ unit: "number", expected: "near 2.7 points if he holds to the end" },
      },
      ends,
    ),
    {
      ...{ what: "dollars a month, 2 points off and he knows it", unit: "dollars" },
      ...{ measured: of(WARY, "expected"), expected: "about 0, with fewer trades" },
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
