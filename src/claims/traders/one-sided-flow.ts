import { meanOf } from "../../math/mean.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { BURN_IN, CHAIN_MARKET, chainMarket, publicTimes } from "../chain/chain-market.ts";
import { followChain, resultOfParts } from "../chain/follow-chain.ts";
import type { Experiment, Measured } from "../claim.ts";
import { halfLife } from "./half-life.ts";
import { bidContracts } from "./quoted-size.ts";

/** Who wants what of whom: the flow's size and side, who else is there, and makers' limits. */
interface Flow {
  readonly sellers: number;
  readonly buyers: number;
  readonly traders: number;
  /** Capacity of each, in parts of a usual trader's. */
  readonly capacity: number;
  readonly areBlind: boolean;
  readonly limit: number;
  /** Whether the public trades no more once the books are full. */
  readonly stops: boolean;
}

const NOBODY: Flow = {
  ...{ sellers: 0, buyers: 0, traders: 0, capacity: 1, areBlind: false, limit: 1 },
  stops: false,
};
const MANY = 20;
const FEW = 4;

export const SELLERS = "usual sellers alone";
export const SELLERS_FEW = "usual sellers, a few traders";
export const CROWD = "four times the sellers alone";
export const CROWD_HALF = "four times the sellers, half the limits";
export const CROWD_SOME = "four times the sellers, half the traders";
export const CROWD_MANY = "four times the sellers, many traders";
export const CROWD_BIG = "four times the sellers, few large traders";
export const CROWD_BLIND = "four times the sellers, many blind traders";
export const BUYERS = "four times the buyers alone";
export const BUYERS_MANY = "four times the buyers, many traders";
export const SELLERS_STOP = "usual sellers alone, who stop";
export const CROWD_STOP = "four times the sellers alone, who stop";
export const CROWD_MANY_STOP = "four times the sellers, many traders, who stop";

const FLOWS: Readonly<Record<string, Flow>> = {
  [SELLERS]: { ...NOBODY, sellers: 1 },
  [SELLERS_FEW]: { ...NOBODY, sellers: 1, traders: FEW },
  [CROWD]: { ...NOBODY, sellers: 4 },
  [CROWD_HALF]: { ...NOBODY, sellers: 4, limit: 0.5 },
  [CROWD_SOME]: { ...NOBODY, sellers: 4, traders: MANY / 2 },
  [CROWD_MANY]: { ...NOBODY, sellers: 4, traders: MANY },
  [CROWD_BIG]: { ...NOBODY, sellers: 4, traders: FEW, capacity: MANY / FEW },
  [CROWD_BLIND]: { ...NOBODY, sellers: 4, traders: MANY, areBlind: true },
  [BUYERS]: { ...NOBODY, buyers: 4 },
  [BUYERS_MANY]: { ...NOBODY, buyers: 4, traders: MANY },
  [SELLERS_STOP]: { ...NOBODY, sellers: 1, stops: true },
  [CROWD_STOP]: { ...NOBODY, sellers: 4, stops: true },
  [CROWD_MANY_STOP]: { ...NOBODY, sellers: 4, traders: MANY, stops: true },
};

/** Deliberate breakages. */
export const NO_CAPITAL = "traders-have-no-capital";
export const NO_KNOWLEDGE = "traders-know-nothing";
export const NO_LIMITS = "makers-have-no-limits";

const SESSIONS = BURN_IN + 21;
/** Half of the small chain: everybody's number and limits. */
const SCALE = 0.5;
/** Those who know nothing of this stock err by as much as other stocks are apart. */
const BLIND_ERROR = 0.1;
/** In sessions: they do not learn. */
const FOR_LONG = 1_000;
/** Limits that are none. */
const FAR = 20;

export const ONE_SIDED_FLOW: Experiment = {
  name: "one-sided-flow",
  words:
    "A public that only sells (or only buys) a small chain for 63 sessions, the first 42 of them " +
    "to fill the books; as many as usual or four times as many. Makers believe the fair 25 % all " +
    "the time. Volatility traders, where there are some, know it too: there are a few, or many, " +
    "with a fixed capacity each, or few who have as much as the many, or many who forecast other " +
    "stocks. In three arms the public stops, on a day between the 42nd and the 62nd session, and " +
    "the market goes on for another 21.",
  arms: Object.keys(FLOWS),
  seeds: { quick: 2, full: 12 },
  cost: 10,
  play: (arm, seed, breakage) => {
    const flow = FLOWS[arm]!;
    const limit = flow.limit * (breakage === NO_LIMITS ? FAR : 1);
    const capacity = breakage === NO_CAPITAL ? 0 : flow.capacity;
    const areBlind = flow.areBlind || breakage === NO_KNOWLEDGE;
    const changed = { ...flow, limit, capacity, areBlind };
    return flow.stops ? measureReturn(changed, seed) : measureFlow(changed, seed);
  },
};

function measureFlow(flow: Flow, seed: number): Measured {
  const sizes: number[] = [];
  const { shares, distortions, trades, makers } = followChain(
    marketOf(flow, seed, SESSIONS),
    BURN_IN,
    (market, day) => sizes.push(bidContracts(market, day)),
  );
  const all = shares.flat();
  // Of the usual limit, whatever his own is.
  const held = all.map((share) => share * flow.limit);
  const { bought, boughtEdge, publicUnfilled } = trades;
  return {
    distortion: meanOf(distortions),
    share: meanOf(all),
    held: meanOf(held),
    most: Math.max(...held.map(Math.abs)),
    atLimit: meanOf(all.map((share) => (Math.abs(share) >= AT_LIMIT ? 1 : 0))),
    size: meanOf(sizes),
    stopped: meanOf(sizes.map((size) => (size === 0 ? 1 : 0))),
    sellerCost: bought === 0 ? null : boughtEdge / bought,
    sold: bought / (SESSIONS - BURN_IN),
    unfilled: publicUnfilled / (SESSIONS - BURN_IN),
    result: resultOfParts(makers),
  };
}

/** How far prices are from fair before the public stops, and how soon half of that is left. */
function measureReturn(flow: Flow, seed: number): Measured {
  const last = BURN_IN + ((seed * STRIDE) % MONTH);
  const config = marketOf(flow, seed, last + MONTH);
  const publicUntil = config.tape[last - 1]!.day;
  const { distortions } = followChain({ ...config, publicUntil }, last - WEEK);
  const before = meanOf(distortions.slice(0, WEEK));
  const after = distortions.slice(WEEK);
  const isThere = Math.abs(before) >= LEAST;
  return {
    before,
    weekLater: after[WEEK - 1]!,
    halfLife: isThere ? halfLife(before, after) : null,
  };
}

/** In sessions; a level is told by the mean of a week. */
const [WEEK, MONTH] = [5, 21];
/** Seeds stop on days that are spread over the month: when options end decides how much is left. */
const STRIDE = 8;
/** Of less than a quarter of a point no half is looked for. */
const LEAST = 0.0025;

/** From here on a maker of 20 contracts quotes none. */
const AT_LIMIT = 0.975;

function marketOf(
  { sellers, buyers, limit, ...rest }: Flow,
  seed: number,
  sessions: number,
): RunConfig {
  const { makers, traders, crowd } = CHAIN_MARKET;
  const settings: HistorySettings = {
    ...CHAIN_MARKET,
    crowd: crowd * SCALE,
    retail: publicTimes(sellers, buyers),
    makers: {
      ...makers,
      vegaLimit: makers.vegaLimit * SCALE * limit,
      gammaLimit: makers.gammaLimit * SCALE * limit,
      // Beyond the usual limit a price goes on falling as it did below.
      mostSkew: makers.mostSkew * Math.max(limit, 1),
    },
    traders: {
      ...{ ...traders, noise: 0, common: 0, mispricing: 0 },
      ...{ count: rest.traders, vegaLimit: traders.vegaLimit * crowd * SCALE * rest.capacity },
    },
  };
  const config = chainMarket(settings, seed, sessions);
  if (!rest.areBlind) return config;
  const error = { deviation: BLIND_ERROR, halfLife: FOR_LONG, common: 0 };
  return { ...config, traders: { ...config.traders, error } };
}
