import { lookThrough } from "../../attribution/look-through.ts";
import { MAKER } from "../../measures/party-classes.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import { noLessThan } from "../../sweeps/decision.ts";
import { type Measurement, measure, measureDifference } from "../../sweeps/measurement.ts";
import { CHAIN_MARKET, chainMarket } from "../chain/chain-market.ts";
import { SMALL_MARKET, wholeMarket } from "../chain/whole-market.ts";
import type { AlsoMeasured, Claim, Experiment, Measured, Table } from "../claim.ts";
import { alsoKnown, measureKnown } from "../measure-known.ts";
import { told } from "../words.ts";
import { type FollowedMoney, followMoney, paidForShares } from "./follow-money.ts";

const PATH = "given path, hedged at each step";
const PATH_STATIC = "given path, hedged once";
const CROWD = "a crowd's price, hedged at each step";
const CROWD_STATIC = "a crowd's price, hedged once";

/** Breakage. */
const UNPAID = "nobody-pays-for-what-hedgers-sell";

const PATH_SESSIONS = 42;
const CROWD_SESSIONS = 10;
const STOCK_MAKER = "stock-maker";
const NOISE = "noise-trader";
const VALUE = "value-investor";

const HEDGING_MONEY: Experiment = {
  name: "money-of-hedging",
  words:
    "The same markets twice: makers of options hedge at each step, or each trade once and never " +
    "again. On a given path of the stock for 42 sessions; and where a crowd of investors, noise " +
    "traders and stock makers makes its price, for 10. Everybody pays fees. All money is " +
    "followed to who paid it.",
  arms: [PATH, PATH_STATIC, CROWD, CROWD_STATIC],
  seeds: { quick: 2, full: 12 },
  cost: 15,
  play: (arm, seed, breakage) => measureMoney(arm, seed, breakage === UNPAID),
};

function measureMoney(arm: string, seed: number, isUnpaid: boolean): Measured {
  const isStatic = arm === PATH_STATIC || arm === CROWD_STATIC;
  const hedgedBy = (settings: HistorySettings): HistorySettings => ({
    ...settings,
    hasFees: true,
    makers: { ...settings.makers, hedge: isStatic ? "static" : "step" },
  });
  const isPath = arm === PATH || arm === PATH_STATIC;
  const money = followMoney(
    isPath
      ? chainMarket(hedgedBy(CHAIN_MARKET), seed, PATH_SESSIONS)
      : wholeMarket(hedgedBy(SMALL_MARKET), seed, CROWD_SESSIONS),
  );
  const sessions = isPath ? PATH_SESSIONS : CROWD_SESSIONS;
  const { off, fromOutside, hedged, stock, sales } = money;
  const traded = [...hedged.values()].reduce((sum, shares) => sum + shares, 0);
  const own = stock.get(MAKER) ?? 0;
  const others = [...stock].reduce((sum, [name, made]) => (name === MAKER ? sum : sum + made), 0);
  return {
    off: Math.abs(off),
    fromOutside: (fromOutside + (isUnpaid ? sales : 0)) / sessions,
    hedgers: own / sessions,
    others: others / sessions,
    shares: traded / sessions,
    direct: (hedged.get(STOCK_MAKER) ?? 0) / traded,
    ...(isPath ? {} : throughOf(money)),
  };
}

/** Shares of what makers have for their shares, by who pays in the end. */
function throughOf(money: FollowedMoney): Measured {
  const { groups } = money;
  const received = (party: number, from: number): number => paidForShares(money, party, from);
  const shares = lookThrough(groups.length, received, groups.indexOf(MAKER));
  const of = (name: string): number | null => {
    const share = shares[groups.indexOf(name)]!;
    return Number.isNaN(share) ? null : share;
  };
  return { throughNoise: of(NOISE), throughMakers: of(STOCK_MAKER), throughValue: of(VALUE) };
}

/** A dollar a session: the sentence says that money comes in. */
const SMALLEST = 1;
/** Anything less, and nothing, is no new money: then the sentence is wrong. */
const NEW_MONEY = noLessThan(SMALLEST);

export const M17: Claim = {
  id: "M17",
  title: "hedging brings new value in",
  says:
    "The buyer's profit from hedging is not taken from the seller of the option. It comes from " +
    "trading in the stock, and so brings value into the options market from outside of it.",
  experiment: HEDGING_MONEY,
  arms: HEDGING_MONEY.arms,
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "on a given path", what: "more from outside if makers hedge at each step" },
        ...{ unit: "dollars", bounds: NEW_MONEY },
      },
      {
        ...{
          name: "where a crowd makes the price",
          what: "the same, without the shares' own price",
        },
        ...{ unit: "dollars", bounds: NEW_MONEY },
      },
    ],
    sentence:
      "The same seeds are played with hedges that follow the delta and with hedges that never " +
      "change. What everybody in the market made together is what came in from outside. The " +
      "sentence holds if that is more by a dollar a session at least; it is wrong if it is less " +
      "or nothing. Who paid whom directly, and who in the end, explains it and decides nothing.",
  },
  judge: (table) => {
    const more = (first: string, second: string, name: string) =>
      measureDifference(table.of(first, name), table.of(second, name));
    const path = more(PATH_STATIC, PATH, "fromOutside");
    const crowd = more(CROWD_STATIC, CROWD, "fromOutside");
    const hedgers = more(PATH_STATIC, PATH, "hedgers");
    const others = more(PATH_STATIC, PATH, "others");
    return {
      numbers: [path, crowd],
      also: alsoOf(table, hedgers, others),
      told: [`new a session: ${told("dollars", path.mean)}`, "others pay, and the fees"],
      picture: {
        kind: "intervals",
        title: "Hedging at each step less hedging once, a session, on a given path",
        unit: "dollars",
        rows: [
          { label: "makers, in shares", tone: "buyer", ...hedgers },
          { label: "everybody else, in shares", tone: "others", ...others },
          { label: "new money from outside", tone: "result", ...path },
        ],
        bounds: [{ at: SMALLEST, label: "set beforehand" }],
      },
    };
  },
  broken: [{ name: UNPAID, words: "nobody pays for the shares that hedgers sell" }],
  limits:
    "The article is right that the profit from hedging is not the seller's loss by itself: it " +
    "comes from those on the other side of the hedger's trades in the stock. But these are " +
    "people in the market too, and what they lose he gains; together they pay fees. Value comes " +
    "from the company (M15). Who pays in the end has no single answer: here each passes on what " +
    "he gets from his payers in proportion. Noise traders were expected to be the first of " +
    "them; over ten sessions who has lost is mostly chance, and it is more often stock makers " +
    "and investors. Where a crowd makes the price, hedging also moves that price, and so what " +
    "everybody's shares are worth: that is left out, because nobody has paid it. A stock whose " +
    "price swings more in hours than in months pays whoever hedges often: noise traders do.",
};

function alsoOf(table: Table, hedgers: Measurement, others: Measurement): AlsoMeasured[] {
  const of = (arm: string, name: string) => measure(table.of(arm, name));
  return [
    {
      ...{ what: "$0.0001 by which results and what came from outside differ", unit: "number" },
      ...{ measured: of(CROWD, "off"), expected: "0: bookkeeping" },
    },
    {
      ...{ what: "makers in shares, a session: each step less once, given path", unit: "dollars" },
      ...{ measured: hedgers, expected: "0 but for spreads, if the price is a martingale" },
    },
    {
      ...{ what: "everybody else in shares", unit: "dollars" },
      ...{ measured: others, expected: "the opposite, to the unit" },
    },
    {
      ...{
        what: "makers in shares, a session, hedging at each step, a crowd's price",
        unit: "dollars",
      },
      ...{ measured: of(CROWD, "hedgers"), expected: "0 but for impact and spreads" },
    },
    {
      ...{ what: "shares that makers trade with stock makers, of all", unit: "share" },
      ...{ measured: of(CROWD, "direct"), expected: "more than 80 %" },
    },
    ...alsoKnown(
      {
        what: "of what they are paid for shares, noise traders pay in the end",
        ...{ unit: "share", expected: "the first of all" },
      },
      measureKnown(table.of(CROWD, "throughNoise")),
    ),
    ...alsoKnown(
      { what: "and stock makers themselves", unit: "share" },
      measureKnown(table.of(CROWD, "throughMakers")),
    ),
    ...alsoKnown(
      { what: "and value investors", unit: "share" },
      measureKnown(table.of(CROWD, "throughValue")),
    ),
  ];
}
