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
    pricer.yieldRate[slot] === yieldRate;
  if (isDone) return true;
  const years = interestYears(today, expiryDay);
  fillEarlyExercise(pricer.grid, slot, years, rate, yieldRate);
  pricer.today[slot] = today;
  pricer.expiryDay[slot] = expiryDay;
  pricer.rate[slot] = rate;
  pricer.yieldRate[slot] = yieldRate;
  pricer.growth[slot] = exp((rate - yieldRate) * years);
  pricer.sigmaScale[slot] = calendarScale(table.volClock, today, expiryDay);
  return true;
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
  const { table, grid } = pricer;
  const slot = table.expiries.slot[series]!;
  const right = table.right[series] as 1 | -1;
  const forward = spot * pricer.growth[slot]!;
  const scale = pricer.sigmaScale[slot]!;
  priceInChain(out, grid, slot, right, forward, table.strike[series]!, sigma * scale);
  out.vega *= scale;
}
