import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import type { TickRule } from "../../../src/contracts/tick-rule.ts";
import type { CycleLength } from "../../../src/history/cycles.ts";
import type { HedgePolicy } from "../../../src/participants/market-maker/market-maker.ts";
import type { AskedConventions } from "../../../src/reports/replay-report.ts";
import type { Strategy } from "../../../src/simulator/history/replay-config.ts";
import type { StrikeRule } from "../../../src/simulator/history/strike-rule.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";
import { type Dividends, readDividends } from "../../input/read-dividends.ts";
import { fileName, type Later, numberOrTable } from "../../input/read-file.ts";
import { type Rates, readRates } from "../../input/read-rates.ts";
import { readVolatility, type Volatility } from "../../input/read-volatility.ts";
import { notYet, numberFlag } from "../flags.ts";
import { cycleName, readCycle } from "./cycle-length.ts";
import { type HalfSpread, readHalfSpread } from "./half-spread.ts";
import { LATER_FLAGS, type LaterOptions, type ReplayOptions } from "./options.ts";
import type { Forecast } from "./price-source.ts";

/** The flags of a replay, understood; what stands in a file is read later. */
export interface ReplayFlags {
  readonly prices: string;
  readonly strategy: Strategy;
  readonly contracts: number;
  readonly strike: StrikeRule;
  readonly cycle: CycleLength;
  readonly ticks: TickRule;
  readonly style: "european" | "american";
  readonly hedge: HedgePolicy;
  readonly hedgeVolatility: "implied" | "realized" | number;
  readonly halfSpread: HalfSpread;
  readonly makerEdge: number;
  /** First day of a sale and last of an expiry. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Undefined: the forecast from past closes. */
  readonly volatility: Later<Volatility> | undefined;
  readonly forecast: Forecast;
  readonly volOffset: number;
  readonly rates: Later<Rates>;
  readonly dividends: Later<Dividends>;
  readonly asked: AskedConventions;
  readonly seed: number;
}

/** Reads every flag before any file is opened. */
export function readFlags(options: ReplayOptions & LaterOptions): ReplayFlags {
  for (const [name, usage] of LATER_FLAGS) {
    const flag = usage.split(" ")[0]!;
    if (options[name] !== undefined) throw notYet(flag, `Leave out ${flag}`);
  }
  const strategies = ["covered-call", "cash-secured-put"] as const;
  const strategy = oneOf("--strategy", options.strategy, strategies);
  oneOf("--exit", options.exit, ["none"]);
  oneOf("--fees", options.fees, ["none"]);
  oneOf("--vol-clock", options.volClock, ["calendar"]);
  const { vol, rates, dividends } = options;
  const cycle = readCycle(options.cycle);
  return {
    prices: requirePrices(options.prices),
    strategy,
    contracts: readContracts(options),
    strike: readStrike(options.strike),
    cycle,
    ticks: oneOf("--ticks", options.ticks, ["listed", "none"]),
    style: oneOf("--style", options.style, ["european", "american"]),
    hedge: readHedge(options.hedge),
    hedgeVolatility: readHedgeVolatility(options.hedgeVol),
    halfSpread: readHalfSpread(options.halfSpread),
    makerEdge: options.makerEdge,
    from: readDate("--from", options.from),
    to: readDate("--to", options.to),
    volatility:
      vol === undefined ? undefined : numberOrTable(vol, (read) => readVolatility(read, "--vol")),
    forecast: readForecast(options),
    volOffset: options.volOffset,
    rates: numberOrTable(rates ?? "0", (read) => readRates(read, "--rates")),
    dividends: numberOrTable(dividends ?? "0", (read) => readDividends(read, "--dividends")),
    asked: {
      strike: options.strike,
      cycle: cycleName(cycle),
      volOffset: options.volOffset,
      hedgeVol: options.hedgeVol,
      halfSpread: options.halfSpread,
      rates: rates === undefined ? 0 : "continuous, of the entry day until the expiry",
      dividends: withoutFolders(dividends ?? "0"),
    },
    seed: options.seed,
  };
}

/** One of the values that this version has; another is of a later one. */
function oneOf<T extends string>(flag: string, value: string, working: readonly T[]): T {
  const found = working.find((name) => name === value);
  if (found !== undefined) return found;
  throw notYet(`${flag} ${value}`, `Working now: ${flag} ${working.join(" or ")}`);
}

/** A report names a file, never the folders of the user's computer. */
function withoutFolders(value: string): string {
  return parseNumber(value) === undefined ? fileName(value) : value;
}

function requirePrices(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new InputError({
    what: "--prices missing",
    why: "A replay needs a price history",
    mend: "Give a CSV file with the columns date,close, such as --prices AAPL.csv",
  });
}

const STRIKES = "Expected atm, atm-above, spot, delta:0.30 (0 to 1) or otm:0.05 (0 to 1)";

/** `--strike`: how the seller chooses. */
function readStrike(text: string): StrikeRule {
  if (text === "atm" || text === "atm-above" || text === "spot") return { kind: text };
  const [kind, ...value] = text.split(":");
  const number = parseNumber(value.join(":"));
  if (number !== undefined && number > 0 && number < 1) {
    if (kind === "delta") return { kind, delta: number };
    if (kind === "otm") return { kind, share: number };
  }
  throw new InputError({ what: `--strike ${quoted(text)} is refused`, mend: STRIKES });
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

/** `--forecast`: what past closes say of the swings to come. */
function readForecast({ forecast, vol }: ReplayOptions): Forecast {
  const found = oneOf("--forecast", forecast, ["ewma", "har", "garch"] as const);
  if (vol === undefined || found === "ewma") return found;
  throw new InputError({
    what: "--vol and --forecast both say at which volatility the option is sold",
    mend: "Give one of them",
  });
}

const HEDGES = "Expected close, none, band:0.05 (above 0, under 1) or band:whalley-wilmott";

/** `--hedge`: when the maker trades shares. */
function readHedge(text: string): HedgePolicy {
  if (text === "close" || text === "none") return { kind: text };
  if (text === "band:whalley-wilmott") return { kind: "whalley-wilmott" };
  const halfWidth = text.startsWith("band:") ? parseNumber(text.slice(5)) : undefined;
  if (halfWidth !== undefined && halfWidth > 0 && halfWidth < 1) return { kind: "band", halfWidth };
  throw new InputError({ what: `--hedge ${quoted(text)} is refused`, mend: HEDGES });
}

/** `--hedge-vol`: `implied` is the volatility at which each option was sold. */
function readHedgeVolatility(text: string): "implied" | "realized" | number {
  if (text === "implied" || text === "realized") return text;
  const expected = "implied, realized or a decimal per year such as 0.18";
  return numberFlag("--hedge-vol", expected, (sigma) => sigma > 0 && sigma < 1.5)(text);
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
