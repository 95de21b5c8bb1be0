import { dayFromCivil } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { dollarsFromAmount, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { defaultScenario } from "../../scenarios/default-scenario.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { brownianTape } from "../../simulator/run/tape-path.ts";
import { FAIR_SIGMA } from "../chain/chain-market.ts";
import type { Experiment, Measured } from "../claim.ts";
import { MAKER_COUNT, MAKERS, PRIVATE_MARKET, USUAL_CONTRACTS } from "./endowed-market.ts";

/** What makers have at the strike. */
interface AtStrike {
  /** 1 own, -1 owe. */
  readonly side: 1 | -1;
  /** Once and for all, to nothing unhedged, or in the usual band. */
  readonly hedge: "static" | "step" | "band";
  readonly isLater: boolean;
}

export const OWN_OFF = "owned and not hedged";
export const OWE_OFF = "owed and not hedged";
export const OWN = "owned and hedged";
export const OWE = "owed and hedged";
export const LATER = "owned and hedged, a week longer";
export const BAND = "owned and hedged in a band";

const ARMS: Readonly<Record<string, AtStrike>> = {
  [OWN_OFF]: { side: 1, hedge: "static", isLater: false },
  [OWE_OFF]: { side: -1, hedge: "static", isLater: false },
  [OWN]: { side: 1, hedge: "step", isLater: false },
  [OWE]: { side: -1, hedge: "step", isLater: false },
  [LATER]: { side: 1, hedge: "step", isLater: true },
  [BAND]: { side: 1, hedge: "band", isLater: false },
};

/** Breakage. */
export const UNHEDGED = "makers-do-not-hedge";

/** A Thursday, and the Friday on which the first of two weekly expiries ends. */
const [EVE, LAST_DAY, NEXT] = [
  dayFromCivil(2024, 1, 4),
  dayFromCivil(2024, 1, 5),
  dayFromCivil(2024, 1, 12),
];
const CHAIN = { weeklies: 2, monthlies: 0, isLong: false, range: 0.2 };
const STRIKE = 100 * UNITS_PER_DOLLAR;
/** Values of a share in a session. */
const VALUES = 26;
/** Of each maker; half of them calls, half puts, so that the hedge begins near nothing. */
const EACH: number = Math.round(USUAL_CONTRACTS / 2 / MAKER_COUNT);
/** Closes so near to the strike are counted, dollars. */
const NEAR = 0.25;

export const EXPIRY_AT_STRIKE: Experiment = {
  name: "expiry-at-strike",
  words:
    "A crowd makes the price of a stock for two sessions round the same value six times; it " +
    "begins at $100. There is no public. Makers are given options of that one strike beforehand, " +
    "as many contracts as the public has usually sold in all, half calls and half puts. They end " +
    "at the second close, or a week later; are owned or owed; and are hedged at the end of each " +
    "quarter of an hour, to nothing unhedged or in the usual band, or never after the start.",
  arms: Object.keys(ARMS),
  seeds: { quick: 6, full: 80 },
  cost: 1,
  play: (arm, seed, breakage) => {
    const one = ARMS[arm]!;
    return measureClose(marketOf(breakage === UNHEDGED ? { ...one, hedge: "static" } : one, seed));
  },
};

function marketOf({ side, hedge, isLater }: AtStrike, seed: number): RunConfig {
  const makers = { ...PRIVATE_MARKET.makers, hedge };
  const settings = { ...PRIVATE_MARKET, seed, chain: CHAIN, makers };
  const stock = { seed, start: STRIKE, drift: 0, sigma: FAIR_SIGMA, stepsPerSession: VALUES };
  const config = defaultScenario(settings, brownianTape(stock, [EVE, LAST_DAY]));
  const options = ([1, -1] as const).map((right) => ({
    ...{ right, strike: STRIKE, contracts: side * EACH },
    expiryDay: isLater ? NEXT : LAST_DAY,
  }));
  return { ...config, endowment: { accounts: MAKERS, options } };
}

function measureClose(config: RunConfig): Measured {
  let distance = Number.NaN;
  playRun(config, ({ marks }) => ({
    onClose: () => {
      distance = Math.abs(dollarsFromAmount(marks.mark[STOCK]! - STRIKE));
    },
  }));
  return { distance, near: distance <= NEAR ? 1 : 0 };
}
