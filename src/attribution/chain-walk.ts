import { Columns } from "../base/columns.ts";
import { clockYears, interestYears } from "../calendar/clocks.ts";
import { NO_SLOT } from "../contracts/instrument-table.ts";
import { copyCarry, createCarry, paidBetween } from "../pricing/carry.ts";
import { copyExpiryDividends } from "../pricing/chain/dividends/expiry-dividends.ts";
import { type ChainValue, createChainValue } from "../pricing/chain/price-in-chain.ts";
import {
  type ChainPricer,
  createChainPricer,
  prepareSlot,
  priceAfterEx,
  priceSeries,
} from "../quoting/chain-pricer.ts";
import type { StepExplanation } from "./explain-step.ts";

/** A step of a series of a chain, per share: what explains it, and what theory says of it. */
export interface ChainStep extends StepExplanation {
  /** Sum over the stock's moves of 1/2 gamma (change of the stock)^2, gamma before each. */
  swings: number;
  /** 1/2 gamma S^2 sigma^2 x variance time, gamma before it passes. */
  pricedSwings: number;
  /** Volatility per year of the clock that the step was walked at. */
  sigma: number;
}

/** Values to be written again and again. */
export function createChainStep(): ChainStep {
  return {
    ...{ exDividend: 0.5, delta: 0.5, gamma: 0.5, decay: 0.5, financing: 0.5, vega: 0.5 },
    ...{ carry: 0.5, startDelta: 0.5, swings: 0.5, pricedSwings: 0.5, sigma: 0.5 },
  };
}

/**
 * Walks along with the series of a chain between two marks, by the prices of the expiries' grids:
 * those of the last close, and those of today, whoever else has asked for them. A column has a
 * number per series, per share.
 */
export interface ChainWalk {
  /** The market's own, and as it was at the last close. */
  readonly now: ChainPricer;
  readonly before: ChainPricer;
  /** The day on which something is walked or explained, and that of the stock's last price. */
  today: number;
  pricedOn: number;
  /** Where the walk has got to, and the volatility of the last mark, which it keeps. */
  readonly day: Float64Array;
  readonly spot: Float64Array;
  readonly sigma: Float64Array;
  /** Ex-dates up to this day are past. */
  readonly exDay: Float64Array;
  /** The value there: NaN until somebody needs it. Gamma is in dollars, x S^2. */
  readonly price: Float64Array;
  readonly slope: Float64Array;
  readonly dollarGamma: Float64Array;
  /** The rows so far, and theory's. */
  readonly exDividend: Float64Array;
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly decay: Float64Array;
  readonly financing: Float64Array;
  readonly swings: Float64Array;
  readonly pricedSwings: Float64Array;
}

export function createChainWalk(now: ChainPricer): ChainWalk {
  const column = (): Float64Array => new Float64Array(now.table.capacity);
  return {
    now,
    today: 0,
    pricedOn: 0,
    before: createChainPricer(now.table, createCarry(new Columns())),
    ...{ day: column(), spot: column(), sigma: column(), exDay: column(), exDividend: column() },
    ...{ price: column(), slope: column(), dollarGamma: column() },
    ...{ delta: column(), gamma: column(), decay: column(), financing: column() },
    ...{ swings: column(), pricedSwings: column() },
  };
}

const SLOT_COLUMNS = ["today", "expiryDay", "rate", "yieldRate", "growth", "sigmaScale"] as const;
const GRID_COLUMNS = [
  ...(["premia", "lines", "rates", "yields", "years", "rootYears"] as const),
  ...(["discounts", "carries", "spotPerForward", "drifts"] as const),
] as const;

/** Keeps today's prices for tomorrow; to be called after the marks of a close. */
export function keepClose({ now, before }: ChainWalk): void {
  for (const name of SLOT_COLUMNS) before[name].set(now[name]);
  for (const name of GRID_COLUMNS) before.grid[name].set(now.grid[name]);
  before.grid.isEarly.set(now.grid.isEarly);
  copyCarry(before.carry, now.carry);
  copyExpiryDividends(before.dividends, now.dividends);
  before.laterDay.fill(Number.NaN);
}

/** Begins anew at a mark. @param spot $0.0001 per share. @param sigma per year of the clock. */
export function startWalk(
  walk: ChainWalk,
  series: number,
  day: number,
  spot: number,
  sigma: number,
): void {
  walk.day[series] = day;
  walk.spot[series] = spot;
  walk.sigma[series] = sigma;
  walk.exDay[series] = day;
  walk.price[series] = Number.NaN;
}

/** A value, and the variance time that is left to it in years of the clock. */
interface WalkValue extends ChainValue {
  years: number;
}

const VALUE: WalkValue = { ...createChainValue(), years: Number.NaN };

/**
 * The stock has a price on a day: the delta of each series that somebody holds is followed along
 * its move.
 *
 * @param holders of each series, 0 where nobody has it. @param marked 0 where it has no mark.
 */
export function walkChain(
  walk: ChainWalk,
  holders: Int32Array,
  marked: Float64Array,
  today: number,
  spot: number,
): void {
  const { live, liveCount } = walk.now.table;
  const isNight = today > walk.pricedOn;
  walk.pricedOn = today;
  walk.today = today;
  for (let i = 0; i < liveCount[0]!; i++) {
    const series = live[i]!;
    if (holders[series] !== 0 && marked[series] !== 0) walkStock(walk, series, spot, isNight);
  }
}

/**
 * The night's move, to the first price of a day, comes at the old time, as whoever hedged at the
 * close has it; before it the stock goes ex-dividend, where it does. Before any other move time has
 * passed, but on the expiry's last day, when none is left.
 */
function walkStock(walk: ChainWalk, series: number, spot: number, isNight: boolean): void {
  const { today } = walk;
  if (!isStarted(walk, series) || !goEx(walk, series, today)) return;
  const isLastDay = today >= walk.now.table.expiryDay[series]!;
  if (!isNight && !isLastDay && walk.day[series]! < today) passTime(walk, series, today);
  moveTo(walk, series, spot);
}

/**
 * Explains the step to a mark of now by differences of the series' value, into `out`: delta
 * followed along each of the stock's moves, gamma the rest of them; financing by its rate at both
 * ends of the time that passed, decay the rest of that; and volatility. False where the grids have
 * no answer: of a mark on an earlier day that is not the last close.
 */
export function explainInChain(
  out: ChainStep,
  walk: ChainWalk,
  series: number,
  today: number,
  spot: number,
  sigma: number,
): boolean {
  walk.today = today;
  if (!isStarted(walk, series) || !goEx(walk, series, today)) return false;
  if (!moveTo(walk, series, spot)) return false;
  if (walk.day[series]! < today && !passTime(walk, series, today)) return false;
  if (!valueAt(VALUE, walk, series, today, spot, sigma)) return false;
  out.exDividend = walk.exDividend[series]!;
  out.carry = 0;
  out.delta = walk.delta[series]!;
  out.gamma = walk.gamma[series]!;
  out.decay = walk.decay[series]!;
  out.financing = walk.financing[series]!;
  out.vega = VALUE.price - walk.price[series]!;
  out.swings = walk.swings[series]!;
  out.pricedSwings = walk.pricedSwings[series]!;
  out.sigma = walk.sigma[series]!;
  return true;
}

/** Values the series at its mark, unless it has been; false where there is no answer. */
function isStarted(walk: ChainWalk, series: number): boolean {
  if (!Number.isNaN(walk.price[series]!)) return true;
  walk.exDividend[series] = 0;
  walk.delta[series] = 0;
  walk.gamma[series] = 0;
  walk.decay[series] = 0;
  walk.financing[series] = 0;
  walk.swings[series] = 0;
  walk.pricedSwings[series] = 0;
  return stand(walk, series, walk.day[series]!, walk.spot[series]!);
}

/**
 * The stock goes ex-dividend at the old time: its price falls by what is paid, and who had the
 * right to exercise before that has it no more.
 */
function goEx(walk: ChainWalk, series: number, today: number): boolean {
  const { carry, table, dividends } = walk.before;
  const slot = table.expiries.slot[series]!;
  const [day, price] = [walk.day[series]!, walk.price[series]!];
  if (day >= today || walk.exDay[series] === today || slot === NO_SLOT) return true;
  walk.exDay[series] = today;
  if (dividends.count[slot] === 0) return true;
  const paid = paidBetween(carry, day, today);
  if (paid === 0) return true;
  if (!stand(walk, series, day, walk.spot[series]! - paid)) return false;
  walk.exDividend[series]! += walk.price[series]! - price;
  return true;
}

/** Delta x move, what the value has beyond that, and what theory gives a hedger for the swing. */
function moveTo(walk: ChainWalk, series: number, spot: number): boolean {
  const [from, price, slope] = [walk.spot[series]!, walk.price[series]!, walk.slope[series]!];
  const move = spot - from;
  if (move === 0) return true;
  const swing = move / from;
  const theory = 0.5 * walk.dollarGamma[series]! * swing * swing;
  if (!stand(walk, series, walk.day[series]!, spot)) return false;
  walk.delta[series]! += slope * move;
  walk.gamma[series]! += walk.price[series]! - price - slope * move;
  walk.swings[series]! += theory;
  return true;
}

/** Time passes up to a day, at the spot of now. */
function passTime(walk: ChainWalk, series: number, today: number): boolean {
  const { table } = walk.now;
  const [day, price, sigma] = [walk.day[series]!, walk.price[series]!, walk.sigma[series]!];
  const rate = financingRate(walk, series);
  const gamma = walk.dollarGamma[series]!;
  if (!stand(walk, series, today, walk.spot[series]!)) return false;
  const years = interestYears(day, today);
  const financing = 0.5 * (rate + financingRate(walk, series)) * years;
  walk.financing[series]! += financing;
  walk.decay[series]! += walk.price[series]! - price - financing;
  const passed = clockYears(table.volClock, day, today);
  walk.pricedSwings[series]! += 0.5 * gamma * sigma * sigma * passed;
  return true;
}

/** rV - (r - q) S delta per year; nothing where the option is worth what exercise brings. */
function financingRate(walk: ChainWalk, series: number): number {
  if (walk.dollarGamma[series] === 0) return 0;
  const [rate, dividendYield] = [walk.now.carry.rates[0]!, walk.now.carry.rates[1]!];
  const stock = walk.spot[series]! * walk.slope[series]!;
  return rate * walk.price[series]! - (rate - dividendYield) * stock;
}

/** Values the series where it is now to be, at the volatility of its last mark. */
function stand(walk: ChainWalk, series: number, day: number, spot: number): boolean {
  const sigma = walk.sigma[series]!;
  if (!valueAt(VALUE, walk, series, day, spot, sigma)) return false;
  walk.day[series] = day;
  walk.spot[series] = spot;
  walk.price[series] = VALUE.price;
  walk.slope[series] = VALUE.delta;
  // gamma S^2 sigma T = vega, which early exercise bends a little.
  walk.dollarGamma[series] = VALUE.vega > 0 ? VALUE.vega / (sigma * VALUE.years) : 0;
  return true;
}

/** Value of a series on a day, or false where that is neither the last close's nor today. */
function valueAt(
  out: WalkValue,
  { now, before, today, exDay }: ChainWalk,
  series: number,
  day: number,
  spot: number,
  sigma: number,
): boolean {
  const { table } = now;
  const expiryDay = table.expiryDay[series]!;
  if (day >= expiryDay) {
    const gain = table.right[series]! * (spot - table.strike[series]!);
    out.price = Math.max(gain, 0);
    out.delta = gain > 0 ? table.right[series]! : 0;
    out.vega = 0;
    out.years = 0;
    return true;
  }
  const slot = table.expiries.slot[series]!;
  if (slot === NO_SLOT) return false;
  const isKept = before.today[slot] === day && before.expiryDay[slot] === expiryDay;
  if (!isKept && !(day === today && prepareSlot(now, slot, day))) return false;
  const pricer = isKept ? before : now;
  if (exDay[series]! > day && pricer.dividends.count[slot]! > 0) {
    priceAfterEx(out, pricer, series, spot, sigma, exDay[series]!);
  } else priceSeries(out, pricer, series, spot, sigma);
  const scale = pricer.sigmaScale[slot]!;
  out.years = scale * scale * pricer.grid.years[slot]!;
  return true;
}
