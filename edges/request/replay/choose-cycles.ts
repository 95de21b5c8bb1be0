import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { interestYears } from "../../../src/calendar/clocks.ts";
import { type ChainHistory, chainCycles } from "../../../src/history/chain-history.ts";
import { type Cycle, type CycleLength, findCycles } from "../../../src/history/cycles.ts";
import type { Counted } from "../../../src/reports/replay-report.ts";
import { hasStrike } from "../../../src/simulator/history/strike-rule.ts";
import { InputError } from "../../input/input-error.ts";
import { cycleWords } from "./flags/cycle-length.ts";
import type { ReplayFlags } from "./flags/read-flags.ts";
import type { PriceSource } from "./price-source.ts";
import {
  countReasons,
  mainReason,
  NO_HEDGE_FORECAST,
  NO_POSITIVE_VOLATILITY,
  NO_RATE,
  NO_STRIKE,
  type SkipReason,
} from "./skip-reasons.ts";

/** The cycles to play, and those that cannot be. */
export interface ChosenCycles {
  readonly cycles: readonly Cycle[];
  readonly skippedCycles: number;
  readonly skipped: readonly Counted[];
  /** Months, weeks or days without prices. */
  readonly gaps: readonly string[];
}

/** What must be known on the day of a sale, along the rows. */
export interface KnownColumns {
  readonly days: Int32Array;
  readonly source: PriceSource;
  readonly rates: Float64Array;
  readonly yields: Float64Array;
  readonly hedgeVolatility: Float64Array | undefined;
}

function skipReason(flags: ReplayFlags, known: KnownColumns, cycle: Cycle): SkipReason | undefined {
  const { days, source, rates, yields, hedgeVolatility } = known;
  const { entry, expiry } = cycle;
  const sigma = source.volatility[entry]!;
  if (Number.isNaN(sigma)) return source.missing;
  if (sigma + flags.volOffset <= 0) return NO_POSITIVE_VOLATILITY;
  if (Number.isNaN(rates[entry]!)) return NO_RATE;
  if (hedgeVolatility !== undefined && Number.isNaN(hedgeVolatility[entry]!)) {
    return NO_HEDGE_FORECAST;
  }
  const years = interestYears(days[entry]!, days[expiry]!);
  return hasStrike(flags.strike, years, yields[entry]!) ? undefined : NO_STRIKE;
}

/** Calendar days of a month, and of a week. */
const DAYS_OF = { monthly: 30, weekly: 7 } as const;
/** Of so many trading rows. */
const DAYS_PER_ROW = 365 / 252;

/**
 * The cycles that a chain allows: from quoted day to quoted day.
 *
 * @throws InputError when there is none.
 */
export function chooseChainCycles(
  flags: ReplayFlags,
  chain: ChainHistory,
  days: Int32Array,
  rates: Float64Array,
  file: string,
): ChosenCycles {
  const length =
    typeof flags.cycle === "number" ? flags.cycle * DAYS_PER_ROW : DAYS_OF[flags.cycle];
  const found = chainCycles(chain, days, flags.from ?? days[0]!, flags.to ?? days.at(-1)!, length);
  const cycles = found.filter(({ entry }) => !Number.isNaN(rates[entry]!));
  const lost = found.length - cycles.length;
  if (cycles.length === 0) {
    throw new InputError({
      file,
      what: "no quoted day between --from and --to has an expiry that ends by then",
      why: lost > 0 ? NO_RATE.why : "A cycle runs from a day with quotes to one of their expiries",
      mend: lost > 0 ? NO_RATE.mend : "Give prices up to an expiry, or wider dates",
    });
  }
  const skipped = countReasons(Array.from({ length: lost }, () => NO_RATE));
  return { cycles, skippedCycles: lost, skipped, gaps: [] };
}

/**
 * The cycles of the flags' length between their dates, without those that lack something.
 *
 * @param file of the prices, for the refusal. @throws InputError when none is left.
 */
export function chooseCycles(flags: ReplayFlags, known: KnownColumns, file: string): ChosenCycles {
  const { days } = known;
  const words = cycleWords(flags.cycle);
  const found = findCycles(days, flags.from ?? days[0]!, flags.to ?? days.at(-1)!, flags.cycle);
  const lost = Array.from({ length: found.lost }, () => words.lost);
  const reasons = found.cycles.map((cycle) => skipReason(flags, known, cycle));
  const skipped = [...lost, ...reasons];
  const cycles = found.cycles.filter((_, i) => reasons[i] === undefined);
  if (cycles.length === 0) throw noCycles(file, days, flags.cycle, mainReason(skipped));
  return {
    cycles,
    skippedCycles: found.lost + found.cycles.length - cycles.length,
    skipped: countReasons(skipped),
    gaps: found.gaps,
  };
}

function noCycles(
  file: string,
  days: Int32Array,
  length: CycleLength,
  reason: SkipReason | undefined,
): InputError {
  const words = cycleWords(length);
  const [first, last] = [isoFromDay(days[0]!), isoFromDay(days.at(-1)!)];
  return new InputError({
    file,
    what: `the prices from ${first} to ${last} leave no complete ${words.kind} cycle`,
    why: reason?.why ?? words.rule,
    mend: reason?.mend ?? "Give a longer history, or wider dates",
  });
}
