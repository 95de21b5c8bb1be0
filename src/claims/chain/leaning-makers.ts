import { deviationOf, meanOf } from "../../math/mean.ts";
import { MAKER } from "../../measures/party-classes.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { leastSquaresLine } from "../../sweeps/least-squares-line.ts";
import type { Experiment, Measured } from "../claim.ts";
import { BURN_IN, CHAIN_MARKET, chainMarket } from "./chain-market.ts";
import { type FollowedChain, followChain, resultOfParts } from "./follow-chain.ts";

/** All makers move their quotes against what they hold; none does; all but the first do. */
export const ALL = "all lean";
export const NONE = "none leans";
export const FIRST_DOES_NOT = "all but one lean";

/** Deliberate breakages. */
export const WRONG_WAY = "quotes-lean-the-wrong-way";
export const WRONG_VALUE = "makers-think-options-dearer-than-they-are";

/** The makers' options are not counted. */
export const ONE_SIDED = "one-side-is-not-booked";

const SESSIONS = BURN_IN + 63;

export const LEANING_MAKERS: Experiment = {
  name: "leaning-makers",
  words:
    "Three makers quote a small chain (7 expiries, most of them weekly, some 15 strikes each) to " +
    "a public that sells more than it buys, for 105 sessions; the first 42 of them only let them " +
    "come to hold what they will hold. The stock is a Brownian motion of 25 %, so fair prices " +
    "are known, and makers quote around them. Spreads and sizes are the same in all arms.",
  arms: [ALL, NONE, FIRST_DOES_NOT],
  seeds: { quick: 4, full: 24 },
  cost: 12,
  play: (arm, seed, breakage) => {
    const sign = breakage === WRONG_WAY ? -1 : 1;
    const most = arm === NONE ? 0 : sign * CHAIN_MARKET.makers.mostSkew;
    const premium = breakage === WRONG_VALUE ? 0.03 : 0;
    const makers = { ...CHAIN_MARKET.makers, mostSkew: most };
    const config = chainMarket({ ...CHAIN_MARKET, makers, premium }, seed, SESSIONS);
    const isFirstStiff = arm === FIRST_DOES_NOT;
    const without = breakage === ONE_SIDED ? MAKER : undefined;
    const played = isFirstStiff ? stiffFirst(config) : config;
    return measureMakers(followChain(played, BURN_IN, undefined, without));
  },
};

function measureMakers(followed: FollowedChain): Measured {
  const { makers, trades, shares, shifts, distortions, owned, unequal } = followed;
  const together = shares.map(meanOf);
  const first = shares.map((each) => each[0]!);
  const contracts = trades.bought + trades.sold;
  const all = [...owned.values()].reduce((sum, one) => sum + one, 0);
  return {
    ...{ deviation: deviationOf(together), mean: meanOf(together) },
    ...{ firstDeviation: deviationOf(first), firstMean: meanOf(first) },
    // Of a month, for a limit's worth of options: each maker's quotes, and what they come to.
    slope: leastSquaresLine(shares.flat(), shifts.flat()).slope,
    marksSlope: leastSquaresLine(together, distortions).slope,
    distortion: meanOf(distortions),
    result: resultOfParts(makers),
    boughtEdge: trades.boughtEdge / trades.bought,
    soldEdge: trades.soldEdge / trades.sold,
    edge: (trades.boughtEdge + trades.soldEdge) / contracts,
    hedging: -makers.stockSpread / contracts,
    kept: (trades.boughtEdge + trades.soldEdge + makers.stockSpread) / contracts,
    contracts: contracts / (SESSIONS - BURN_IN),
    toMakers: trades.publicToMakers / trades.publicSold,
    ownedByMakers: (owned.get(MAKER) ?? 0) / all,
    off: trades.nameless + unequal,
  };
}

function stiffFirst(config: RunConfig): RunConfig {
  return {
    ...config,
    makers: config.makers.map((maker, i) =>
      i === 0 ? { ...maker, settings: { ...maker.settings, mostSkew: 0 } } : maker,
    ),
  };
}
