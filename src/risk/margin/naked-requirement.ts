import { MULTIPLIER } from "../../contracts/instrument-table.ts";

/** Of the stock's value; the least for a call is of the stock, for a put of the strike. */
const BASE_PERCENT = 20;
const LEAST_PERCENT = 10;

/**
 * What one short contract needs when nothing covers it: its current premium, and the larger of 20 %
 * of the stock less what it is out of the money, and 10 % of the stock (call) or strike (put).
 * Source: Cboe Rule 10.3, FINRA Rule 4210(f)(2). Returns $0.0001 per contract; parts of a unit,
 * which only adjusted contracts have, count as a whole one.
 *
 * @param right 1 call, -1 put. @param strikeUnits, @param spotUnits $0.0001 per share.
 * @param premiumUnits the mark, $0.0001 per contract. @param deliverable shares per contract.
 */
export function nakedRequirement(
  right: number,
  strikeUnits: number,
  spotUnits: number,
  premiumUnits: number,
  deliverable: number,
): number {
  const stock = spotUnits * deliverable;
  const strike = strikeUnits * MULTIPLIER;
  const outOfTheMoney = Math.max(right * (strike - stock), 0);
  const least = percentUp(right > 0 ? stock : strike, LEAST_PERCENT);
  return premiumUnits + Math.max(percentUp(stock, BASE_PERCENT) - outOfTheMoney, least);
}

/** A whole percentage of a whole amount >= 0, up to the next unit. */
export function percentUp(amount: number, percent: number): number {
  // By quotient and remainder: amount x percent may pass 2^53 where the result does not.
  const rest = amount % 100;
  return ((amount - rest) / 100) * percent + Math.ceil((rest * percent) / 100);
}
