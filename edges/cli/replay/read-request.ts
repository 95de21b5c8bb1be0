import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { interestYears } from "../../../src/calendar/clocks.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import { type Cycle, type CycleLength, findCycles } from "../../../src/history/cycles.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import type { ReplayRequest } from "../../../src/reports/report-replay.ts";
import { hasStrike } from "../../../src/simulator/history/strike-rule.ts";
import { FLOAT_MULTIPLE } from "../../../src/simulator/history/world.ts";
import { InputError } from "../../input/input-error.ts";
import { ratioWords } from "../../input/prices/events/simple-ratio.ts";
import { fileName, readText } from "../../input/read-file.ts";
import { type Prices, readPrices } from "../../input/read-prices.ts";
import {
  type DividendInput,
  derivedDividends,
  dividendInput,
  rateColumn,
} from "./carry-columns.ts";
import { cycleWords } from "./cycle-length.ts";
import { halfSpreadColumn } from "./half-spread.ts";
import { priceNotes } from "./input-notes.ts";
import type { ReplayOptions } from "./options.ts";
import {
  hedgeVolatilityColumn,
  ownForecastColumn,
  type PriceSource,
  priceSource,
} from "./price-source.ts";
import { type ReplayFlags, readFlags } from "./read-flags.ts";
import {
  countReasons,
  mainReason,
  NO_HEDGE_FORECAST,
  NO_POSITIVE_VOLATILITY,
  NO_RATE,
  NO_STRIKE,
  type SkipReason,
} from "./skip-reasons.ts";

/** Three in four of the 252 trading days of a calendar year. */
const LEAST_ROWS_PER_DAY = 0.75 * (252 / 365);

/** Times the price and the shares of a position: what its trades of a cycle can add up to. */
const TURNOVER_PER_CYCLE = 8;

/** Reads every flag, then every file of a replay, and lays them along the rows of the prices. */
export async function readRequest(options: ReplayOptions): Promise<ReplayRequest> {
  const flags = readFlags(options);
  const file = flags.prices;
  const text = await readText(file);
  const prices = readPrices(text, { ...flags.priceChoice, splits: await flags.splits?.() });
  refuseSparse(prices, file);
  const { days, closes } = prices;
  const volatility = await flags.volatility?.();
  const source = priceSource(volatility, options.vol ?? "", flags.forecast, days, closes);
  const own = await flags.ownForecast?.();
  const forecast = own && ownForecastColumn(own, options.forecast, days);
  const rates = rateColumn(await flags.rates(), fileName(options.rates ?? ""), days);
  const dividends = await readDividendInput(flags, options, prices);
  const hedgeVolatility = hedgeVolatilityColumn(flags.hedgeVolatility, closes);
  const known: KnownColumns = {
    days,
    source,
    rates: rates.values,
    yields: dividends.yields,
    hedgeVolatility,
  };

  const words = cycleWords(flags.cycle);
  const found = findCycles(days, flags.from ?? days[0]!, flags.to ?? days.at(-1)!, flags.cycle);
  const lost = Array.from({ length: found.lost }, () => words.lost);
  const reasons = found.cycles.map((cycle) => skipReason(flags, known, cycle));
  const skipped = [...lost, ...reasons];
  const cycles = found.cycles.filter((_, i) => reasons[i] === undefined);
  if (cycles.length === 0) throw noCycles(file, prices, flags.cycle, mainReason(skipped));
  refuseSplits(prices, cycles, file);
  refuseOverflow(flags.contracts, cycles.length, closes);
  return {
    seed: flags.seed,
    priceSource: source.words,
    notes: [
      ...priceNotes(prices, found.gaps, words.gaps),
      ...[source, forecast, rates, dividends].flatMap((part) => part?.notes ?? []),
    ],
    config: {
      days,
      closes,
      cycles,
      seed: flags.seed,
      strategy: flags.strategy,
      contracts: flags.contracts,
      strike: flags.strike,
      ...(flags.exit === undefined ? {} : { exit: flags.exit }),
      ticks: flags.ticks,
      style: flags.style,
      saleVolatility: source.volatility.map((sigma) => sigma + flags.volOffset),
      ...(hedgeVolatility === undefined ? {} : { hedgeVolatility }),
      hedge: flags.hedge,
      makerEdge: flags.makerEdge,
      halfSpreads: halfSpreadColumn(flags.halfSpread, closes),
      rates: rates.values,
      yields: dividends.yields,
      dividends: dividends.paid,
      announced: dividends.announced,
    },
    input: {
      rows: prices.rows,
      used: days.length,
      dropped: prices.dropped,
      skippedCycles: found.lost + found.cycles.length - cycles.length,
      skipped: countReasons(skipped),
      from: isoFromDay(days[cycles[0]!.entry]!),
      to: isoFromDay(days[cycles.at(-1)!.expiry]!),
    },
    asked: isDerived(flags, prices)
      ? { ...flags.asked, dividends: "from the adjusted close" }
      : flags.asked,
    ...(forecast === undefined ? {} : { forecast }),
  };
}

/** What must be known on the day of a sale, along the rows. */
interface KnownColumns {
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

function noCycles(
  file: string,
  prices: Prices,
  length: CycleLength,
  reason: SkipReason | undefined,
): InputError {
  const words = cycleWords(length);
  const [first, last] = [isoFromDay(prices.days[0]!), isoFromDay(prices.days.at(-1)!)];
  return new InputError({
    file,
    what: `the prices from ${first} to ${last} leave no complete ${words.kind} cycle`,
    why: reason?.why ?? words.rule,
    mend: reason?.mend ?? "Give a longer history, or wider dates",
  });
}

/** Forecasts, dividends and hedges count in trading days: weekly prices would mislead them. */
function refuseSparse(prices: Prices, file: string): void {
  const { days } = prices;
  const wanted = (days.at(-1)! - days[0]!) * LEAST_ROWS_PER_DAY;
  if (days.length >= wanted) return;
  throw new InputError({
    file,
    what: `${days.length} prices in ${days.at(-1)! - days[0]!} days: they are not daily`,
    why: "Swings, dividends and hedges are counted by trading days",
    mend: "Give a row for every trading day",
  });
}

/** A split changes shares and contracts: replaying over it unadjusted would be wrong. */
function refuseSplits(prices: Prices, cycles: readonly Cycle[], file: string): void {
  const first = prices.days[cycles[0]!.entry]!;
  const last = prices.days[cycles.at(-1)!.expiry]!;
  const split = prices.splits.find(({ day }) => day > first && day <= last);
  if (split === undefined) return;
  const day = isoFromDay(split.day);
  throw new InputError({
    file,
    column: "close",
    what: `a split on ${day}, ${ratioWords(split)}`,
    why: "not yet: adjusted contracts come with a later version",
    mend: `Use --from ${day}, or a --to before it`,
  });
}

/** Without `--dividends` those that the adjusted close shows count. */
function isDerived(flags: ReplayFlags, prices: Prices): boolean {
  return flags.dividends === undefined && prices.dividends !== undefined;
}

async function readDividendInput(
  flags: ReplayFlags,
  options: ReplayOptions,
  { days, closes, dividends }: Prices,
): Promise<DividendInput> {
  if (flags.dividends === undefined && dividends !== undefined) {
    return derivedDividends(dividends, days);
  }
  const given = (await flags.dividends?.()) ?? { kind: "none" };
  return dividendInput(given, fileName(options.dividends ?? ""), days, closes);
}

/** Every sum in the books is below 2^53 units of $0.0001: the tape's float, the turnover. */
function refuseOverflow(contracts: number, cycles: number, closes: Float64Array): void {
  const highest = closes.reduce((most, close) => Math.max(most, close), 0);
  const positions = 2 * FLOAT_MULTIPLE + TURNOVER_PER_CYCLE * cycles;
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (highest * MULTIPLIER * positions));
  if (contracts <= most) return;
  throw new InputError({
    what: `${contracts} contracts are too many for prices up to ${highest / UNITS_PER_DOLLAR}`,
    why: "Sums are exact up to $900 billion, with everything that is traded",
    mend: `Give at most ${most} contracts`,
  });
}
