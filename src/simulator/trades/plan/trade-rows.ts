import { isoFromDay, SATURDAY, SUNDAY, weekday } from "../../../calendar/civil-date.ts";
import { lastOnOrBefore } from "../../../history/dated-series.ts";
import { UnplayableTrades, type UserTrade } from "./user-trade.ts";

/** A close older than this says nothing of a trade. */
const DAYS_OLD_MAX = 7;

/**
 * Row of prices of a trade: of its day, or the last before it (a weekend, a day that is missing).
 *
 * @throws UnplayableTrades where there is no close in the week before, or none after it.
 */
export function rowOfTrade(days: Int32Array, trade: UserTrade): number {
  const row = lastOnOrBefore(days, trade.day);
  if (row >= 0 && trade.day - days[row]! <= DAYS_OLD_MAX && !isPast(days, trade.day)) return row;
  const [first, last] = [isoFromDay(days[0]!), isoFromDay(days.at(-1)!)];
  throw new UnplayableTrades({
    trade,
    what: `there is no price on ${isoFromDay(trade.day)}`,
    why: `The prices go from ${first} to ${last}, and a trade needs one in the week before it`,
    mend: "Give prices from your first trade to your last",
  });
}

/** Row of the last close of a series; undefined when it ends after the prices. */
export function rowOfExpiry(days: Int32Array, expiryDay: number): number | undefined {
  return isPast(days, expiryDay) ? undefined : lastOnOrBefore(days, expiryDay);
}

/** Whether a weekday has passed since the last price. */
function isPast(days: Int32Array, day: number): boolean {
  for (let after = days.at(-1)! + 1; after <= day; after++) {
    const name = weekday(after);
    if (name !== SATURDAY && name !== SUNDAY) return true;
  }
  return false;
}
