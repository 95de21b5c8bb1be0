import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  tradingDaysBetween,
} from "../../../src/calendar/trading-days.ts";
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
  const missing = tradingDaysBetween(first, last) + 1 - days.length;
  return missing === 0 ? [] : [`Trading days without a price in the file: ${missing}.`];
}

const NAMED_GAPS_MAX = 6;

function namedGaps(gaps: readonly string[], words: string): string[] {
  if (gaps.length === 0) return [];
  const named = gaps.slice(0, NAMED_GAPS_MAX).join(", ");
  const more = gaps.length - NAMED_GAPS_MAX;
  const rest = more > 0 ? ` and ${more} more` : "";
  return [`${words}: ${named}${rest}.`];
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
