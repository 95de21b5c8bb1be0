import type { Columns } from "../base/columns.ts";
import { calendarScale, interestYears } from "../calendar/clocks.ts";
import { type InstrumentTable, STOCK } from "../contracts/instrument-table.ts";
import type { Account } from "../ledger/accounts.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import type { Rows } from "../messages/rows.ts";
import { type Carry, copyCarry, createCarry } from "../pricing/carry.ts";
import { copyOptionTerms } from "../pricing/option/option-terms.ts";
import { readDividends, readOptionTerms } from "../pricing/option/read-option-terms.ts";
import type { PricingPoint } from "./explain-step.ts";

/** What a mark of a series is read from. */
export interface Marked {
  readonly instruments: InstrumentTable;
  readonly carry: Carry;
  readonly marks: Marks;
}

/** The parts of a market that an attribution reads. */
export interface Attributed extends Marked {
  readonly columns: Columns;
  readonly accounts: readonly Account[];
  readonly events: Rows;
  readonly ledger: Ledger;
}

/** Where each series' price stood at its last mark, a column per variable. */
export interface SeriesMarks {
  /** 0 as long as there has been none. */
  readonly spot: Float64Array;
  readonly years: Float64Array;
  readonly sigma: Float64Array;
  readonly rate: Float64Array;
  readonly dividendYield: Float64Array;
  /** Day of that mark; what was announced at the last instant of marks and at the one before. */
  readonly day: Float64Array;
  readonly announced: Carry;
  readonly announcedBefore: Carry;
}

export function createSeriesMarks(columns: Columns, series: number): SeriesMarks {
  return {
    spot: columns.float64("attribution.spot", series),
    years: columns.float64("attribution.years", series),
    sigma: columns.float64("attribution.sigma", series),
    rate: columns.float64("attribution.rate", series),
    dividendYield: columns.float64("attribution.dividendYield", series),
    day: columns.float64("attribution.day", series),
    announced: createCarry(columns, "attribution.announced"),
    announcedBefore: createCarry(columns, "attribution.announcedBefore"),
  };
}

/** An instant of marks: what is announced by now, and what was at the last one. */
export function keepAnnounced({ announced, announcedBefore }: SeriesMarks, carry: Carry): void {
  copyCarry(announcedBefore, announced);
  copyCarry(announced, carry);
}

/** What a series' mark of now stands on. */
export function readPoint(
  { instruments, carry, marks }: Marked,
  series: number,
  point: PricingPoint,
  today: number,
): void {
  readOptionTerms(point, instruments, carry, series, marks.mark[STOCK]!, today);
  // A series that nobody settled on its last day stays worth its payoff.
  point.years = Math.max(point.years, 0);
  point.sigma = marks.volatility[series]!;
}

export function keepPoint(
  kept: SeriesMarks,
  series: number,
  point: PricingPoint,
  today: number,
): void {
  kept.spot[series] = point.spot;
  kept.years[series] = point.years;
  kept.sigma[series] = point.sigma;
  kept.rate[series] = point.rate;
  kept.dividendYield[series] = point.dividendYield;
  kept.day[series] = today;
}

/** What the two do for a series of a chain, whose spot is the stock's mark, without its terms. */
export function keepOfChain(
  kept: SeriesMarks,
  { instruments, carry, marks }: Marked,
  series: number,
  today: number,
): void {
  kept.spot[series] = marks.mark[STOCK]!;
  kept.years[series] = Math.max(interestYears(today, instruments.expiryDay[series]!), 0);
  kept.sigma[series] = marks.volatility[series]!;
  kept.rate[series] = carry.rates[0]!;
  kept.dividendYield[series] = carry.rates[1]!;
  kept.day[series] = today;
}

/** The point of the last mark, with the terms of the one of now. */
export function restorePoint(
  kept: SeriesMarks,
  series: number,
  point: PricingPoint,
  now: PricingPoint,
): void {
  copyOptionTerms(point, now);
  point.spot = kept.spot[series]!;
  point.years = kept.years[series]!;
  point.sigmaScale = calendarScale(now.clock, kept.day[series]!, now.expiryDay);
  point.sigma = kept.sigma[series]!;
  point.rate = kept.rate[series]!;
  point.dividendYield = kept.dividendYield[series]!;
  readDividends(point, kept.announcedBefore, kept.day[series]!, now.expiryDay);
}
