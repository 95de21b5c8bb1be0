import type { Market } from "../market/market-state.ts";
import { moneyVolatility } from "./daily-volatility.ts";

/** What the options say of an announced move: of the first expiry that lives to see it. */
export interface AnnouncedDay {
  /** The session that opens after the announcement; days since 1970-01-01, both. */
  readonly day: number;
  readonly expiry: number;
  /** At the money by the marks, per year, at the close before and at the close of that day. */
  before: number;
  after: number;
}

export function createAnnouncedDays(days: readonly number[]): AnnouncedDay[] {
  return days.map((day) => ({ day, expiry: 0, before: Number.NaN, after: Number.NaN }));
}

/** After the marks of a close. */
export function noteAnnounced(announced: AnnouncedDay[], market: Market, today: number): void {
  announced.forEach((one, i) => {
    if (today < one.day) {
      const expiry = firstExpiry(market, one.day);
      announced[i] = { ...one, expiry, before: moneyVolatility(market, expiry) };
    } else if (today === one.day) one.after = moneyVolatility(market, one.expiry);
  });
}

/** The first expiry after a day: it does not end on it. */
function firstExpiry({ instruments }: Market, day: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const expiry = instruments.expiryDay[instruments.live[i]!]!;
    if (expiry > day) first = Math.min(first, expiry);
  }
  return first;
}
