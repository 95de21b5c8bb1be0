import { clockYears, interestYears, type VolClock } from "../../../calendar/clocks.ts";
import { previousTradingDay } from "../../../calendar/trading-days.ts";
import { exp } from "../../../math/exp.ts";
import { logRatio } from "../../../math/log.ts";
import type { Carry } from "../../carry.ts";

/** Ex-dates before which a call may be exercised that are looked at: the last, and the first. */
export const MOST_RIGHTS = 2;

/**
 * What the announced cash dividends of each expiry's life come to, a number per slot; of a call's
 * rights {@link MOST_RIGHTS} per slot. Fill a slot with {@link fillExpiryDividends}.
 */
export interface ExpiryDividends {
  /** Dividends that are to come. */
  readonly count: Int32Array;
  /** Their present value, $0.0001 per share. */
  readonly present: Float64Array;
  /** Sum of present values x share of the variance that comes before each. */
  readonly stretch: Float64Array;
  /** Dividends that a put's holder does not wait for, as a continuous yield; e^(yield years). */
  readonly yieldRate: Float64Array;
  readonly lift: Float64Array;
  /** Share of the expiry's life in which a put may be exercised. */
  readonly putShare: Float64Array;
  /** Value now of $1 when a call can be exercised for the first dividend, and is not before. */
  readonly firstDiscount: Float64Array;
  readonly rights: Int32Array;
  /** What exercise just before an ex-date brings in dividends, valued then, $0.0001 per share. */
  readonly gain: Float64Array;
  /** 1 - e^(-r years) of what is left from then on: the interest on the strike that is lost. */
  readonly interest: Float64Array;
  /** r years of what is left, and sqrt(years of the clock) before and after the ex-date. */
  readonly drift: Float64Array;
  readonly rootBefore: Float64Array;
  readonly rootAfter: Float64Array;
  /** Value now of $1 then. */
  readonly discount: Float64Array;
}

export function createExpiryDividends(slots: number): ExpiryDividends {
  const column = (size = slots): Float64Array => new Float64Array(size);
  const rights = slots * MOST_RIGHTS;
  return {
    count: new Int32Array(slots),
    ...{ present: column(), stretch: column(), putShare: column() },
    ...{ yieldRate: column(), lift: column(), firstDiscount: column() },
    rights: new Int32Array(slots),
    ...{ gain: column(rights), interest: column(rights), drift: column(rights) },
    ...{ rootBefore: column(rights), rootAfter: column(rights), discount: column(rights) },
  };
}

/** Makes `out` the same as `dividends`. */
export function copyExpiryDividends(out: ExpiryDividends, dividends: ExpiryDividends): void {
  for (const name of Object.keys(out) as (keyof ExpiryDividends)[]) out[name].set(dividends[name]);
}

/** Of one expiry: what is left between two days, and by which clock. */
export interface ExpiryLife {
  readonly today: number;
  readonly expiryDay: number;
  readonly clock: VolClock;
}

/** Places of the dividends in the carry, by their ex-dates. */
const ORDER: number[] = [];

/**
 * Works out a slot. @param after dividends count whose ex-date is later than this day, which is
 * today or later.
 */
export function fillExpiryDividends(
  out: ExpiryDividends,
  slot: number,
  carry: Carry,
  life: ExpiryLife,
  after: number,
): void {
  const { today, expiryDay, clock } = life;
  const { exDay, amount } = carry;
  ORDER.length = 0;
  for (let i = 0; i < carry.announced[0]!; i++) {
    if (exDay[i]! > after && exDay[i]! <= expiryDay) ORDER.push(i);
  }
  ORDER.sort((a, b) => exDay[a]! - exDay[b]!);
  out.count[slot] = ORDER.length;
  out.rights[slot] = 0;
  const rate = carry.rates[0]!;
  const variance = clockYears(clock, today, expiryDay);
  let [present, stretch] = [0, 0];
  for (const i of ORDER) {
    const value = amount[i]! * exp(-rate * interestYears(today, exDay[i]!));
    present += value;
    stretch += (value * varianceBefore(life, exDay[i]!)) / variance;
  }
  out.present[slot] = present;
  out.stretch[slot] = stretch;
  out.yieldRate[slot] = 0;
  out.lift[slot] = 1;
  out.putShare[slot] = 1;
  if (ORDER.length === 0) return;
  const chance = lastChance(life, exDay[ORDER[0]!]!);
  out.firstDiscount[slot] = exp(-rate * interestYears(today, chance));
  fillPuts(out, slot, carry, life);
  addRight(out, slot, carry, life, ORDER.length - 1);
  if (ORDER.length > 1) addRight(out, slot, carry, life, 0);
}

/** Years of the clock that pass before an ex-date: on that of sessions its own comes after it. */
function varianceBefore({ clock, today }: ExpiryLife, exDay: number): number {
  return clock === "calendar"
    ? clockYears(clock, today, exDay)
    : Math.max(clockYears(clock, today, exDay - 1), 0);
}

/** The day at whose end a call can still be exercised for a dividend: a close, where there are. */
function lastChance({ clock, today }: ExpiryLife, exDay: number): number {
  return clock === "calendar" ? exDay : Math.max(previousTradingDay(exDay), today);
}

/**
 * Who holds a put waits for a dividend that is more than the interest on the strike until then, if
 * it is so at the money; the others are spread evenly. At the mark of the announcement.
 */
function fillPuts(out: ExpiryDividends, slot: number, carry: Carry, life: ExpiryLife): void {
  const { today, expiryDay } = life;
  const years = interestYears(today, expiryDay);
  const first = ORDER[0]!;
  const until = interestYears(today, carry.exDay[first]!);
  const [rate, mark] = [carry.rates[0]!, carry.markThen[0]!];
  const isWaiting = mark <= 0 || rate * until * mark <= carry.amount[first]!;
  const waitedFor = isWaiting ? carry.amount[first]! * exp(-rate * until) : 0;
  const spread = Math.max(out.present[slot]! - waitedFor, 0);
  const isSpread = mark > 0 && spread > 0 && spread < 0.5 * mark;
  if (isWaiting) out.putShare[slot] = 1 - until / years;
  if (!isSpread) return;
  out.yieldRate[slot] = logRatio(mark, mark - spread) / years;
  out.lift[slot] = mark / (mark - spread);
}

/** The right to exercise a call before the ex-date of the dividend in a place of {@link ORDER}. */
function addRight(
  out: ExpiryDividends,
  slot: number,
  carry: Carry,
  life: ExpiryLife,
  from: number,
): void {
  const { today, expiryDay, clock } = life;
  const rate = carry.rates[0]!;
  const chance = lastChance(life, carry.exDay[ORDER[from]!]!);
  let gain = 0;
  for (let n = from; n < ORDER.length; n++) {
    const day = carry.exDay[ORDER[n]!]!;
    gain += carry.amount[ORDER[n]!]! * exp(-rate * interestYears(chance, day));
  }
  const place = slot * MOST_RIGHTS + out.rights[slot]!++;
  const before = clockYears(clock, today, chance);
  const years = interestYears(chance, expiryDay);
  out.gain[place] = gain;
  out.interest[place] = 1 - exp(-rate * years);
  out.drift[place] = rate * years;
  out.rootBefore[place] = Math.sqrt(before);
  out.rootAfter[place] = Math.sqrt(Math.max(clockYears(clock, today, expiryDay) - before, 0));
  out.discount[place] = exp(-rate * interestYears(today, chance));
}
