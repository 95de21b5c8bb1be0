import { remainderOf } from "../math/remainder.ts";
/**
 * `listed`: $0.01 under $3.00 and $0.05 from there (the two steps of the penny programme);
 * `none`: every $0.0001, so that a model price survives.
 */
export type TickRule = "listed" | "none";

/** In $0.0001. */
const TICK_CHANGE_PRICE = 30_000;
const SMALL_TICK = 100;
const LARGE_TICK = 500;

/** The tick in force at a price, both in $0.0001. */
export function tickAt(rule: TickRule, price: number): number {
  if (rule === "none") return 1;
  return price < TICK_CHANGE_PRICE ? SMALL_TICK : LARGE_TICK;
}

/** The highest price on a tick at or below a price >= 0 in $0.0001 (fractions allowed). */
export function roundDownToTick(rule: TickRule, price: number): number {
  const whole = Math.floor(price);
  return whole - remainderOf(whole, tickAt(rule, price));
}

/** The lowest price on a tick at or above a price >= 0 in $0.0001 (fractions allowed). */
export function roundUpToTick(rule: TickRule, price: number): number {
  const below = roundDownToTick(rule, price);
  return below === price ? price : below + tickAt(rule, price);
}

/** Whether a whole price >= 0 in $0.0001 may be quoted under this rule. */
export function isOnTick(rule: TickRule, price: number): boolean {
  return remainderOf(price, tickAt(rule, price)) === 0;
}
