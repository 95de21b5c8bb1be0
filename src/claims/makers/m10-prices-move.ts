import { log } from "../../math/log.ts";
import { meanOf } from "../../math/mean.ts";
import { monthVolatility } from "../../measures/daily-volatility.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import { atLeast } from "../../sweeps/decision.ts";
import { measure } from "../../sweeps/measurement.ts";
import type { SeedValues } from "../../sweeps/seed-estimates.ts";
import { BURN_IN, CHAIN_MARKET, chainMarket, FAIR_SIGMA } from "../chain/chain-market.ts";
import { ArrivalCount, type Arrivals } from "../chain/count-arrivals.ts";
import type { Claim, Experiment, Measured } from "../claim.ts";

const LEANING = "makers lean";
const LOWER = "quotes 2 points lower";
const HIGHER = "quotes 2 points higher";
const SHIFTS: Readonly<Record<string, number>> = { [LOWER]: -0.02, [HIGHER]: 0.02 };
const POINTS_APART = 4;

/** Breakage. */
const DEAF = "the-public-does-not-look-at-prices";
const STIFF = "makers-do-not-lean";

const SESSIONS = BURN_IN + 21;
/** Limits that play no part. */
const FAR = 50;

const PRICE_RESPONSE: Experiment = {
  name: "price-response",
  words:
    "The public trades with makers of a small chain for 63 sessions. Once makers lean as usual " +
    "on what they hold. Twice they do not, have no limits, and quote 2 points lower or higher " +
    "than fair all the time: a price that has nothing to do with the flow.",
  arms: [LEANING, LOWER, HIGHER],
  seeds: { quick: 3, full: 12 },
  cost: 7,
  play: (arm, seed, breakage) => measureResponse(arm, seed, breakage),
};

function measureResponse(arm: string, seed: number, breakage: string | undefined): Measured {
  const { makers, elasticity } = CHAIN_MARKET;
  const shift = SHIFTS[arm];
  const vast = { vegaLimit: makers.vegaLimit * FAR, gammaLimit: makers.gammaLimit * FAR };
  const mostSkew = breakage === STIFF ? 0 : makers.mostSkew;
  const settings = {
    ...CHAIN_MARKET,
    premium: shift ?? 0,
    elasticity: breakage === DEAF ? 0 : elasticity,
    makers: shift === undefined ? { ...makers, mostSkew } : { ...makers, ...vast, mostSkew: 0 },
  };
  let arrivals!: ArrivalCount;
  const below: number[] = [];
  playRun(chainMarket(settings, seed, SESSIONS), (market, classes) => {
    arrivals = new ArrivalCount(market, classes);
    let session = 0;
    return {
      onEvent: (place) => arrivals.read(place),
      onClose: (day) => {
        arrivals.close();
        session++;
        if (session > BURN_IN) below.push(FAIR_SIGMA - monthVolatility(market, day));
      },
    };
  });
  return {
    below: meanOf(below),
    sellers: rateOf(arrivals.sellers),
    buyers: rateOf(arrivals.buyers),
    idleSellers: arrivals.sellers.idle,
    idleBuyers: arrivals.buyers.idle,
  };
}

function rateOf({ idle, opened }: Arrivals): number | null {
  return opened === 0 ? null : opened / idle;
}

/** Part of the arrivals by which they change for a point, from the first arm to the second. */
function perPoint(first: SeedValues, second: SeedValues): SeedValues {
  return first.map((one, i) => {
    const other = second[i]!;
    return one === null || other === null ? null : log(other / one) / POINTS_APART;
  });
}

export const M10: Claim = {
  id: "M10",
  title: "prices move until the flow turns",
  says:
    "Too many trades on one side move a maker's prices. Lower prices keep sellers away and " +
    "bring buyers, higher ones the opposite: so the flow comes back into balance.",
  experiment: PRICE_RESPONSE,
  arms: [LEANING, LOWER, HIGHER],
  rule: {
    kind: "intervals",
    conditions: [
      {
        ...{ name: "prices move", what: "a month below fair where the public sells more" },
        ...{ unit: "points", bounds: atLeast(0.0025) },
      },
      {
        ...{ name: "sellers stay away", what: "fewer sellers come, for each point lower" },
        ...{ unit: "share", bounds: atLeast(0.02) },
      },
      {
        ...{ name: "buyers step in", what: "more buyers come, for each point lower" },
        ...{ unit: "share", bounds: atLeast(0.02) },
      },
    ],
    sentence:
      "Makers who have been sold more than they sold have to quote a quarter of a point lower " +
      "at least. Of those who could trade on a day, 2 % fewer sellers and 2 % more buyers have " +
      "to come for each point by which quotes are lower. The price is moved by hand there: flow " +
      "moves prices too, so looking at both in one market would not tell which moved which.",
  },
  judge: (table) => {
    const below = measure(table.of(LEANING, "below"));
    const sellers = measure(perPoint(table.of(LOWER, "sellers"), table.of(HIGHER, "sellers")));
    const buyers = measure(perPoint(table.of(HIGHER, "buyers"), table.of(LOWER, "buyers")));
    const of = (arm: string, name: string) => measure(table.of(arm, name));
    return {
      numbers: [below, sellers, buyers],
      also: [
        {
          ...{ what: "points a month is below fair, makers leaning", unit: "points" },
          measured: below,
          expected:
            "1.1 points; where the public buys, as of the S&P 500, its demand makes 1.7 of 4.9 " +
            "points above (Garleanu, Pedersen and Poteshman 2009)",
        },
        {
          ...{ what: "the same of the price of a month at the money", unit: "share" },
          measured: measure(table.of(LEANING, "below").map((one) => one && one / FAIR_SIGMA)),
          expected: "5.7 % when expired options are sold anew (Muravyev 2016)",
        },
        {
          ...{ what: "fewer sellers for a point", unit: "share" },
          ...{ measured: sellers, expected: "10 %: put in" },
        },
        {
          ...{ what: "more buyers for a point", unit: "share" },
          ...{ measured: buyers, expected: "10 %: put in" },
        },
        {
          ...{ what: "of sellers without an option, those who sell on a day, 2 points lower" },
          ...{ unit: "share", measured: of(LOWER, "sellers") },
        },
        {
          ...{ what: "the same, 2 points higher", unit: "share" },
          measured: of(HIGHER, "sellers"),
        },
        {
          ...{ what: "of buyers without an option, those who buy on a day, 2 points lower" },
          ...{ unit: "share", measured: of(LOWER, "buyers") },
        },
        {
          ...{ what: "the same of buyers, 2 points higher", unit: "share" },
          measured: of(HIGHER, "buyers"),
        },
      ],
      told: [
        `${(below.mean * 100).toFixed(1)} points lower`,
        `a point: -${percent(sellers.mean)}, +${percent(buyers.mean)} %`,
      ],
      picture: {
        kind: "intervals",
        title: "How arrivals change when quotes are a point lower",
        unit: "share",
        rows: [
          { label: "fewer sellers", tone: "seller", ...sellers },
          { label: "more buyers", tone: "buyer", ...buyers },
        ],
        bounds: [{ at: 0.02, label: "set beforehand" }],
      },
    };
  },
  broken: [
    { name: DEAF, words: "the public does not look at prices" },
    { name: STIFF, words: "makers do not move their prices" },
  ],
  limits:
    "That people look at prices, by 10 % of arrivals a point, is an assumption of this market: " +
    "it is checked here that it is at work, not that real people do so. Most sellers wait for " +
    "their option to end before they can sell again. So 10 % fewer arrivals are only some 1 % " +
    "fewer options sold: alone this balances little, and volatility traders balance more (M13).",
};

function percent(share: number): string {
  return (share * 100).toFixed(0);
}
