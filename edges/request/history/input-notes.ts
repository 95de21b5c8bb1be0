import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  isTradingDay,
} from "../../../src/calendar/trading-days.ts";
import { listed } from "../../input/input-error.ts";
import type { Prices } from "../../input/read-prices.ts";
import type { ReadSeries } from "../../input/read-series.ts";

/** How the price file was read and what was done to it; the report counts dropped rows itself. */
export function priceNotes(prices: Prices, gaps: readonly string[], gapWords: string): string[] {
  const { rounded } = prices;
  return [
    ...prices.notes,
    ...missingDays(prices.days),
    ...(rounded === 0 ? [] : [`Closes written finer than $0.0001, rounded: ${rounded}.`]),
    ...namedGaps(gaps, gapWords),
  ];
}

/** Trading days inside the file that have no price: the hedge then waits for the next one. */
function missingDays(days: Int32Array): string[] {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (first < CALENDAR_FIRST_DAY || last > CALENDAR_LAST_DAY) return [];
  const missing: string[] = [];
  let row = 0;
  for (let day = first; day <= last; day++) {
    if (days[row] === day) row++;
    else if (isTradingDay(day)) missing.push(isoFromDay(day));
  }
  if (missing.length === 0) return [];
  return [`Trading days without a price in the file: ${missing.length} (${listed(missing)}).`];
}

function namedGaps(gaps: readonly string[], words: string): string[] {
  return gaps.length === 0 ? [] : [`${words}: ${listed(gaps)}.`];
}

/**
 * What was done to a file of dated values.
 *
 * @param noun Completes "without ...", such as `a rate`. @param carried days with an earlier value.
 */
export function seriesNotes(
  series: ReadSeries,
  name: string,
  noun: string,
  carried: number,
): string[] {
  const notes: string[] = [];
  if (series.empty > 0) {
    notes.push(`Rows of ${name} without ${noun}: ${series.empty} of ${series.rows}.`);
  }
  if (carried > 0) {
    notes.push(`On ${carried} days without ${noun} the last one was carried (5 at most).`);
  }
  return notes;
}
