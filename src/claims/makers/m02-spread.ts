import { atLeast } from "../../sweeps/decision.ts";
import { type Measurement, measure } from "../../sweeps/measurement.ts";
import { ALL, LEANING_MAKERS, NONE, WRONG_VALUE } from "../chain/leaning-makers.ts";
import { LEANING, WHOLE_MARKET_MONTH } from "../chain/whole-market-month.ts";
import type { Claim } from "../claim.ts";

/** A cent a share: less is no business. */
const SMALLEST = 1;

export const M02: Claim = {
  id: "M2",
  title: "makers earn the spread: buy under value, sell over",
  says:
    "Market makers quote a bid and an ask for everything. They do not bet on prices: they earn " +
    "a little on each trade by buying at the bid and selling at the ask.",
  experiment: LEANING_MAKERS,
  arms: [ALL, NONE],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "what he buys", what: "paid less than the value, for a contract, none leaning" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{ name: "what he sells", what: "taken more than the value, likewise" },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
      {
        ...{
          name: "after hedging",
          what: "both, less the spread of his share trades, all leaning",
        },
        ...{ unit: "dollars", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "The value is not the maker's: it is Black and Scholes' at the volatility that the stock " +
      "has. Against it he has to gain at least $1 for a contract on each side, and $1 after " +
      "what his hedges cost.",
  },
  judge: (table) => {
    const of = (arm: string, name: string): Measurement => measure(table.of(arm, name));
    const [bought, sold] = [of(NONE, "boughtEdge"), of(NONE, "soldEdge")];
    const kept = of(ALL, "kept");
    return {
      numbers: [bought, sold, kept],
      also: [
        {
          ...{ what: "spread of a contract, none leaning", unit: "dollars" },
          ...{ measured: of(NONE, "edge"), expected: "$4 to 6, before ticks of 1 to 5 cents" },
        },
        {
          ...{ what: "spread of the share trades for a contract", unit: "dollars" },
          ...{
            measured: of(NONE, "hedging"),
            expected:
              "$1.20 for each that is held for a month and hedged at each close (Leland 1985), " +
              "less for each traded",
          },
        },
        {
          ...{ what: "bought under value, all leaning", unit: "dollars" },
          ...{ measured: of(ALL, "boughtEdge"), expected: "more: they own too much" },
        },
        {
          ...{ what: "sold over value, all leaning", unit: "dollars" },
          ...{ measured: of(ALL, "soldEdge"), expected: "less, or nothing" },
        },
        {
          ...{ what: "contracts a day", unit: "contracts" },
          ...{ measured: of(ALL, "contracts"), expected: "66 contracts: a fifth of 330" },
        },
      ],
      told: [`$${kept.mean.toFixed(2)} a contract is kept`, "after hedging"],
      picture: {
        kind: "intervals",
        title: "Earned on a contract against its value",
        unit: "dollars",
        rows: [
          { label: "bought", tone: "buyer", ...bought },
          { label: "sold", tone: "buyer", ...sold },
          { label: "bought, all lean", tone: "buyer", ...of(ALL, "boughtEdge") },
          { label: "sold, all lean", tone: "buyer", ...of(ALL, "soldEdge") },
          { label: "kept after hedging, all lean", tone: "result", ...kept },
        ],
        bounds: [{ at: SMALLEST, label: "set beforehand" }],
      },
    };
  },
  confirmation: {
    experiment: WHOLE_MARKET_MONTH,
    arms: [LEANING],
    read: (table) => [
      {
        what: "spread of a contract, against the middle of the quote",
        ...{ unit: "dollars", measured: measure(table.of(LEANING, "spreadPerContract")) },
      },
      {
        what: "spread of the share trades for a contract",
        ...{ unit: "dollars", measured: measure(table.of(LEANING, "hedgeCostPerContract")) },
      },
    ],
  },
  broken: [
    {
      name: WRONG_VALUE,
      words: "makers think all options 3 points of volatility dearer than they are",
    },
  ],
  limits:
    "Here nobody knows more than the makers, and they know the volatility. Informed traders, or " +
    "a wrong forecast, take the spread away again. It is earned against the value at the time " +
    "of the trade; what makers then hold gains or loses with the swings (M8), and that is the " +
    "larger part of a year's result. When all lean, they buy well under value and sell at about " +
    "value: the public, which sells more than it buys, pays for that. The spread is larger than " +
    "was expected because quotes are rounded to ticks of 1 and 5 cents, away from the middle: " +
    "makers who ask for no spread at all still earn $3.30 for a contract here. The rest is " +
    "$6.90: the 1.2 points of volatility that were asked for, and a third more away from the " +
    "money.",
};
