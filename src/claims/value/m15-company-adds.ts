import { STOCK } from "../../contracts/instrument-table.ts";
import { ISSUER } from "../../ledger/accounts.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import type { Market } from "../../market/market-state.ts";
import {
  type AccountParts,
  countParts,
  createAccountParts,
  resultOf,
  tradingParties,
} from "../../measures/account-parts.ts";
import { outsideItems } from "../../measures/company/outside-items.ts";
import { EVENT } from "../../messages/events.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { CASH } from "../../money/cash.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import { atLeast, within } from "../../sweeps/decision.ts";
import { measure, measureDifference } from "../../sweeps/measurement.ts";
import { SMALL_MARKET, wholeMarket } from "../chain/whole-market.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";

const EARNS = "a company that earns and grows";
const EMPTY = "a company that earns nothing";

/** Breakages. */
const UNPOSTED = "dividends-do-not-leave-the-company";
const NO_GROWTH = "the-company-does-not-grow";

const SESSIONS = 21;
/** $.40 a share on the 19th session; its earnings are booked 15 before. */
const COMPANY = { earnings: 0.055, dividend: 4_000, exSession: 18, buyback: 0.2, isWoundUp: false };
const NOTHING = { ...COMPANY, earnings: 0, dividend: 0 };
/** Of what a share is worth, per year, dividends included. */
const GROWTH = 0.1;

const GROWING_COMPANY: Experiment = {
  name: "growing-company",
  words:
    "The whole market at a tenth of its size for 21 sessions, twice on the same seeds: the " +
    "company earns 5.5 % a year, pays 40 cents a share, buys shares back, and is worth 10 % a " +
    "year more; or it earns and pays nothing and is worth no more. A crowd makes the price " +
    "round what a share is worth.",
  arms: [EARNS, EMPTY],
  seeds: { quick: 2, full: 16 },
  cost: 12,
  play: (arm, seed, breakage) => {
    const grows = arm === EARNS && breakage !== NO_GROWTH;
    return measureCompany(grows, seed, breakage === UNPOSTED);
  },
};

function measureCompany(grows: boolean, seed: number, isUnposted: boolean): Measured {
  const company = grows ? COMPANY : NOTHING;
  const config = wholeMarket({ ...SMALL_MARKET, company }, seed, SESSIONS, grows ? GROWTH : 0);
  let parts!: AccountParts;
  let earned = 0;
  const { market } = playRun(config, (opened) => {
    parts = createAccountParts(opened);
    return {
      onEvent: (place) => {
        countParts(parts, place);
        if (opened.events.kind[place] === EVENT.earningsPaid) earned += opened.events.price[place]!;
      },
    };
  });
  const { dividends: paid, buybacks } = outsideItems(parts);
  const all = tradingParties(market).reduce((sum, account) => sum + resultOf(parts, account), 0);
  const mark = market.marks.mark[STOCK]!;
  const worth = config.tape.at(-1)!.prices.at(-1)!;
  return {
    off: Math.abs(all - expectedSum(market, parts, earned, isUnposted ? paid : 0)),
    together: all / worthAtStart(parts),
    price: mark / worth - 1,
    earned: dollarsFromAmount(earned),
    dividends: dollarsFromAmount(paid),
    bought: dollarsFromAmount(buybacks),
  };
}

/**
 * Identity I3 of economics 1.1: what parties make is what the company earned, and how far the value
 * of all shares has left its books; these are its cash in the ledger. The rest is between parties
 * and bank, lender, exchange and fund.
 */
function expectedSum(
  { ledger, marks }: Market,
  parts: AccountParts,
  earned: number,
  unposted: number,
): number {
  const { interest, borrow, fees, "default fund": fund } = outsideItems(parts);
  const worthNow = -balanceOf(ledger, ISSUER, STOCK) * marks.mark[STOCK]!;
  const books = balanceOf(ledger, ISSUER, CASH) + unposted;
  const left = worthNow - worthAtStart(parts) - books;
  return earned + left + (interest + borrow + fees + fund);
}

/** Of all shares that were put in. */
function worthAtStart({ sums }: AccountParts): number {
  return sums.sharesWorth.reduce((sum, one) => sum + one, 0);
}

/** Of the price: noise of a tenth of a session's move is none. */
const CLOSE = 0.005;
/** Of what all shares are worth, in a month: growth of 10 % a year is 0.8 %. */
const SMALLEST = 0.0025;

export const M15: Claim = {
  id: "M15",
  title: "a stock market is not zero-sum: companies add value",
  says:
    "A stock market differs from betting: profitable companies earn money, pay some of it out " +
    "and grow with the rest. So all shareholders together can gain.",
  experiment: GROWING_COMPANY,
  arms: [EARNS, EMPTY],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "books", what: "units of $0.0001 by which results miss what came from outside" },
        ...{ unit: "number", bounds: within(0, 0.5) },
      },
      {
        ...{
          name: "the price follows value",
          what: "price at the end above what a share is worth",
        },
        ...{ unit: "share", bounds: within(0, CLOSE) },
      },
      {
        ...{ name: "everybody together", what: "more made with a company that earns and grows" },
        ...{ unit: "share", bounds: atLeast(SMALLEST) },
      },
    ],
    sentence:
      "The first is bookkeeping: results add up to what the company earned and what its shares " +
      "are worth beyond its books, less fees, to the last unit. The others can fail: the price " +
      "that the crowd makes has to stay within half a percent of what a share is worth, and " +
      "everybody together has to make more, by a quarter of a percent of all shares in a month " +
      "at least.",
  },
  judge: (table) => {
    const of = (name: string) => measure(table.of(EARNS, name));
    const [off, price] = [of("off"), of("price")];
    const more = measureDifference(table.of(EMPTY, "together"), table.of(EARNS, "together"));
    return {
      numbers: [off, price, more],
      also: [
        {
          ...{ what: "earned by the company", unit: "dollars", measured: of("earned") },
          expected: "$27.5 million: a quarter of 5.5 % of $2 billion",
        },
        {
          ...{ what: "dividends paid", unit: "dollars", measured: of("dividends") },
          expected: "$8 million, less those of shares bought back",
        },
        { what: "paid for shares bought back", unit: "dollars", measured: of("bought") },
        {
          ...{ what: "made by everybody together, of all shares' worth", unit: "share" },
          ...{ measured: of("together"), expected: "0.8 %, and a deviation of 7 %: chance" },
        },
        {
          ...{ what: "the same with a company that earns nothing", unit: "share" },
          measured: measure(table.of(EMPTY, "together")),
        },
      ],
      told: [
        `books: ${off.mean.toFixed(4)} off`,
        `+${(more.mean * 100).toFixed(2)} % a month together`,
      ],
      picture: {
        kind: "intervals",
        title: "What everybody makes together in a month, of what all shares are worth",
        unit: "share",
        rows: [
          { label: "the company earns and grows", tone: "company", ...of("together") },
          { label: "it earns nothing", tone: "others", ...measure(table.of(EMPTY, "together")) },
          { label: "the difference", tone: "result", ...more },
        ],
        bounds: [{ at: SMALLEST, label: "set beforehand" }],
      },
    };
  },
  broken: [
    { name: UNPOSTED, words: "dividends are paid but do not leave the company's books" },
    { name: NO_GROWTH, words: "the company earns nothing and does not grow" },
  ],
  limits:
    "How much the company grows is put in here; what is checked is that it reaches the " +
    "shareholders through the price and the payments, and through nothing else. In one month of " +
    "one market chance is ten times as large: only the same seeds with and without the company " +
    "show it. Prices above what shares are worth would make a sum too, as long as nobody asks " +
    "for the money.",
};
