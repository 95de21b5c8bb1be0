import type { Columns } from "../base/columns.ts";
import { interestYears } from "../calendar/clocks.ts";
import { exp } from "../math/exp.ts";

/**
 * What holding the stock costs and pays, as everybody knows it: one continuous interest rate, one
 * continuous dividend yield, and the cash dividends that have been announced.
 */
export interface Carry {
  /** [0]: interest rate, [1]: dividend yield, continuous per year. */
  readonly rates: Float64Array;
  /** [0]: announced dividends that are not paid yet; they come first in the columns. */
  readonly announced: Float64Array;
  /** Ex-dates, days since 1970-01-01. */
  readonly exDay: Float64Array;
  /** $0.0001 per share. */
  readonly amount: Float64Array;
  /** [0]: the stock's mark when a dividend was last announced, $0.0001; 0 when there was none. */
  readonly markThen: Float64Array;
  /** [0]: another number whenever what is announced has changed. */
  readonly checksum: Float64Array;
}

/** Announced dividends that a market can hold at once. */
export const MOST_DIVIDENDS = 64;

export function createCarry(columns: Columns, name = "carry"): Carry {
  return {
    rates: columns.float64(`${name}.rates`, 2),
    announced: columns.float64(`${name}.announced`, 1),
    exDay: columns.float64(`${name}.exDay`, MOST_DIVIDENDS),
    amount: columns.float64(`${name}.amount`, MOST_DIVIDENDS),
    markThen: columns.float64(`${name}.markThen`, 1),
    checksum: columns.float64(`${name}.checksum`, 1),
  };
}

/** Makes `out` the same as `carry`. */
export function copyCarry(out: Carry, carry: Carry): void {
  out.rates.set(carry.rates);
  out.announced.set(carry.announced);
  out.exDay.set(carry.exDay);
  out.amount.set(carry.amount);
  out.markThen.set(carry.markThen);
  out.checksum.set(carry.checksum);
}

/**
 * Adds a dividend to the known ones; false when there is no room.
 *
 * @param mark of the stock now, $0.0001 per share.
 */
export function announceDividend(
  carry: Carry,
  exDay: number,
  amount: number,
  mark: number = 0,
): boolean {
  const place = carry.announced[0]!;
  if (place === MOST_DIVIDENDS) return false;
  carry.exDay[place] = exDay;
  carry.amount[place] = amount;
  carry.announced[0] = place + 1;
  carry.markThen[0] = mark;
  sumUp(carry);
  return true;
}

/** Forgets the dividends whose ex-date is today or earlier: the price no longer holds them. */
export function forgetPaidDividends(carry: Carry, today: number): void {
  let kept = 0;
  for (let i = 0; i < carry.announced[0]!; i++) {
    if (carry.exDay[i]! <= today) continue;
    carry.exDay[kept] = carry.exDay[i]!;
    carry.amount[kept] = carry.amount[i]!;
    kept++;
  }
  carry.announced[0] = kept;
  sumUp(carry);
}

/** Announced dividends with an ex-date after one day and up to another, $0.0001 per share. */
export function paidBetween(carry: Carry, after: number, until: number): number {
  let paid = 0;
  for (let i = 0; i < carry.announced[0]!; i++) {
    if (carry.exDay[i]! > after && carry.exDay[i]! <= until) paid += carry.amount[i]!;
  }
  return paid;
}

/** A split changes what is paid per share: `factor` old shares are one new one. */
export function splitAnnounced(carry: Carry, factor: number): void {
  for (let i = 0; i < carry.announced[0]!; i++) carry.amount[i] = carry.amount[i]! * factor;
  carry.markThen[0] = carry.markThen[0]! * factor;
  sumUp(carry);
}

/** By values alone, so that a market that is restored has the number of what it knows. */
function sumUp({ announced, exDay, amount, markThen, checksum }: Carry): void {
  let sum = markThen[0]!;
  for (let i = 0; i < announced[0]!; i++) sum = (sum % 1e9) * 31 + exDay[i]! + 7 * amount[i]!;
  checksum[0] = sum;
}

/**
 * Present value, in $0.0001 per share, of the announced dividends with an ex-date after today and
 * up to the expiry (escrowed dividends, Merton 1973; what it gets wrong:
 * docs/assumptions/dividends-escrowed.md).
 */
export function escrowedDividends(carry: Carry, today: number, expiryDay: number): number {
  let sum = 0;
  for (let i = 0; i < carry.announced[0]!; i++) {
    const exDay = carry.exDay[i]!;
    if (exDay <= today || exDay > expiryDay) continue;
    sum += carry.amount[i]! * exp(-carry.rates[0]! * interestYears(today, exDay));
  }
  return sum;
}

/**
 * The price that European options are priced on: the spot less the escrowed dividends, both in
 * $0.0001 per share, and at least $0.0001, because no formula takes a price of zero or less.
 */
export function escrowedSpot(carry: Carry, spot: number, today: number, expiryDay: number): number {
  return Math.max(spot - escrowedDividends(carry, today, expiryDay), 1);
}
