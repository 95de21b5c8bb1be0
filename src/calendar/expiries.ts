import { civilFromDay, FRIDAY, nthWeekday } from "./civil-date.ts";
import { previousTradingDay } from "./trading-days.ts";

/** Day number of the third Friday of a month (1..12), traded or not. Any year. */
export function thirdFriday(year: number, month: number): number {
  return nthWeekday(year, month, FRIDAY, 3);
}

/**
 * The day a standard monthly option of this month last trades and is settled: the third Friday, or
 * the trading day before it where the exchange is closed (Good Friday, Juneteenth). 1985 to 2035.
 */
export function monthlyExpiry(year: number, month: number): number {
  return previousTradingDay(thirdFriday(year, month) + 1);
}

/** All monthly expiries from `fromDay` to `toDay`, both included, in date order. */
export function monthlyExpiries(fromDay: number, toDay: number): number[] {
  const expiries: number[] = [];
  if (toDay < fromDay) return expiries;
  const first = civilFromDay(fromDay);
  const last = civilFromDay(toDay);
  const lastMonth = last.year * 12 + last.month - 1;
  for (let months = first.year * 12 + first.month - 1; months <= lastMonth; months += 1) {
    const expiry = monthlyExpiry(Math.floor(months / 12), (months % 12) + 1);
    if (expiry >= fromDay && expiry <= toDay) expiries.push(expiry);
  }
  return expiries;
}
