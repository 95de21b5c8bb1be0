import { createStream } from "../../math/random-stream.ts";
import { noLessThan } from "../../sweeps/decision.ts";
import { measure } from "../../sweeps/measurement.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";
import { followPath, SHARES, SPOT, worthAt } from "../hedging/hedged-option.ts";
import { told } from "../words.ts";

/** Swings that come; and what is paid for, by arm. */
const SWINGS = 0.16;
const FAIR = "paid for the swings that come";
const RICH = "paid for 2 points more";
const PAID_FOR: Readonly<Record<string, number>> = { [FAIR]: SWINGS, [RICH]: SWINGS + 0.02 };

/** Breakage. */
const UNPAID = "options-are-never-exercised";

const PATHS = 500;
const MONTHS_PER_YEAR = 12;
const HEDGES = 21;

const PREMIUM: Experiment = {
  name: "premium-illusion",
  words:
    "A call at the money for a month is sold, again and again, at a volatility of 16 % or 18 %, " +
    "on a stock that swings by 16 % a year and does not grow. What the seller can expect is " +
    "measured with the shares hedged at each close, because the hedge brings nothing on average " +
    "and takes out luck. A seed is 500 such months.",
  arms: [FAIR, RICH],
  seeds: { quick: 20, full: 100 },
  cost: 1,
  play: (arm, seed, breakage) => measureSales(PAID_FOR[arm]!, seed, breakage === UNPAID),
};

function measureSales(paidFor: number, seed: number, isUnpaid: boolean): Measured {
  const stream = createStream(seed, "premium-illusion");
  const world = { drift: 0, sigma: SWINGS, hedgedAt: SWINGS, hedges: HEDGES, hedge: 1 };
  const premium = worthAt(paidFor);
  let [gained, kept, won] = [0, 0, 0];
  for (let month = 0; month < PATHS; month++) {
    stream.at(month, 0);
    const path = followPath(world, stream);
    const payoff = isUnpaid ? 0 : path.payoff;
    // Less what the buyer's hedge brings: nothing, on average.
    gained += premium - payoff - path.hedge;
    if (payoff === 0) kept++;
    if (payoff < premium) won++;
  }
  const yearly = MONTHS_PER_YEAR / (SPOT * SHARES);
  return {
    share: gained / PATHS / premium,
    gain: (gained / PATHS) * yearly,
    premium: premium * yearly,
    ...{ kept: kept / PATHS, won: won / PATHS },
  };
}

/** Half of what is taken in: somebody who calls it income means more. */
const INCOME = 0.5;
const AS_INCOME = noLessThan(INCOME);

export const X02: Claim = {
  id: "X2",
  title: "the premium is the seller's income",
  says:
    "Beyond the article: who sells options month by month takes in a fifth of the price of his " +
    "shares a year. It is often called income.",
  experiment: PREMIUM,
  arms: [FAIR, RICH],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "at a fair price", what: "of the premium, what the seller can expect to keep" },
        ...{ unit: "share", bounds: AS_INCOME },
      },
      {
        ...{
          name: "2 points above fair",
          what: "of the premium, what the seller can expect to keep",
        },
        ...{ unit: "share", bounds: AS_INCOME },
      },
    ],
    sentence:
      "If the premium is income, the seller has to be able to expect half of it at least to " +
      "remain, after what he pays when the option is exercised. Less is wrong.",
  },
  judge: (table) => {
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    const [fair, rich] = [of(FAIR, "share"), of(RICH, "share")];
    return {
      numbers: [fair, rich],
      also: [
        {
          ...{ what: "premium a year, of the price, at a fair price", unit: "share" },
          ...{ measured: of(FAIR, "premium"), expected: "22.1 % (Israelov and Nielsen 2014)" },
        },
        {
          ...{ what: "expected gain a year from it", unit: "share" },
          ...{ measured: of(FAIR, "gain"), expected: "0 (Israelov and Nielsen 2014)" },
        },
        {
          ...{ what: "expected gain a year, 2 points above fair", unit: "share" },
          ...{ measured: of(RICH, "gain"), expected: "2.76 % (Israelov and Nielsen 2014)" },
        },
        {
          ...{ what: "of the premium, 2 points above fair", unit: "share" },
          ...{ measured: rich, expected: "11 % (Israelov and Nielsen 2014)" },
        },
        {
          ...{ what: "months in which the seller keeps the whole premium, at a fair price" },
          ...{ unit: "share", measured: of(FAIR, "kept") },
        },
        {
          ...{ what: "months in which he pays less than he took in", unit: "share" },
          measured: of(FAIR, "won"),
        },
      ],
      told: [
        `of a fair one: ${told("share", fair.mean)}`,
        `2 points dearer: ${told("share", rich.mean)}`,
      ],
      picture: {
        kind: "intervals",
        title: "Of each dollar of premium, what a seller can expect to keep",
        unit: "share",
        rows: [
          { label: "at a fair price", tone: "seller", ...fair },
          { label: "2 points above fair", tone: "seller", ...rich },
        ],
        bounds: [{ at: INCOME, label: "income" }],
      },
    };
  },
  broken: [{ name: UNPAID, words: "options are never exercised" }],
  limits:
    "More than half of the months are good ones: that is why it feels like income. What a " +
    "seller gains from his shares is not counted here; with growth it is what he mostly lives " +
    "on (M16). The size of what is paid above fair decides, and no seller can see it beforehand.",
};
