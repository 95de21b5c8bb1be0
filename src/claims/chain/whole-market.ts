import { dayFromCivil } from "../../calendar/civil-date.ts";
import { nextTradingDay } from "../../calendar/trading-days.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { reportRun } from "../../reports/run/run-report.ts";
import { MEASURES } from "../../reports/sweep/measures.ts";
import { defaultScenario, WHOLE_MARKET } from "../../scenarios/default-scenario.ts";
import type { HistorySettings } from "../../scenarios/history-scenario.ts";
import { hestonTape } from "../../simulator/run/heston-tape.ts";
import type { Experiment } from "../claim.ts";
import { CHAIN_MARKET } from "./chain-market.ts";

export const LEANING = "as it is";
export const STIFF = "makers do not lean";

const HESTON = { theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 } as const;
const DRIFT = 0.1;
const FIRST_DAY = dayFromCivil(2024, 1, 2);
const SESSIONS = 21;
/** Values of a share in a session: one a minute. */
const VALUES = 390;

/** A tenth of the whole market, on the small chain; makers ask for no more than they expect. */
const TENTH: HistorySettings = {
  ...WHOLE_MARKET,
  ...{ premium: 0, crowd: 0.1, stockCrowd: 0.1, chain: CHAIN_MARKET.chain, heston: HESTON },
  makers: { ...WHOLE_MARKET.makers, vegaLimit: 1_000, gammaLimit: 800, capital: 500_000 },
  traders: { ...WHOLE_MARKET.traders, vegaLimit: 500 },
  desks: { ...WHOLE_MARKET.desks, vegaLimit: 1_000 },
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
    const { makers } = TENTH;
    const mostSkew = arm === STIFF ? 0 : makers.mostSkew;
    const days = [FIRST_DAY];
    while (days.length < SESSIONS) days.push(nextTradingDay(days.at(-1)!));
    const start = 100 * UNITS_PER_DOLLAR;
    const stock = { ...HESTON, seed, start, drift: DRIFT, variance: HESTON.theta };
    const tape = hestonTape({ ...stock, stepsPerSession: VALUES }, days);
    const settings = { ...TENTH, seed, makers: { ...makers, mostSkew } };
    const report = reportRun(defaultScenario(settings, tape), "default");
    return Object.fromEntries(MEASURES.map(({ name, of }) => [name, of(report) ?? null]));
  },
};
