import { exp } from "../../math/exp.ts";
import { inverseNormal } from "../../math/inverse-normal.ts";
import { createStream } from "../../math/random-stream.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { atLeast } from "../../sweeps/decision.ts";
import { measure } from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import type { AlsoMeasured, Claim, Experiment, Measured, Table } from "../claim.ts";

/** The stock of the whole market: $100, 25 %, interest of 4 %, 40 cents a quarter. */
const [SPOT, SHARES, SIGMA, RATE, DIVIDEND] = [100, 100, 0.25, 0.04, 0.4];
/** A month's call; its last close before the ex-date is 20 days after the sale. */
const [YEARS, BEFORE_EX] = [30 / 365, 20 / 365];
const LEFT: number = YEARS - BEFORE_EX;

const DEEP = "10 % in the money";
const MONEY = "at the money";
const AWAY = "30 delta";
const STRIKES: Readonly<Record<string, number>> = {
  [DEEP]: 90,
  [MONEY]: SPOT,
  [AWAY]: SPOT * exp(0.5 * SIGMA * SIGMA * YEARS - inverseNormal(0.3) * SIGMA * Math.sqrt(YEARS)),
};

/** Breakage. */
const NO_DIVIDEND = "no-dividend-is-paid";

const PATHS = 20_000;

const ASSIGNMENT: Experiment = {
  name: "early-assignment",
  words:
    "A covered call for a month is sold on a stock at $100 that pays 40 cents on the 21st day. " +
    "At the close before, each holder exercises if that brings more than the option is worth " +
    "without the dividend; or nobody ever does. A seed is 20,000 such months; swings of 25 %, " +
    "interest of 4 %.",
  arms: [DEEP, MONEY, AWAY],
  seeds: { quick: 10, full: 50 },
  cost: 1,
  play: (arm, seed, breakage) => {
    return measureAssignment(STRIKES[arm]!, seed, breakage === NO_DIVIDEND ? 0 : DIVIDEND);
  },
};

/** What a seller loses, in dollars a contract: what a holder gains who does not wait. */
function measureAssignment(strike: number, seed: number, dividend: number): Measured {
  const stream = createStream(seed, "early-assignment");
  const [mean, deviation] = [
    (RATE - 0.5 * SIGMA * SIGMA) * BEFORE_EX,
    SIGMA * Math.sqrt(BEFORE_EX),
  ];
  let [lost, exercised] = [0, 0];
  for (let path = 0; path < PATHS; path++) {
    stream.at(path, 0);
    const spot = SPOT * exp(mean + deviation * stream.nextNormal());
    const waiting = europeanPrice(1, spot - dividend, strike, LEFT, RATE, 0, SIGMA);
    const gain = spot - strike - waiting;
    if (gain <= 0) continue;
    lost += gain;
    exercised++;
  }
  return {
    lost: (SHARES * lost) / PATHS,
    exercised: exercised / PATHS,
    each: exercised === 0 ? null : (SHARES * lost) / exercised,
  };
}

const SMALLEST = 1;

export const X04: Claim = {
  id: "X4",
  title: "early assignment costs a covered-call seller",
  says:
    "Beyond the article: before a dividend the owner of a call may exercise it, and the seller " +
    "loses his shares and the dividend.",
  experiment: ASSIGNMENT,
  arms: ASSIGNMENT.arms,
  rule: {
    kind: "intervals",
    conditions: [DEEP, MONEY, AWAY].map((name) => ({
      ...{ name, what: "lost by the seller of a contract if all exercise in time" },
      ...{ unit: "dollars" as const, bounds: atLeast(SMALLEST) },
    })),
    sentence:
      "A dollar a contract and dividend at least, on average over all months, for calls that " +
      "were sold in the money, at the money and out of it. It is what the seller gets less than " +
      "from holders who never exercise early.",
  },
  judge: (table) => {
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    const [deep, money, away] = [DEEP, MONEY, AWAY].map((arm) => of(arm, "lost"));
    return {
      numbers: [deep!, money!, away!],
      also: alsoOf(table),
      told: [
        `in the money $${deep!.mean.toFixed(2)}`,
        `at $${money!.mean.toFixed(2)}, out $${away!.mean.toFixed(2)}`,
      ],
      picture: {
        kind: "intervals",
        title: "What early exercise before a dividend of $40 costs the seller of a contract",
        unit: "dollars",
        rows: [
          { label: "10 % in the money", tone: "seller", ...deep! },
          { label: "at the money", tone: "seller", ...money! },
          { label: "30 delta", tone: "seller", ...away! },
        ],
        bounds: [{ at: SMALLEST, label: "set beforehand" }],
      },
    };
  },
  broken: [{ name: NO_DIVIDEND, words: "the stock pays no dividend" }],
  limits:
    "It is no loss against a fair price: who buys an American call pays for the right " +
    "beforehand. It is what the seller gives back of it. More than half of the exercises that " +
    "pay are not done by the public (Pool, Stoll and Whaley 2008), so half of these numbers or " +
    "less is what a seller meets where the public owns the calls; dealers do not forget. A " +
    "larger dividend, or an ex-date nearer to the end, costs more. The number of seeds was " +
    "fixed after a first look at results.",
};

/** The same integral, worked out apart from this program. */
const BY_QUADRATURE: Readonly<Record<string, string>> = {
  [DEEP]: "$22.73, by quadrature",
  [MONEY]: "$4.02, by quadrature",
  [AWAY]: "$1.09, by quadrature",
};

function alsoOf(table: Table): AlsoMeasured[] {
  const row = (arm: string, name: string, what: string, unit: AlsoMeasured["unit"]) => ({
    ...{ what: `${what}, ${arm}`, unit, measured: measure(table.of(arm, name)) },
  });
  const half = (values: SeedValues): SeedValues => values.map((value) => value && value / 2);
  return [
    ...Object.entries(BY_QUADRATURE).map(([arm, expected]) => {
      return { ...row(arm, "lost", "lost by the seller", "dollars"), expected };
    }),
    ...[DEEP, MONEY, AWAY].map((arm) =>
      row(arm, "exercised", "assigned before the dividend", "share"),
    ),
    {
      ...{ what: `lost if half of the holders forget, ${DEEP}`, unit: "dollars" },
      measured: measure(half(table.of(DEEP, "lost"))),
      expected: "more than half forget (Pool, Stoll and Whaley 2008)",
    },
  ];
}
