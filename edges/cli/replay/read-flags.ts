import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import type { TickRule } from "../../../src/contracts/tick-rule.ts";
import type { CycleLength } from "../../../src/history/cycles.ts";
import type { HedgePolicy } from "../../../src/participants/hedge-book.ts";
import type { AskedConventions } from "../../../src/reports/replay-report.ts";
import type { ExitRule } from "../../../src/simulator/history/exit-rule.ts";
import type { Strategy } from "../../../src/simulator/history/replay-config.ts";
import type { StrikeRule } from "../../../src/simulator/history/strike-rule.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";
import { type ListedSplits, readSplits } from "../../input/prices/events/read-splits.ts";
import type { PriceChoice } from "../../input/prices/price-columns.ts";
import { type Dividends, readDividends } from "../../input/read-dividends.ts";
import { fileName, type Later, numberOrTable, readTable } from "../../input/read-file.ts";
import { type Rates, readRates } from "../../input/read-rates.ts";
import { readForecast } from "../../input/volatility/read-forecast.ts";
import {
  readVolatility,
  type Volatility,
  type VolatilitySeries,
} from "../../input/volatility/read-volatility.ts";
import { notYet, numberFlag } from "../flags.ts";
import { cycleName, readCycle } from "./cycle-length.ts";
import { readExit } from "./exit-rule.ts";
import { type HalfSpread, readHalfSpread } from "./half-spread.ts";
import { LATER_FLAGS, type LaterOptions, type ReplayOptions } from "./options.ts";
import type { Forecast } from "./price-source.ts";

/** The flags of a replay, understood; what stands in a file is read later. */
export interface ReplayFlags {
  readonly prices: string;
  readonly priceChoice: PriceChoice;
  readonly splits: Later<ListedSplits> | undefined;
  readonly strategy: Strategy;
  readonly contracts: number;
  readonly strike: StrikeRule;
  /** Undefined: options are held to their expiry. */
  readonly exit: ExitRule | undefined;
  readonly cycle: CycleLength;
  readonly ticks: TickRule;
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
  /** The user's own forecasts, which set no price. */
  readonly ownForecast: Later<VolatilitySeries> | undefined;
  readonly volOffset: number;
  readonly rates: Later<Rates>;
  /** Undefined: those of the adjusted close, where the file has one. */
  readonly dividends: Later<Dividends> | undefined;
  readonly asked: AskedConventions;
  readonly seed: number;
}

/** Reads every flag before any file is opened. */
export function readFlags(options: ReplayOptions & LaterOptions): ReplayFlags {
  for (const [name, usage] of LATER_FLAGS) {
    const flag = usage.split(" ")[0]!;
    if (options[name] !== undefined) throw notYet(flag, `Leave out ${flag}`);
  }
  const strategies = ["covered-call", "cash-secured-put", "wheel"] as const;
  const strategy = oneOf("--strategy", options.strategy, strategies);
  oneOf("--style", options.style, ["european"]);
  oneOf("--fees", options.fees, ["none"]);
  oneOf("--vol-clock", options.volClock, ["calendar"]);
  const { vol, rates, dividends, splits } = options;
  const cycle = readCycle(options.cycle);
  return {
    prices: requirePrices(options.prices),
    priceChoice: readPriceChoice(options),
    splits: splits === undefined ? undefined : async () => readSplits(await readTable(splits)),
    strategy,
    contracts: readContracts(options),
    strike: readStrike(options.strike),
    exit: readExit(options.exit),
    cycle,
    ticks: oneOf("--ticks", options.ticks, ["listed", "none"]),
    hedge: readHedge(options.hedge),
    hedgeVolatility: readHedgeVolatility(options.hedgeVol),
    halfSpread: readHalfSpread(options.halfSpread),
    makerEdge: options.makerEdge,
    from: readDate("--from", options.from),
    to: readDate("--to", options.to),
    volatility:
      vol === undefined ? undefined : numberOrTable(vol, (read) => readVolatility(read, "--vol")),
    ...readForecastFlag(options),
    volOffset: options.volOffset,
    rates: numberOrTable(rates ?? "0", (read) => readRates(read, "--rates")),
    dividends:
      dividends === undefined
        ? undefined
        : numberOrTable(dividends, (read) => readDividends(read, "--dividends")),
    asked: {
      strike: options.strike,
      cycle: cycleName(cycle),
      exit: options.exit,
      fees: "none",
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

/** `--ticker` and `--close`: what the user says of the price file. */
function readPriceChoice({ ticker, close }: ReplayOptions): PriceChoice {
  if (ticker?.trim() === "") {
    throw new InputError({ what: "--ticker without a name", mend: "Give it, such as AAPL" });
  }
  return {
    ...(ticker === undefined ? {} : { ticker }),
    ...(close === "adjusted" || close === "unadjusted" ? { close } : {}),
  };
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

const FORECASTS = ["ewma", "har", "garch"] as const;

/** `--forecast`: what past closes say of the swings to come, or a file of what the user says. */
function readForecastFlag({
  forecast,
  vol,
}: ReplayOptions): Pick<ReplayFlags, "forecast" | "ownForecast"> {
  const found = FORECASTS.find((name) => name === forecast);
  if (found === undefined) return { forecast: "ewma", ownForecast: forecastFile(forecast) };
  if (vol === undefined || found === "ewma") return { forecast: found, ownForecast: undefined };
  throw new InputError({
    what: "--vol and --forecast both say at which volatility the option is sold",
    mend: "Give one of them",
  });
}

function forecastFile(path: string): Later<VolatilitySeries> {
  const isFile = path === "-" || /[./\\]/.test(path);
  if (isFile && parseNumber(path) === undefined)
    return async () => readForecast(await readTable(path));
  throw new InputError({
    what: `--forecast ${quoted(path)} is refused`,
    mend: `Expected ${FORECASTS.join(", ")} or a file of date,forecast such as mine.csv`,
  });
}

const HEDGES =
  "Expected close, none, band:0.05 (above 0, under 1), band:whalley-wilmott or band:zakamouline";

/** `--hedge`: when the maker trades shares. */
function readHedge(text: string): HedgePolicy {
  if (text === "close" || text === "none") return { kind: text };
  if (text === "band:whalley-wilmott") return { kind: "whalley-wilmott" };
  if (text === "band:zakamouline") return { kind: "zakamouline" };
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
