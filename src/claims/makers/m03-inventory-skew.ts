import { atLeast } from "../../sweeps/decision.ts";
import {
  type Measurement,
  measure,
  measureDifference,
  measureFall,
  negative,
} from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import { ALL, FIRST_DOES_NOT, LEANING_MAKERS, NONE, WRONG_WAY } from "../chain/leaning-makers.ts";
import { LEANING, STIFF, WHOLE_MARKET_MONTH } from "../chain/whole-market-month.ts";
import type { AlsoMeasured, Claim, Table } from "../claim.ts";

/** A quarter: economics 4. */
const SMALLEST_FALL = 0.25;

export const M03: Claim = {
  id: "M3",
  title: "too much bought: both quotes go down",
  says:
    "A maker who has bought more than he sold holds an inventory that can fall in price. To be " +
    "rid of it he lowers his bid and his ask: fewer sell to him, and more buy from him.",
  experiment: LEANING_MAKERS,
  arms: [ALL, NONE, FIRST_DOES_NOT],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{
          name: "quotes",
          what: "a maker's quotes of a month go down if he is long by his limit",
        },
        ...{ unit: "points", bounds: atLeast(0.01) },
      },
      {
        name: "one maker among others",
        what: "his deviation of holdings is less if he leans too",
        ...{ unit: "share", bounds: atLeast(SMALLEST_FALL) },
      },
      {
        name: "all makers together",
        what: "deviation of all holdings is less if all lean",
        ...{ unit: "share", bounds: atLeast(SMALLEST_FALL) },
      },
    ],
    sentence:
      "Quotes have to go down by a point at least when makers are at their limit; and what is " +
      "held has to vary less by a quarter at least, for one maker among others who lean, and for " +
      "all together. One maker's lean may only send the flow to the others: so the two are " +
      "judged apart. That quotes are read off each maker's own sheet, and not off the marks, was " +
      "fixed after a first look at results.",
  },
  judge: (table) => {
    const quotes = measure(negative(table.of(ALL, "slope")));
    const one = measureFall(
      table.of(FIRST_DOES_NOT, "firstDeviation"),
      table.of(ALL, "firstDeviation"),
    );
    const all = measureFall(table.of(NONE, "deviation"), table.of(ALL, "deviation"));
    return {
      numbers: [quotes, one, all],
      also: alsoOf(table, one),
      told: [
        `-${quotes.mean.toFixed(3)} pts per % of limit`,
        `own holdings ${signed(one)}, all ${signed(all)}`,
      ],
      picture: {
        kind: "intervals",
        title: "How much less holdings vary when makers lean",
        unit: "share",
        rows: [
          { label: "one maker among others", tone: "buyer", ...one },
          { label: "all makers together", tone: "result", ...all },
        ],
        bounds: [{ at: SMALLEST_FALL, label: "set beforehand" }],
      },
    };
  },
  confirmation: {
    experiment: WHOLE_MARKET_MONTH,
    arms: [LEANING, STIFF],
    read: (table) => {
      const between = (name: string): [SeedValues, SeedValues] => [
        table.of(STIFF, name),
        table.of(LEANING, name),
      ];
      return [
        {
          what: "deviation of what makers hold is less if they lean",
          ...{ unit: "share", measured: measureFall(...between("inventoryDeviation")) },
        },
        {
          what: "what makers hold, of their limits: lean less do not lean",
          ...{ unit: "share", measured: measureDifference(...between("inventoryMean")) },
        },
        {
          what: "marks of a month above the forecast: lean less do not lean",
          ...{ unit: "points", measured: measureDifference(...between("distortion")) },
        },
      ];
    },
  },
  broken: [{ name: WRONG_WAY, words: "quotes go up when makers own too much" }],
  limits:
    "Leaning moves options from one maker to the next at once. For all makers together it only " +
    "helps as far as others answer prices: here the public sells a tenth less for each point, " +
    "and nobody else is there to buy. With volatility traders it is their purchases that lighten " +
    "the makers (M12, M13). The result is higher with leaning because the public sells more than " +
    "it buys: it then sells under value.",
};

/** @param one how much less one maker's holdings vary among others who lean. */
function alsoOf(table: Table, one: Measurement): AlsoMeasured[] {
  const of = (arm: string, name: string): Measurement => measure(table.of(arm, name));
  return [
    {
      ...{ what: "deviation less, all leaning but for one, if he leans too", unit: "share" },
      measured: one,
      expected:
        "46 %, 68 % and 79 % at risk aversions of .01, .1 and .5 (Avellaneda and Stoikov " +
        "2008: a maker alone)",
    },
    {
      ...{
        what: "deviation of one maker's holdings, of his limit, all leaning",
        unit: "share",
      },
      measured: of(ALL, "firstDeviation"),
    },
    {
      ...{ what: "the same if he alone does not lean", unit: "share" },
      measured: of(FIRST_DOES_NOT, "firstDeviation"),
    },
    {
      ...{ what: "what he holds on average, all leaning", unit: "share" },
      measured: of(ALL, "firstMean"),
    },
    {
      ...{ what: "what he holds on average if he alone does not lean", unit: "share" },
      measured: of(FIRST_DOES_NOT, "firstMean"),
    },
    {
      ...{ what: "result of all makers: all lean less none leans", unit: "dollars" },
      measured: measureDifference(table.of(NONE, "result"), table.of(ALL, "result")),
      expected:
        "0 to -10 % where buyers and sellers are equally many; -1 % and -6 % at risk " +
        "aversions of .01 and .1 (Avellaneda and Stoikov 2008)",
    },
    {
      what: "all quotes together: marks of a month up for a limit's worth",
      ...{ unit: "points", measured: of(ALL, "marksSlope"), expected: "-3 points" },
    },
    {
      ...{ what: "marks of a month above the fair volatility, all leaning", unit: "points" },
      measured: of(ALL, "distortion"),
      expected:
        "-1.1 points; where the public buys, as of the S&P 500, its demand makes 1.7 of 4.9 " +
        "points above (Garleanu, Pedersen and Poteshman 2009)",
    },
  ];
}

function signed({ mean }: Measurement): string {
  return `${mean > 0 ? "-" : "+"}${Math.abs(mean * 100).toFixed(0)} %`;
}
