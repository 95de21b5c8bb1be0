import { interestYears } from "../calendar/clocks.ts";
import type { ExpiryQuotes } from "../contracts/expiry-quotes.ts";
import { log } from "../math/log.ts";
import type { Cycle } from "./cycles.ts";
import { lastOnOrBefore } from "./dated-series.ts";

/** A chain's real quotes, laid along the rows of a price history. */
export interface ChainHistory {
  /** By row, ascending; one for each day with quotes. */
  readonly days: readonly ChainDay[];
}

export interface ChainDay {
  readonly row: number;
  /** By day, ascending. */
  readonly expiries: readonly ChainExpiry[];
}

/** One expiry as it was quoted on one day. */
export interface ChainExpiry {
  /** Row of the last close on or before the expiry. */
  readonly row: number;
  /**
   * Continuous per year: with it, spot and rate give the forward of put-call parity. Undefined
   * where the quotes tell none: they are good for buying back, not for a sale.
   */
  readonly dividendYield: number | undefined;
  readonly quotes: ExpiryQuotes;
}

/** A two-sided price in $0.0001 per share; the bid is 0 where nobody bids. */
export interface QuotedPrice {
  readonly bid: number;
  readonly ask: number;
}

/** An expiry of one day with its forward in $0.0001 per share, or its dividend yield per year. */
export interface ForwardOfExpiry {
  readonly quotes: ExpiryQuotes;
  /** Undefined where the quotes tell none. */
  readonly forward: number | undefined;
  /** Set for American options, whose forward already comes from a yield. */
  readonly dividendYield: number | undefined;
}

/**
 * Puts expiries of all days on the rows of the prices. Days that have no price, and expiries that
 * end on the quote's own row or after the last price, are left out.
 *
 * @param rates continuous per year on each row.
 */
export function chainHistory(
  expiries: readonly ForwardOfExpiry[],
  days: Int32Array,
  closes: Float64Array,
  rates: Float64Array,
): ChainHistory {
  const byRow = new Map<number, ChainExpiry[]>();
  for (const { quotes, forward, dividendYield } of expiries) {
    const row = days.indexOf(quotes.day!);
    const expiryDay = quotes.expiryDay!;
    const last = lastOnOrBefore(days, expiryDay);
    if (row < 0 || last <= row || expiryDay > days.at(-1)! + MOST_DAYS_CLOSED) continue;
    const years = interestYears(days[row]!, days[last]!);
    const carry =
      forward === undefined ? undefined : rates[row]! - log(forward / closes[row]!) / years;
    const known = byRow.get(row) ?? [];
    known.push({ row: last, dividendYield: dividendYield ?? carry, quotes });
    byRow.set(row, known);
  }
  const rows = [...byRow.keys()].sort((a, b) => a - b);
  return { days: rows.map((row) => ({ row, expiries: byRow.get(row)! })) };
}

/** An expiry on a Saturday, or on Good Friday, is settled at the close before. */
const MOST_DAYS_CLOSED = 2;

/** The quotes of a row; undefined on a day without. */
export function chainOn({ days }: ChainHistory, row: number): ChainDay | undefined {
  return days.find((day) => day.row === row);
}

/** The quote of one option on a row; undefined where there is none. */
export function quotedPrice(
  chain: ChainHistory,
  row: number,
  right: 1 | -1,
  strike: number,
  expiryRow: number,
): QuotedPrice | undefined {
  const expiry = chainOn(chain, row)?.expiries.find((found) => found.row === expiryRow);
  const quotes = expiry?.quotes.strikes.find((found) => found.strike === strike);
  return right > 0 ? quotes?.call : quotes?.put;
}

/**
 * Cycles that a chain allows: a sale on the first quoted day from `from` on, to the expiry nearest
 * to so many calendar days away, and the next on the first quoted day that is not before it.
 *
 * @param to last day that may be an expiry.
 */
export function chainCycles(
  chain: ChainHistory,
  days: Int32Array,
  from: number,
  to: number,
  length: number,
): Cycle[] {
  const cycles: Cycle[] = [];
  let earliest = from;
  for (const { row, expiries } of chain.days) {
    if (days[row]! < earliest) continue;
    const away = (expiry: ChainExpiry): number => Math.abs(days[expiry.row]! - days[row]! - length);
    const open = expiries.filter(
      (expiry) => expiry.dividendYield !== undefined && days[expiry.row]! <= to,
    );
    const nearest = open.reduce<ChainExpiry | undefined>(
      (best, next) => (best === undefined || away(next) < away(best) ? next : best),
      undefined,
    );
    if (nearest === undefined) continue;
    cycles.push({ entry: row, expiry: nearest.row });
    earliest = days[nearest.row]!;
  }
  return cycles;
}
