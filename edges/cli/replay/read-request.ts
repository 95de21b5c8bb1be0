import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  tradingDaysBetween,
} from "../../../src/calendar/trading-days.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import { type Cycle, monthlyCycles } from "../../../src/history/cycles.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import type { ReplayRequest } from "../../../src/reports/report-replay.ts";
import type { Strategy } from "../../../src/simulator/history/replay-config.ts";
import { FLOAT_MULTIPLE } from "../../../src/simulator/history/world.ts";
import { InputError } from "../../input/input-error.ts";
import { readTable } from "../../input/read-file.ts";
import { type Prices, readPrices } from "../../input/read-prices.ts";
import { readDividendColumns, readRateColumn } from "./carry-columns.ts";
import type { ReplayOptions } from "./options.ts";
import { readHedgeVolatility, readPriceSource } from "./price-source.ts";
import { readContracts, readDate, readHalfSpreads, readStrike } from "./read-flags.ts";

/** Reads every file and flag of a replay and lays them along the rows of the prices. */
export async function readRequest(options: ReplayOptions): Promise<ReplayRequest> {
  const file = requirePrices(options);
  const prices = readPrices(await readTable(file));
  const { days, closes } = prices;
  const source = await readPriceSource(options.vol, days, closes);
  const offset = options.volOffset ?? 0;
  const saleVolatility = source.volatility.map((sigma) => sigma + offset);
  const rates = await readRateColumn(options.rates, days);
  const dividends = await readDividendColumns(options.dividends, days, closes);
  const hedgeVolatility = readHedgeVolatility(options.hedgeVol, days, closes);

  const found = findCycles(options, prices, file);
  const reasonOf = (cycle: Cycle): string | undefined => {
    if (!(saleVolatility[cycle.entry]! > 0)) return source.missing;
    if (Number.isNaN(rates[cycle.entry]!)) return "no interest rate on the day of the sale";
    if (hedgeVolatility !== undefined && Number.isNaN(hedgeVolatility[cycle.entry]!)) {
      return "no forecast for the hedge before 252 returns";
    }
    return undefined;
  };
  const reasons = found.map(reasonOf);
  const cycles = found.filter((_, i) => reasons[i] === undefined);
  if (cycles.length === 0) throw noCycles(file, prices, reasons[0]);
  refuseSplits(prices, cycles, file);
  const contracts = readContracts(options);
  refuseOverflow(contracts, closes);
  return {
    seed: options.seed,
    priceSource: source.words,
    notes: [...missingDays(prices), ...source.notes, ...dividendNotes(options, prices)],
    config: {
      days,
      closes,
      cycles,
      strategy: options.strategy as Strategy,
      contracts,
      strike: readStrike(options.strike),
      ticks: options.ticks,
      saleVolatility,
      ...(hedgeVolatility === undefined ? {} : { hedgeVolatility }),
      hedge: { kind: options.hedge as "close" | "none" },
      makerEdge: options.makerEdge ?? 0,
      halfSpreads: readHalfSpreads(options.halfSpread, closes),
      rates,
      yields: dividends.yields,
      dividends: dividends.paid,
      announced: dividends.announced,
    },
    input: {
      rows: prices.rows,
      used: days.length,
      dropped: prices.dropped,
      skippedCycles: found.length - cycles.length,
      skipped: countReasons(reasons),
      from: isoFromDay(days[cycles[0]!.entry]!),
      to: isoFromDay(days[cycles.at(-1)!.expiry]!),
    },
    conventions: conventionsOf(options),
  };
}

function requirePrices(options: ReplayOptions): string {
  if (options.prices !== undefined) return options.prices;
  throw new InputError({
    what: "--prices missing",
    why: "A replay needs a price history",
    mend: "Give a CSV file with the columns date,close, such as --prices AAPL.csv",
  });
}

function findCycles(options: ReplayOptions, prices: Prices, file: string): readonly Cycle[] {
  const { days } = prices;
  const from = readDate("--from", options.from, days[0]!);
  const to = readDate("--to", options.to, days.at(-1)!);
  const { cycles } = monthlyCycles(days, from, to);
  if (cycles.length === 0) throw noCycles(file, prices, undefined);
  return cycles;
}

function noCycles(file: string, prices: Prices, reason: string | undefined): InputError {
  const [first, last] = [isoFromDay(prices.days[0]!), isoFromDay(prices.days.at(-1)!)];
  return new InputError({
    file,
    what: `the prices from ${first} to ${last} leave no complete monthly cycle`,
    why: reason ?? "A cycle runs from a third Friday to the next, between --from and --to",
    mend:
      reason === undefined
        ? "Give a longer history, or wider dates"
        : "Give a longer history, or --vol NUMBER",
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
    what: `a split on ${day}, ${Math.round(split.ratio * 100) / 100} new shares for one`,
    why: "not yet: adjusted contracts come with a later version",
    mend: `Use --from ${day}, or a --to before it`,
  });
}

/** Trading days inside the file that have no price: the hedge then waits for the next one. */
function missingDays(prices: Prices): string[] {
  const { days } = prices;
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first < CALENDAR_FIRST_DAY || last > CALENDAR_LAST_DAY) return [];
  const missing = tradingDaysBetween(first, last) + 1 - days.length;
  return missing === 0 ? [] : [`Trading days without a price in the file: ${missing}.`];
}

function dividendNotes(options: ReplayOptions, prices: Prices): string[] {
  if (options.dividends !== undefined || !prices.hasAdjustedClose) return [];
  return ["No dividends: they are not taken from the adjusted close yet. Give --dividends FILE."];
}

/** Every value in the books is an integer below 2^53 units of $0.0001, the tape's float too. */
function refuseOverflow(contracts: number, closes: Float64Array): void {
  const highest = closes.reduce((most, close) => Math.max(most, close), 0);
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (highest * MULTIPLIER * 2 * FLOAT_MULTIPLE));
  if (contracts <= most) return;
  throw new InputError({
    what: `${contracts} contracts are too many for prices up to ${highest / UNITS_PER_DOLLAR}`,
    why: "The books are exact up to $900 billion",
    mend: `Give at most ${most} contracts`,
  });
}

function countReasons(
  reasons: readonly (string | undefined)[],
): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

function conventionsOf(options: ReplayOptions): Record<string, string | number> {
  return {
    strategy: options.strategy,
    contracts: readContracts(options),
    strike: options.strike,
    cycle: options.cycle,
    exit: options.exit,
    style: options.style,
    ticks: options.ticks,
    volOffset: options.volOffset ?? 0,
    makerEdge: options.makerEdge ?? 0,
    hedge: options.hedge,
    hedgeVol: options.hedgeVol,
    halfSpread: options.halfSpread,
    fees: options.fees,
    years: "calendar days / 365",
    entry: "the last close on or before the third Friday; hedge and settlement at the close",
    rates: options.rates === undefined ? 0 : "continuous, of the entry day until the expiry",
    dividends: options.dividends ?? "0",
    interest: "the buyer's cash bears it both ways; the seller's earns none",
  };
}
