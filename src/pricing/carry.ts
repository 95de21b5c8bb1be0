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
}

/** Announced dividends that a market can hold at once. */
export const MOST_DIVIDENDS = 64;

export function createCarry(columns: Columns, name = "carry"): Carry {
  return {
    rates: columns.float64(`${name}.rates`, 2),
    announced: columns.float64(`${name}.announced`, 1),
    exDay: columns.float64(`${name}.exDay`, MOST_DIVIDENDS),
    amount: columns.float64(`${name}.amount`, MOST_DIVIDENDS),
  };
}

/** Makes `out` the same as `carry`. */
export function copyCarry(out: Carry, carry: Carry): void {
  out.rates.set(carry.rates);
  out.announced.set(carry.announced);
  out.exDay.set(carry.exDay);
  out.amount.set(carry.amount);
}

/** Adds a dividend to the known ones; false when there is no room. */
export function announceDividend(carry: Carry, exDay: number, amount: number): boolean {
  const place = carry.announced[0]!;
  if (place === MOST_DIVIDENDS) return false;
  carry.exDay[place] = exDay;
  carry.amount[place] = amount;
  carry.announced[0] = place + 1;
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
}

/** A split changes what is paid per share: `factor` old shares are one new one. */
export function splitAnnounced(carry: Carry, factor: number): void {
  for (let i = 0; i < carry.announced[0]!; i++) carry.amount[i] = carry.amount[i]! * factor;
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
