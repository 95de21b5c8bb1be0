import { dayFromIso } from "../../../../src/calendar/civil-date.ts";
import type { VolClock } from "../../../../src/calendar/clocks.ts";
import { MULTIPLIER } from "../../../../src/contracts/instrument-table.ts";
import type { TickRule } from "../../../../src/contracts/tick-rule.ts";
import type { CycleLength } from "../../../../src/history/cycles.ts";
import type { HedgePolicy } from "../../../../src/participants/hedge-book.ts";
import type { ExitRule } from "../../../../src/simulator/history/exit-rule.ts";
import type { Strategy } from "../../../../src/simulator/history/replay-config.ts";
import type { StrikeRule } from "../../../../src/simulator/history/strike-rule.ts";
import { InputError, quoted } from "../../../input/input-error.ts";
import { type Later, numberOrTable } from "../../../input/read-file.ts";
import { readVolatility, type Volatility } from "../../../input/volatility/read-volatility.ts";
import { oneOf } from "../../flags.ts";
import { type HistoryFlags, readHistoryFlags } from "../../history/history-flags.ts";
import type { ReplayOptions } from "../options.ts";
import { cycleName, readCycle } from "./cycle-length.ts";
import { readExit } from "./exit-rule.ts";
import { type ForecastFlag, readForecastFlag } from "./forecast-flag.ts";
import { type HedgeVolatility, readHedge, readHedgeVolatility } from "./hedge-flags.ts";
import { readStrike } from "./strike-flag.ts";

/** The flags of a replay, understood; what stands in a file is read later. */
export interface ReplayFlags extends ForecastFlag {
  readonly history: HistoryFlags;
  readonly strategy: Strategy;
  readonly contracts: number;
  readonly strike: StrikeRule;
  /** Undefined: options are held to their expiry. */
  readonly exit: ExitRule | undefined;
  readonly cycle: CycleLength;
  readonly ticks: TickRule;
  readonly style: "european" | "american";
  readonly hedge: HedgePolicy;
  readonly hedgeVolatility: HedgeVolatility;
  readonly makerEdge: number;
  readonly neglect: number;
  /** First day of a sale and last of an expiry. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Undefined: the forecast from past closes. */
  readonly volatility: Later<Volatility> | undefined;
  readonly volOffset: number;
  readonly volClock: VolClock;
  /** Real quotes; undefined: options are priced by the model. */
  readonly chain: string | undefined;
  readonly asked: AskedReplay;
}

/** What the report repeats of the flags of the sale. */
export interface AskedReplay {
  readonly strike: string;
  readonly cycle: string;
  readonly exit: string;
  readonly volOffset: number;
  readonly hedgeVol: string;
}

/** Reads every flag before any file is opened. */
export function readFlags(options: ReplayOptions): ReplayFlags {
  const strategies = ["covered-call", "cash-secured-put", "wheel"] as const;
  const strategy = oneOf("--strategy", options.strategy, strategies);
  const { vol } = options;
  const cycle = readCycle(options.cycle);
  return {
    history: readHistoryFlags(options),
    strategy,
    contracts: readContracts(options),
    strike: readStrike(options.strike),
    exit: readExit(options.exit),
    cycle,
    ticks: oneOf("--ticks", options.ticks, ["listed", "none"]),
    style: oneOf("--style", options.style, ["european", "american"]),
    hedge: readHedge(options.hedge),
    hedgeVolatility: readHedgeVolatility(options.hedgeVol),
    makerEdge: options.makerEdge,
    neglect: options.neglect,
    from: readDate("--from", options.from),
    to: readDate("--to", options.to),
    volatility:
      vol === undefined ? undefined : numberOrTable(vol, (read) => readVolatility(read, "--vol")),
    ...readForecastFlag(options),
    volOffset: options.volOffset,
    volClock: oneOf("--vol-clock", options.volClock, ["calendar", "trading"]),
    chain: readChainFlag(options),
    asked: {
      strike: options.strike,
      cycle: cycleName(cycle),
      exit: options.exit,
      volOffset: options.volOffset,
      hedgeVol: options.hedgeVol,
    },
  };
}

/** `--chain`: a file, instead of what a model would say. */
function readChainFlag({
  chain,
  vol,
  volOffset,
  makerEdge,
  strike,
}: ReplayOptions): string | undefined {
  if (chain === undefined) return undefined;
  const other = [
    ["--vol", vol !== undefined],
    ["--vol-offset", volOffset !== 0],
    ["--maker-edge", makerEdge !== 0],
    ["--strike spot", strike === "spot"],
  ].find(([, isGiven]) => isGiven);
  if (other === undefined) return chain;
  throw new InputError({
    what: `--chain and ${other[0]} exclude each other`,
    why: "With --chain the prices and strikes are those of the file",
    mend: "Give one of them",
  });
}

/** `--shares` or `--contracts`: option contracts per cycle. */
function readContracts(options: ReplayOptions): number {
  const { shares, contracts } = options;
  if (shares === undefined) return contracts ?? 1;
  if (contracts !== undefined) {
    throw new InputError({
      what: "--shares and --contracts say the same thing twice",
      mend: "Give one of them",
    });
  }
  if (shares % MULTIPLIER !== 0) {
    throw new InputError({
      what: `--shares ${shares} is refused`,
      why: `An option stands for ${MULTIPLIER} shares`,
      mend: `Give a multiple of ${MULTIPLIER}`,
    });
  }
  return shares / MULTIPLIER;
}

/** `--from` and `--to`: a day number. */
function readDate(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const day = dayFromIso(text);
  if (day !== undefined) return day;
  throw new InputError({
    what: `${flag} ${quoted(text)} is no date`,
    mend: "Expected year-month-day, such as 2012-04-20",
  });
}
