import { atLeast } from "../../sweeps/decision.ts";
import { type Measurement, measure } from "../../sweeps/measurement.ts";
import { AS_IT_IS, DAY_TRADERS, WHOLE_CHAIN_MARKET } from "../chain/whole-chain.ts";
import type { Claim } from "../claim.ts";

const MOST = 0.5;
const MANY = 0.25;

export const M04: Claim = {
  id: "M4",
  title: "thousands of thin options, often held to expiry",
  says:
    "Stocks have buyers and sellers all day. A stock's options are thousands of contracts, and " +
    "each of them hardly trades: a purchase is seldom undone by a sale soon after, and many " +
    "contracts are held until they expire.",
  experiment: WHOLE_CHAIN_MARKET,
  arms: [AS_IT_IS],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "thin", what: "live options that nobody trades in a session" },
        ...{ unit: "share", bounds: atLeast(MOST) },
      },
      {
        ...{ name: "no quick offset", what: "makers' contracts that last longer than 5 sessions" },
        ...{ unit: "share", bounds: atLeast(MOST) },
      },
      {
        ...{ name: "held", what: "the public's contracts that are held to the expiry" },
        ...{ unit: "share", bounds: atLeast(MANY) },
      },
    ],
    sentence:
      "Thin: at least half of the options without a trade in a session. Seldom soon: at least " +
      "half of what makers buy or sell not undone in the same series within a week, by Kaplan " +
      "and Meier, as options end before some are undone; by contracts. Many: at least a quarter.",
  },
  judge: (table) => {
    const of = (name: string): Measurement => measure(table.of(AS_IT_IS, name));
    const [idle, lasting, held] = [of("idle"), of("lasting"), of("held")];
    return {
      numbers: [idle, lasting, held],
      also: [
        {
          ...{ what: "trades a day for each option", unit: "number" },
          ...{ measured: of("trades"), expected: ".025" },
        },
        {
          ...{ what: "live options that nobody trades in a session, by themselves", unit: "share" },
          ...{ measured: idle, expected: "76 % of S&P 500 options in January 2011" },
        },
        {
          ...{ what: "contracts held to the expiry, beside a survey's", unit: "share" },
          measured: held,
          expected:
            "28.5 % of all in 2012 (Options Industry Council); who sells covered calls holds " +
            "longer",
        },
        { what: "options at the end", unit: "number", measured: of("series") },
      ],
      told: [`${percent(idle)} do not trade in a day`, `${percent(held)} held to the expiry`],
      picture: {
        kind: "intervals",
        title: "A chain of thousands of options",
        unit: "share",
        rows: [
          { label: "no trade in a session", tone: "others", ...idle },
          { label: "not undone within a week", tone: "buyer", ...lasting },
          { label: "held to the expiry", tone: "seller", ...held },
        ],
        bounds: [{ at: MOST, label: "half" }],
      },
    };
  },
  broken: [
    {
      name: DAY_TRADERS,
      words: "nobody sells first, and who buys sells the next day, always the same few options",
    },
  ],
  limits:
    "How long the public holds is an assumption from surveys, and so is how often it trades: the " +
    "experiment shows what follows for each single option and for the makers, not that people " +
    "are so. That S&P 500 options are thin is data: in January 2011 76 % of the series had no " +
    "trade on a day.",
};

function percent({ mean }: Measurement): string {
  return `${(mean * 100).toFixed(mean > 0.99 ? 1 : 0)} %`;
}
