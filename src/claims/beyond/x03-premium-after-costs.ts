import { atLeast } from "../../sweeps/decision.ts";
import {
  type Measurement,
  measure,
  measureDifference,
  negative,
} from "../../sweeps/measurement.ts";
import { CHAIN_MARKET, chainMarket } from "../chain/chain-market.ts";
import { followEdges } from "../chain/follow-edges.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";
import { told } from "../words.ts";

/** Points above fair that makers quote round, by arm: nothing, a stock's, an index's. */
const PREMIUMS: Readonly<Record<string, number>> = {
  "0 points above fair": 0,
  "half a point above fair": 0.005,
  "2.5 points above fair": 0.025,
};
const [NONE, STOCK, INDEX] = Object.keys(PREMIUMS) as [string, string, string];
const STIFF = "2.5 points above fair, makers do not lean";

/** Breakage. */
const FREE = "the-public-is-paid-the-value";

const SESSIONS = 63;

const SELLERS_EDGE: Experiment = {
  name: "premium-after-costs",
  words:
    "The public sells and buys in a small chain for 63 sessions, with the fees of a retail " +
    "broker. Makers quote round a volatility that is above fair by as much as the arm says, and " +
    "lean on what they hold. Whatever sellers trade is valued at the volatility that the stock " +
    "has.",
  arms: [NONE, STOCK, INDEX, STIFF],
  seeds: { quick: 2, full: 12 },
  cost: 8,
  play: (arm, seed, breakage) => measureSellers(arm, seed, breakage === FREE),
};

function measureSellers(arm: string, seed: number, isFree: boolean): Measured {
  const { makers } = CHAIN_MARKET;
  const settings = {
    ...CHAIN_MARKET,
    premium: PREMIUMS[arm === STIFF ? INDEX : arm]!,
    hasFees: !isFree,
    makers: {
      ...makers,
      spread: isFree ? 0 : makers.spread,
      mostSkew: isFree || arm === STIFF ? 0 : makers.mostSkew,
    },
  };
  const config = chainMarket(settings, seed, SESSIONS);
  const { edge, fees, sold } = followEdges(config, (name) => name.endsWith("-seller"));
  return { kept: (edge - fees) / sold, edge: edge / sold, fees: fees / sold };
}

export const X03: Claim = {
  id: "X3",
  title: "a seller keeps what is paid above fair",
  says:
    "Beyond the article: options cost more than the swings that come are worth, about half a " +
    "point for a stock and 2.5 for an index. It is said that sellers of the public earn that.",
  experiment: SELLERS_EDGE,
  arms: SELLERS_EDGE.arms,
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "half a point above fair", what: "of a contract, kept after spreads and fees" },
        ...{ unit: "dollars", bounds: atLeast(1) },
      },
      {
        ...{ name: "2.5 points above fair", what: "of a contract, kept after spreads and fees" },
        ...{ unit: "dollars", bounds: atLeast(1) },
      },
    ],
    sentence:
      "A dollar a contract at least has to be left of what is paid above the option's value, " +
      "after the spread, what makers lean, and fees; a loss is wrong. It is expected, not what " +
      "was made: luck is left out.",
  },
  judge: (table) => {
    const of = (arm: string, name: string): Measurement => measure(table.of(arm, name));
    const [none, stock, index] = [NONE, STOCK, INDEX].map((arm) => of(arm, "kept"));
    return {
      numbers: [stock!, index!],
      also: [
        { what: "kept at a fair price", unit: "dollars", measured: none! },
        {
          ...{ what: "kept at 2.5 points above fair if makers do not lean", unit: "dollars" },
          measured: of(STIFF, "kept"),
        },
        {
          ...{ what: "more kept for 2.5 points, of a contract", unit: "dollars" },
          measured: measureDifference(table.of(NONE, "kept"), table.of(INDEX, "kept")),
          expected: "2.5 times a vega of $10 would be $25; some are bought back",
        },
        {
          ...{ what: "fees of a contract sold, those of buying back too", unit: "dollars" },
          ...{ measured: of(STOCK, "fees"), expected: "$0.65 and $0.03 a trade" },
        },
        {
          ...{ what: "given up to spread and lean at a fair price", unit: "dollars" },
          measured: measure(negative(table.of(NONE, "edge"))),
        },
      ],
      told: [
        `half a point: ${told("dollars", stock!.mean)}`,
        `2.5 points: ${told("dollars", index!.mean)}`,
      ],
      picture: {
        kind: "intervals",
        title: "What a seller of the public can expect to keep of what is paid above fair",
        unit: "dollars",
        rows: [
          { label: "fair", tone: "seller", ...none! },
          { label: "half a point above", tone: "seller", ...stock! },
          { label: "2.5 points above", tone: "seller", ...index! },
        ],
        bounds: [{ at: 1, label: "set beforehand" }],
      },
    };
  },
  broken: [{ name: FREE, words: "no spread, no lean, no fees" }],
  limits:
    "What is paid above fair is put in here, not found: published are 1.1 to 1.5 points for 25 " +
    "stocks and 3.3 for the S&P 500, 1991 to 1995 (Bakshi and Kapadia 2003). The largest cost is " +
    "not the spread: makers lean because the public sells more than it buys, so that its own " +
    "sales push the price down. Without that lean much of the premium stays with the seller. " +
    "With volatility traders who know (M13) the lean is a point at most. Prices in steps of 5 " +
    "cents cost a seller a part of $5 as well. A patient seller waits at the middle of a quote " +
    "and saves a part of the spread: half of the public does so here.",
};
