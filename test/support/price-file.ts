import { dayFromIso, isoFromDay } from "../../src/calendar/civil-date.ts";
import { isTradingDay } from "../../src/calendar/trading-days.ts";

/** What happens before the open of a row. */
interface FileEvent {
  /** Dollars per share, as shares are on that row. */
  readonly dividend?: number;
  /** New shares for one old one. */
  readonly split?: number;
}

/**
 * A price file of closes as they were traded, dollars, on trading days from 2015-01-02 on, with the
 * adjusted close that defines what was paid: each row's close x (1 - dividend / close before) for
 * every later ex-date, and / split for every later split.
 */
export function priceFile(
  closes: readonly number[],
  events: Readonly<Record<number, FileEvent>> = {},
): string {
  const factors = closes.map(() => 1);
  for (let row = closes.length - 1; row > 0; row--) {
    const { dividend = 0, split = 1 } = events[row] ?? {};
    const left = 1 - dividend / (closes[row - 1]! / split);
    factors[row - 1] = (factors[row]! * left) / split;
  }
  const days = fileDays(closes.length);
  const rows = closes.map((close, row) => {
    return `${isoFromDay(days[row]!)},${close.toFixed(2)},${(close * factors[row]!).toFixed(8)}`;
  });
  return ["date,close,adj close", ...rows].join("\n");
}

/** The days of such a file, since 1970-01-01. */
export function fileDays(count: number): number[] {
  const days: number[] = [];
  for (let day = dayFromIso("2015-01-02")!; days.length < count; day++) {
    if (isTradingDay(day)) days.push(day);
  }
  return days;
}

/** A year and some of closes near $100 that move by about 1 % a day: enough for a forecast. */
export function calmCloses(count: number): number[] {
  return Array.from({ length: count }, (_, row) => cents(100 + Math.sin(row * 1.7)));
}

/** Dollars to the cent. */
export function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100;
}
