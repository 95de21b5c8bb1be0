import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { reportRun } from "../../reports/run/run-report.ts";
import { MEASURES } from "../../reports/sweep/measures.ts";
import { defaultScenario } from "../../scenarios/default-scenario.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import { hestonTape } from "../../simulator/run/heston-tape.ts";
import type { Experiment } from "../claim.ts";
import { sessionsFrom } from "./chain-market.ts";
import { TENTH_MARKET } from "./whole-market.ts";

export const LEANING = "as it is";
export const STIFF = "makers do not lean";

const HESTON = { theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 } as const;
const DRIFT = 0.1;
const SESSIONS = 21;
/** Values of a share in a session: one a minute. */
const VALUES = 390;

/** Everybody takes part, each with a tenth of what he has. */
const EVERYBODY: HistorySettings = {
  ...TENTH_MARKET,
  heston: HESTON,
  makers: { ...TENTH_MARKET.makers, capital: 500_000 },
  traders: { ...TENTH_MARKET.traders, vegaLimit: 500 },
  desks: { ...TENTH_MARKET.desks, vegaLimit: 1_000 },
};

export const WHOLE_MARKET_MONTH: Experiment = {
  name: "whole-market-month",
  words:
    "A tenth of the whole market for 21 sessions: the stock is traded in its own book, hedges " +
    "move its price, its volatility moves by itself, and volatility traders and block desks take " +
    "part. It begins as a market that has long been open.",
  arms: [LEANING, STIFF],
  seeds: { quick: 2, full: 8 },
  cost: 50,
  play: (arm, seed) => {
    const { makers } = EVERYBODY;
    const mostSkew = arm === STIFF ? 0 : makers.mostSkew;
    const start = 100 * UNITS_PER_DOLLAR;
    const stock = { ...HESTON, seed, start, drift: DRIFT, variance: HESTON.theta };
    const tape = hestonTape({ ...stock, stepsPerSession: VALUES }, sessionsFrom(SESSIONS));
    const settings = { ...EVERYBODY, seed, makers: { ...makers, mostSkew } };
    const report = reportRun(defaultScenario(settings, tape), "default");
    return Object.fromEntries(MEASURES.map(({ name, of }) => [name, of(report) ?? null]));
  },
};
