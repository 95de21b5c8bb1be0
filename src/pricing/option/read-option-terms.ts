import { calendarScale, interestYears } from "../../calendar/clocks.ts";
import { type InstrumentTable, MULTIPLIER } from "../../contracts/instrument-table.ts";
import { type Carry, escrowedSpot } from "../carry.ts";
import { addDividend, type OptionTerms } from "./option-terms.ts";

/**
 * Writes the terms of a series on a day into `out`: of a European one with the escrowed spot, of an
 * American one with the announced dividends up to its expiry.
 *
 * @param stockPrice $0.0001 per share, as everything in `out`.
 */
export function readOptionTerms(
  out: OptionTerms,
  table: InstrumentTable,
  carry: Carry,
  series: number,
  stockPrice: number,
  today: number,
): void {
  const expiryDay = table.expiryDay[series]!;
  const american = table.american[series] === 1;
  const shareRatio = table.deliverable[series]! / MULTIPLIER;
  const price = american ? stockPrice : escrowedSpot(carry, stockPrice, today, expiryDay);
  out.american = american;
  out.right = table.right[series] as 1 | -1;
  out.strike = table.strike[series]!;
  out.spot = price * shareRatio;
  out.years = interestYears(today, expiryDay);
  out.clock = table.volClock;
  out.expiryDay = expiryDay;
  out.sigmaScale = calendarScale(table.volClock, today, expiryDay);
  out.rate = carry.rates[0]!;
  out.dividendYield = carry.rates[1]!;
  out.life = interestYears(table.listedDay[series]!, expiryDay);
  out.shareRatio = shareRatio;
  readDividends(out, carry, today, expiryDay);
}

/** Writes the announced dividends of an American option's days after `today` into `out`. */
export function readDividends(
  out: OptionTerms,
  carry: Carry,
  today: number,
  expiryDay: number,
): void {
  out.dividends = 0;
  if (!out.american) return;
  for (let i = 0; i < carry.announced[0]!; i++) {
    const exDay = carry.exDay[i]!;
    if (exDay <= today || exDay > expiryDay) continue;
    addDividend(out, expiryDay - exDay, carry.amount[i]! * out.shareRatio);
  }
}
