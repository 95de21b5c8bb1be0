import { calendarScale, interestYears } from "../calendar/clocks.ts";
import {
  type InstrumentTable,
  MOST_EXPIRIES,
  MULTIPLIER,
  NO_SLOT,
} from "../contracts/instrument-table.ts";
import { exp } from "../math/exp.ts";
import type { Carry } from "../pricing/carry.ts";
import {
  createExpiryDividends,
  type ExpiryDividends,
  type ExpiryLife,
  fillExpiryDividends,
} from "../pricing/chain/dividends/expiry-dividends.ts";
import { priceWithDividends } from "../pricing/chain/dividends/price-with-dividends.ts";
import {
  createEarlyExerciseGrid,
  type EarlyExerciseGrid,
} from "../pricing/chain/early-exercise-grid.ts";
import { fillEarlyExercise } from "../pricing/chain/fill-early-exercise.ts";
import { type ChainValue, priceInChain } from "../pricing/chain/price-in-chain.ts";

/**
 * Prices of all series on a day: what an expiry alone decides (forward, discount, premia of early
 * exercise) is worked out once a day. Everything in it follows from terms, carry and day, so it is
 * no part of the market's state.
 */
export interface ChainPricer {
  readonly table: InstrumentTable;
  readonly carry: Carry;
  readonly grid: EarlyExerciseGrid;
  /** What each slot was worked out for. */
  readonly today: Float64Array;
  readonly expiryDay: Float64Array;
  readonly rate: Float64Array;
  readonly yieldRate: Float64Array;
  /** Forward of $1 of stock. */
  readonly growth: Float64Array;
  /** sqrt(years of the volatility's clock / calendar years). */
  readonly sigmaScale: Float64Array;
  /** What was announced when the slot was worked out, and what of it is to come. */
  readonly announced: Float64Array;
  readonly dividends: ExpiryDividends;
  /** The same once the ex-dates up to a day are past, where {@link priceAfterEx} was asked. */
  readonly later: ExpiryDividends;
  readonly laterDay: Float64Array;
}

export function createChainPricer(table: InstrumentTable, carry: Carry): ChainPricer {
  const unset = (): Float64Array => new Float64Array(MOST_EXPIRIES).fill(Number.NaN);
  return {
    table,
    carry,
    grid: createEarlyExerciseGrid(MOST_EXPIRIES),
    today: unset(),
    expiryDay: unset(),
    rate: unset(),
    yieldRate: unset(),
    growth: unset(),
    sigmaScale: unset(),
    announced: unset(),
    dividends: createExpiryDividends(MOST_EXPIRIES),
    later: createExpiryDividends(MOST_EXPIRIES),
    laterDay: unset(),
  };
}

/**
 * Whether a series is priced expiry by expiry: an American option on 100 shares, not one that a
 * split has adjusted.
 */
export function isOfChain({ american, deliverable }: InstrumentTable, series: number): boolean {
  return american[series] === 1 && deliverable[series] === MULTIPLIER;
}

/** Works a slot out for today, unless it is. False on the expiry's last day: no time is left. */
export function prepareSlot(pricer: ChainPricer, slot: number, today: number): boolean {
  const { table, carry } = pricer;
  if (slot === NO_SLOT) return false;
  const expiryDay = table.expiries.day[slot]!;
  if (expiryDay <= today) return false;
  const [rate, yieldRate] = [carry.rates[0]!, carry.rates[1]!];
  const isDone =
    pricer.today[slot] === today &&
    pricer.expiryDay[slot] === expiryDay &&
    pricer.rate[slot] === rate &&
    pricer.yieldRate[slot] === yieldRate &&
    pricer.announced[slot] === carry.checksum[0];
  if (isDone) return true;
  const years = interestYears(today, expiryDay);
  const { dividends } = pricer;
  fillExpiryDividends(dividends, slot, carry, lifeOf(pricer, slot, today), today);
  fillEarlyExercise(pricer.grid, slot, years, rate, yieldRate + dividends.yieldRate[slot]!);
  pricer.announced[slot] = carry.checksum[0]!;
  pricer.laterDay[slot] = Number.NaN;
  pricer.today[slot] = today;
  pricer.expiryDay[slot] = expiryDay;
  pricer.rate[slot] = rate;
  pricer.yieldRate[slot] = yieldRate;
  pricer.growth[slot] = exp((rate - yieldRate) * years);
  pricer.sigmaScale[slot] = calendarScale(table.volClock, today, expiryDay);
  return true;
}

function lifeOf({ table }: ChainPricer, slot: number, today: number): ExpiryLife {
  return { today, expiryDay: table.expiries.day[slot]!, clock: table.volClock };
}

/** Forward price to a prepared slot's expiry, $0.0001 per share as the spot. */
export function forwardOf(pricer: ChainPricer, slot: number, spot: number): number {
  const { dividends, growth } = pricer;
  return Math.max(spot - dividends.present[slot]!, 1) * growth[slot]!;
}

/**
 * Value of a series of a prepared slot into `out`, in $0.0001 per share.
 *
 * @param spot $0.0001 per share. @param sigma per year of the market's clock, > 0.
 */
export function priceSeries(
  out: ChainValue,
  pricer: ChainPricer,
  series: number,
  spot: number,
  sigma: number,
): void {
  const { table, grid, dividends } = pricer;
  const slot = table.expiries.slot[series]!;
  const right = table.right[series] as 1 | -1;
  const scale = pricer.sigmaScale[slot]!;
  const strike = table.strike[series]!;
  if (dividends.count[slot]! > 0) {
    priceWithDividends(out, grid, dividends, slot, right, spot, strike, sigma, scale);
    return;
  }
  priceInChain(out, grid, slot, right, spot * pricer.growth[slot]!, strike, sigma * scale);
  out.vega *= scale;
}

/**
 * The same once the dividends with an ex-date up to `exDay` are past, which is today or later: at
 * the time of today, on a spot without them.
 */
export function priceAfterEx(
  out: ChainValue,
  pricer: ChainPricer,
  series: number,
  spot: number,
  sigma: number,
  exDay: number,
): void {
  const { table, grid, carry, later, laterDay } = pricer;
  const slot = table.expiries.slot[series]!;
  if (laterDay[slot] !== exDay) {
    fillExpiryDividends(later, slot, carry, lifeOf(pricer, slot, pricer.today[slot]!), exDay);
    later.lift[slot] = pricer.dividends.lift[slot]!;
    laterDay[slot] = exDay;
  }
  const right = table.right[series] as 1 | -1;
  const scale = pricer.sigmaScale[slot]!;
  priceWithDividends(out, grid, later, slot, right, spot, table.strike[series]!, sigma, scale);
}
