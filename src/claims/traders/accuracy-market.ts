import { CHAIN_MARKET, chainMarket } from "../chain/chain-market.ts";
import { followEdges } from "../chain/follow-edges.ts";
import type { Experiment, Measured } from "../claim.ts";

/** How far a trader's forecasts are off, in points; he takes them as they are. */
export const ERRORS = [0, 1, 2, 3, 5] as const;
/** Those round the break-even, for the further arms. */
export const NEAR = [1, 2, 3] as const;

export const WARY = "2 points, and he knows it";
export const LONG = "always expects more";
export const SHORT = "always expects less";

export function armOf(points: number): string {
  return `${points} points off`;
}

/** He is never full, and the maker does not lean. */
export function roomArm(points: number): string {
  return `${armOf(points)} with room`;
}

/** Besides, all prices are ten times as high: a tick is a tenth of what it was. */
export function fineArm(points: number): string {
  return `${armOf(points)} with room and fine ticks`;
}

/** Breakage. */
export const BLIND = "forecasts-are-of-another-stock";

/** The trader of an arm, and the market that he meets. */
interface Trader {
  readonly points: number;
  /** Whether he knows how much he errs. */
  readonly isWary?: boolean;
  /** Volatility that whoever always buys, or always sells, believes in. */
  readonly belief?: number;
  /** Times the usual capacity and the maker's usual limit. */
  readonly room?: number;
  /** Times the usual prices. */
  readonly scale?: number;
}

const ROOM = 20;
const SCALE = 10;

const TRADERS: Readonly<Record<string, Trader>> = {
  ...Object.fromEntries(ERRORS.map((points) => [armOf(points), { points }])),
  [WARY]: { points: 2, isWary: true },
  [LONG]: { points: 0, belief: 0.4 },
  [SHORT]: { points: 0, belief: 0.1 },
  ...Object.fromEntries(NEAR.map((points) => [roomArm(points), { points, room: ROOM }])),
  ...Object.fromEntries(
    NEAR.map((points) => [fineArm(points), { points, room: ROOM, scale: SCALE }]),
  ),
};

/** A month. */
const SESSIONS = 21;
/** Deviation of what the maker's quotes are off by: economics 3 has 1.4 points. */
const MARKET_ERROR = 0.014;
/** A public so small, and a limit so large, that it is the maker's error that prices are off by. */
const [CROWD, LIMIT] = [0.02, 50_000];
/** $ a point that the trader has room for. */
const CAPACITY = 1_000;
const HALF_LIFE = 10;
const CLASS = "volatility-trader";
const BLIND_ERROR = 0.1;

export const ACCURACY: Experiment = {
  name: "forecast-accuracy",
  words:
    "One maker quotes a small chain for 21 sessions; his belief is off by 1.4 points as a rule, " +
    "for some two weeks at a time. One volatility trader with room for $1,000 a point trades " +
    "against him, and hedges. His own forecast is off by 0 to 5 points, or he always expects " +
    "more than anybody, or less. His trades are valued at the volatility that the stock has: " +
    "luck is left out. Further arms explain where he breaks even: there he has 20 times the " +
    "room and the maker 20 times the limit; in some all prices are ten times as high as well, " +
    "so that a tick is a tenth of what it was, and results are told for a tenth.",
  arms: Object.keys(TRADERS),
  seeds: { quick: 8, full: 96 },
  cost: 0.7,
  play: (arm, seed, breakage) => measureTrader(TRADERS[arm]!, seed, breakage === BLIND),
};

function measureTrader(trader: Trader, seed: number, isBlind: boolean): Measured {
  const { makers, traders } = CHAIN_MARKET;
  const { points, isWary, belief, room = 1, scale = 1 } = trader;
  const limit = LIMIT * room;
  const config = chainMarket(
    {
      ...CHAIN_MARKET,
      crowd: CROWD,
      halfSpread: CHAIN_MARKET.halfSpread * scale,
      // A price ten times as high has ten times the vega and a tenth of the gamma.
      makers: {
        ...{ ...makers, count: 1, noise: MARKET_ERROR },
        ...{ vegaLimit: limit * scale, gammaLimit: limit / scale },
        riskAversion: makers.riskAversion / scale,
      },
      traders: {
        ...{ ...traders, count: 1, vegaLimit: CAPACITY * room * scale },
        ...{ noise: points / 100, common: 0, mispricing: isWary ? MARKET_ERROR : 0 },
      },
    },
    seed,
    SESSIONS,
    100 * scale,
  );
  const error = isBlind
    ? { deviation: BLIND_ERROR, halfLife: HALF_LIFE, common: 0 }
    : config.traders.error;
  const blindTape =
    belief === undefined
      ? undefined
      : config.tape.map((session) => ({ ...session, forecast: belief }));
  const followed = followEdges(
    { ...config, traders: { ...config.traders, error }, blindTape },
    (name) => name === CLASS,
  );
  const [edge, opened] = [followed.edge / scale, followed.opened / scale];
  const [hedging, result] = [followed.hedging / scale, followed.result / scale];
  const { contracts } = followed;
  return {
    ...{ expected: edge - hedging, held: opened - hedging, edge, hedging },
    ...{ contracts: contracts / SESSIONS, result },
    cost: contracts === 0 ? null : (hedging - edge) / contracts,
  };
}
