import { type ChainSize, WHOLE_CHAIN } from "../contracts/chain/listed-expiries.ts";
import { UNITS_PER_DOLLAR } from "../money/amount.ts";
import type { ChainMakerSettings } from "../participants/market-maker/chain-maker.ts";
import type { HestonParameters } from "../pricing/heston/heston-exponent.ts";
import type { CompanyConfig } from "../simulator/run/company/company-config.ts";
import { exDividendTape } from "../simulator/run/company/ex-dividend-tape.ts";
import { hestonTape } from "../simulator/run/heston-tape.ts";
import type { RunConfig } from "../simulator/run/run-config.ts";
import type { TapeDay } from "../simulator/run/tape-path.ts";
import {
  leveragedPublic,
  NO_TROUBLE,
  type TroubleSettings,
  troubleOf,
} from "./trouble-settings.ts";

/** Of all makers together. */
interface MakersSettings {
  readonly count: number;
  /** What each starts with, dollars. */
  readonly capital: number;
  /** Deviation of the error of each one's own forecast, per year. */
  readonly noise: number;
  /** How late they see the stock, as a multiple of 1, 2 and 5 ms. */
  readonly latency: number;
}

/** Volatility traders: what each of them has, and how he trades. */
interface TradersSettings {
  readonly count: number;
  readonly vegaLimit: number;
  readonly requiredEdge: number;
  /** Deviation of the error of a forecast, and correlation of two traders' errors. */
  readonly noise: number;
  readonly common: number;
  /** Deviation of what they take the market to be off by; 0: they trust their forecasts. */
  readonly mispricing: number;
  /** Whether they forecast another stock of the same law: what they know is of no use. */
  readonly isBlind: boolean;
}

interface DesksSettings {
  readonly count: number;
  readonly vegaLimit: number;
  readonly mostSkew: number;
}

/** Accounts of the public in each class, at a crowd of 1. */
interface RetailSettings {
  readonly coveredCallSellers: number;
  readonly putSellers: number;
  readonly wheelSellers: number;
  readonly callBuyers: number;
  readonly putBuyers: number;
}

/** What can be set of the scenario; economics section 3 has the reasons for the values. */
export interface HistorySettings extends TroubleSettings {
  readonly seed: number;
  readonly rate: number;
  readonly halfSpread: number;
  readonly premium: number;
  readonly hasFees: boolean;
  readonly makers: Omit<ChainMakerSettings, "premium"> & MakersSettings;
  /** How the stock's variance moves, where the tape says what it is. */
  readonly heston?: HestonParameters | undefined;
  readonly traders: TradersSettings;
  readonly desks: DesksSettings;
  readonly chain: ChainSize;
  /** Of the whole market: investors and noise traders of the stock, and its shares, x this. */
  readonly stockCrowd: number;
  readonly retail: RetailSettings;
  /** Accounts of the public in all classes, x this. */
  readonly crowd: number;
  readonly elasticity: number;
  readonly patience: number;
  readonly beginsOpen: boolean;
  readonly company: CompanyConfig;
}

/** 75 trades a day of the whole crowd (economics 3), half of them on each side. */
const TRADES_PER_YEAR = (252 * 75) / 2;

export const HISTORY_DEFAULTS: HistorySettings = {
  seed: 1,
  rate: 0.04,
  halfSpread: 50,
  premium: 0.005,
  hasFees: true,
  makers: {
    count: 3,
    capital: 5_000_000,
    noise: 0,
    latency: 1,
    model: "inventory-skew",
    vegaLimit: 10_000,
    gammaLimit: 8_000,
    mostSkew: 0.03,
    spread: 0.012,
    contracts: 20,
    comfort: 0.5,
    hedge: "band",
    riskAversion: 1e-5,
    hedgeCost: 0.000075,
    trades: TRADES_PER_YEAR / 3,
  },
  traders: {
    ...{ count: 0, vegaLimit: 5_000, requiredEdge: 0.003 },
    ...{ noise: 0.02, common: 0.5, mispricing: 0.014, isBlind: false },
  },
  desks: { count: 0, vegaLimit: 10_000, mostSkew: 0.015 },
  chain: WHOLE_CHAIN,
  stockCrowd: 1,
  retail: {
    ...{ coveredCallSellers: 400, putSellers: 200, wheelSellers: 100 },
    ...{ callBuyers: 200, putBuyers: 100 },
  },
  crowd: 1,
  elasticity: 0.1,
  patience: 0.5,
  beginsOpen: false,
  company: { earnings: 0, dividend: 0, exSession: 28, buyback: 0, isWoundUp: false },
  ...NO_TROUBLE,
};

/** Sessions after which half of a forecast's error is left. */
const FORECAST_HALF_LIFE = 10;
const LATENCIES_US = [1_000, 2_000, 5_000];
/** 30-delta options of a month, five lots; sellers are seldom out of the market for long. */
const SELLER = {
  ...{ contracts: 5, delta: 0.3, days: 30, arrival: 0.5 },
  ...{ closeAtHalf: 0.2, roll: 0.1, waitSteps: 4 },
};
const BUYER = { contracts: 3, delta: 0.4, days: 40, arrival: 0.17, holdSessions: 10, waitSteps: 4 };

/**
 * The chain and its makers on a given path of the stock.
 *
 * @param cum sessions with the dividends that are paid.
 */
export function historyScenario(settings: HistorySettings, cum: readonly TapeDay[]): RunConfig {
  const { seed, rate, halfSpread, premium, hasFees, makers, crowd, retail, company } = settings;
  const accounts = (full: number): number => Math.round(full * crowd);
  const tape = exDividendTape(cum, company);
  return {
    ...{ seed, tape, halfSpread, rate, hasFees, heston: settings.heston },
    company: isIdle(company, tape) ? undefined : company,
    chain: settings.chain,
    blindTape: blindTape(settings, tape),
    beginsOpen: settings.beginsOpen,
    trouble: troubleOf(settings, tape),
    makers: Array.from({ length: makers.count }, (_, i) => ({
      settings: { ...makers, premium, trades: (TRADES_PER_YEAR * crowd) / makers.count },
      cash: Math.round(makers.capital * UNITS_PER_DOLLAR),
      error: { deviation: makers.noise, halfLife: FORECAST_HALF_LIFE, common: 0 },
      latencyUs: LATENCIES_US[i % LATENCIES_US.length]! * makers.latency,
    })),
    ...professionals(settings),
    retail: [
      {
        kind: "covered-call-seller",
        accounts: accounts(retail.coveredCallSellers),
        settings: SELLER,
      },
      { kind: "put-seller", accounts: accounts(retail.putSellers), settings: SELLER },
      { kind: "wheel-seller", accounts: accounts(retail.wheelSellers), settings: SELLER },
      {
        ...{ kind: "option-buyer", name: "call-buyer", accounts: accounts(retail.callBuyers) },
        settings: { ...BUYER, right: 1 },
      },
      {
        ...{ kind: "option-buyer", name: "put-buyer", accounts: accounts(retail.putBuyers) },
        settings: { ...BUYER, right: -1 },
      },
      ...leveragedPublic(settings.leverage, crowd, tape[0]!.prices[0]!, SELLER),
    ],
    mood: { elasticity: settings.elasticity, patience: settings.patience },
  };
}

function isIdle(
  { earnings, dividend, isWoundUp }: CompanyConfig,
  tape: readonly TapeDay[],
): boolean {
  const isRecorded = tape.some((day) => day.dividend !== undefined);
  return earnings === 0 && dividend === 0 && !isWoundUp && !isRecorded;
}

/** What blind traders forecast: another path of the same law, which begins at its mean too. */
function blindTape(
  { seed, traders, heston }: HistorySettings,
  tape: readonly TapeDay[],
): readonly TapeDay[] | undefined {
  if (!traders.isBlind || heston === undefined) return undefined;
  const { prices, variances } = tape[0]!;
  const start = { start: prices[0]!, drift: 0, variance: heston.theta };
  const stock = { ...heston, ...start, seed, stepsPerSession: variances!.length };
  const days = tape.map(({ day }) => day);
  return hestonTape({ ...stock, stream: "blind-forecast" }, days);
}

/** $5 million for each, as a maker has. */
const PROFESSIONAL_CASH = 5_000_000 * UNITS_PER_DOLLAR;

/** Volatility traders and desks, who hedge as makers do. */
function professionals({ traders, desks, makers }: HistorySettings) {
  const { riskAversion, hedgeCost } = makers;
  const band = { riskAversion, hedgeCost };
  const { noise, common, count } = traders;
  return {
    traders: {
      count,
      settings: { ...traders, ...band, looks: 24, contracts: 50 },
      error: { deviation: noise, halfLife: FORECAST_HALF_LIFE, common },
      cash: PROFESSIONAL_CASH,
    },
    desks: {
      count: desks.count,
      settings: { ...desks, ...band, halfSpread: makers.spread / 4 },
      cash: PROFESSIONAL_CASH,
    },
  } satisfies Pick<RunConfig, "traders" | "desks">;
}
