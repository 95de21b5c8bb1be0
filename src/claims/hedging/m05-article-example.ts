import { STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { articleConfig } from "../../scenarios/article-example.ts";
import { replay } from "../../simulator/history/replay.ts";
import type { ReplayConfig } from "../../simulator/history/replay-config.ts";
import { measure } from "../../sweeps/measurement.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";

/** The article's numbers, by hand: shares held after each close, and gains of matched trades. */
const EXAMPLE = {
  put: { shares: [50, 49, 50, 51, 50, 0], gains: [0, 2, 2, 2, 4, 4] },
  call: { shares: [-50, -51, -50, -49, -50, 0], gains: [0, 0, 2, 4, 4, 4] },
} as const;

const CLOSES = EXAMPLE.put.shares.length;

const WRONG_WAY = "hedged-the-wrong-way";

const ARTICLE_EXAMPLE: Experiment = {
  name: "article-example",
  words:
    "One option on 100 shares is sold at $100 a share; the stock goes to 102, back, to 98 and " +
    "back. The buyer hedges at the deltas of the article, through the real book and ledger. No " +
    "chance is in it: every seed is the same.",
  arms: ["put", "call"],
  seeds: { quick: 2, full: 2 },
  cost: 1,
  play: (arm, _seed, breakage) => playExample(arm as "put" | "call", breakage === WRONG_WAY),
};

function playExample(right: "put" | "call", isWrongWay: boolean): Measured {
  const expected = EXAMPLE[right];
  const config = articleConfig(right);
  const measured: Record<string, number> = { off: 0 };
  replay(isWrongWay ? wrongWay(config) : config, ({ market, buyerAccount, hedgeTrades }, close) => {
    const shares = balanceOf(market.ledger, buyerAccount, STOCK);
    const gain = hedgeTrades.state[1]! / 10_000;
    measured.off! += Math.abs(shares - expected.shares[close]!);
    measured.off! += Math.abs(gain - expected.gains[close]!);
    measured[`gain${close}`] = gain;
  });
  return measured;
}

/** Sells where he should buy. */
function wrongWay(config: ReplayConfig): ReplayConfig {
  const { hedge } = config;
  if (hedge.kind !== "given-deltas") return config;
  return { ...config, hedge: { ...hedge, deltas: hedge.deltas.map((delta) => -delta) } };
}

export const M05: Claim = {
  id: "M5",
  title: "hedging a put while the stock swings: +$2, +$2",
  says:
    "Who has bought a put buys shares against it, and sells and buys one share at a time as " +
    "delta moves. Up to 102 and back, down to 98 and back: each round trip gains $2. A call is " +
    "the mirror.",
  experiment: ARTICLE_EXAMPLE,
  arms: ["put", "call"],
  rule: {
    kind: "exact",
    what: "shares and dollars off the article's",
    sentence:
      "After every close the shares held and the gain of matched trades are the article's, for " +
      "the put and for the call: the sum of all differences has to be 0.",
  },
  judge: (table) => {
    const offs = ["put", "call"].flatMap((arm) => [...table.of(arm, "off")]);
    const gains = (arm: string): [number, number][] =>
      Array.from({ length: CLOSES }, (_, close) => [
        close,
        measure(table.of(arm, `gain${close}`)).mean,
      ]);
    const last = (arm: string) => measure(table.of(arm, `gain${CLOSES - 1}`));
    return {
      numbers: [measure(offs)],
      also: [
        {
          ...{ what: "gain of the share trades, put", unit: "dollars" },
          ...{ measured: last("put"), expected: "$4: the article" },
        },
        {
          ...{ what: "gain of the share trades, call", unit: "dollars" },
          ...{ measured: last("call"), expected: "$4: the mirror" },
        },
      ],
      told: [`$${last("put").mean} put, $${last("call").mean} call`, `${measure(offs).mean} off`],
      picture: {
        kind: "curves",
        title: "What the share trades have gained",
        x: { label: "closes: 100, 102, 100, 98, 100, 100", unit: "number" },
        y: { label: "gain of matched trades", unit: "dollars" },
        curves: [
          { label: "put", tone: "buyer", points: gains("put") },
          { label: "call", tone: "others", points: gains("call") },
        ],
      },
    };
  },
  broken: [{ name: WRONG_WAY, words: "he sells shares against a put, and buys against a call" }],
  limits:
    "The deltas are the article's, not a model's. The $4 are not what he made: he paid for the " +
    "option, and whether the $4 are more than that is another claim (M8).",
};
