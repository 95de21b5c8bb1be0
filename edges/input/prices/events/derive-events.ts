import { isoFromDay } from "../../../../src/calendar/civil-date.ts";
import { roundHalfAway, UNITS_PER_DOLLAR } from "../../../../src/money/amount.ts";
import { adjustedSteps, roundingError } from "./adjusted-steps.ts";
import { type Classified, classifySteps, type Event } from "./classify-steps.ts";
import { ratioOf, type ShareRatio } from "./simple-ratio.ts";

export interface Split extends ShareRatio {
  /** The first day with the new number of shares, days since 1970-01-01. */
  readonly day: number;
}

/** Cash dividends that close and adjusted close show. */
export interface DerivedDividends {
  /** Ex-dates, days since 1970-01-01, ascending. */
  readonly days: Int32Array;
  /** Integer units of $0.0001 per share as it is traded on the ex-date. */
  readonly amounts: Float64Array;
  /** The most that rounding leaves open in an amount, in $0.0001. */
  readonly uncertainty: number;
}

/** What close and adjusted close say of a company's actions. */
export interface DerivedEvents {
  readonly dividends: DerivedDividends;
  readonly splits: readonly Split[];
  /** What is doubtful about them. */
  readonly notes: readonly string[];
}

const NO_EVENTS: DerivedEvents = {
  dividends: { days: new Int32Array(0), amounts: new Float64Array(0), uncertainty: 0 },
  splits: [],
  notes: [],
};

/** More changes than this share of the rows, and a year's dividends, are no company's. */
const STEPS_PER_ROW_MAX = 0.06;
const STEPS_ALWAYS = 12;

/** A dividend above this share of the price is rare: it may be a spin-off. */
const LARGE_SHARE = 0.15;

/** Steps of a written amount in units of $0.0001, the roundest first: a cent, a tenth of it. */
const AMOUNT_STEPS = [100, 10, 1];

/**
 * Splits and cash dividends from closes and adjusted closes, both in dollars, oldest first.
 *
 * With r = adjusted close / close, a split of s new shares for one makes r s times as large, and a
 * dividend of D on an ex-date after the close C makes it 1 / (1 - D / C) times as large, which is
 * how the adjustment is defined (CRSP, Yahoo): D = C (1 - r before / r after). Splits are found
 * first and taken out of the closes: what is left in r are dividends.
 *
 * @param factors What each row's close is multiplied with to be as it was traded; amounts too.
 */
export function deriveEvents(
  days: Int32Array,
  closes: Float64Array,
  adjusted: Float64Array,
  factors?: Float64Array,
): DerivedEvents {
  const exact = classifySteps(adjustedSteps(closes, adjusted));
  // Closes that are rounded themselves seem to change the quotient up and down.
  const errors =
    exact.odd.length === 0 ? undefined : new Float64Array(days.length).fill(roundingError(closes));
  const found = errors ? classifySteps(adjustedSteps(closes, adjusted, errors)) : exact;
  const steps = found.events.length + found.odd.length;
  if (steps > STEPS_ALWAYS + days.length * STEPS_PER_ROW_MAX) {
    const count = `${steps} changes in ${days.length} rows`;
    const note = `The adjusted close follows no dividends (${count}): none are derived.`;
    return { ...NO_EVENTS, notes: [`${note} Give --dividends FILE.`] };
  }
  const splits = found.events.filter(({ split }) => split !== undefined);
  const scales = splitScales(splits, days.length);
  const scaled = (column: Float64Array): Float64Array => column.map((v, row) => v * scales[row]!);
  const even = scaled(closes);
  const rest = classifySteps(adjustedSteps(even, adjusted, errors && scaled(errors)));
  const payments = rest.events.flatMap((event) => {
    const { row } = event.step;
    return paymentOf(event, (even[row - 1]! / scales[row]!) * (factors?.[row] ?? 1));
  });
  return {
    dividends: {
      days: Int32Array.from(payments, ({ row }) => days[row]!),
      amounts: Float64Array.from(payments, ({ amount }) => amount),
      uncertainty: payments.reduce((most, { uncertainty }) => Math.max(most, uncertainty), 0),
    },
    splits: splits.map(({ step, split }) => ({ day: days[step.row]!, ...split! })),
    notes: doubts(rest, days),
  };
}

/** What turns each row's close into one per share of the last row. */
function splitScales(splits: readonly Event[], rows: number): Float64Array {
  const scales = new Float64Array(rows).fill(1);
  for (const { step, split } of splits) {
    for (let row = 0; row < step.row; row++) scales[row]! /= ratioOf(split!);
  }
  return scales;
}

interface Payment {
  readonly row: number;
  readonly amount: number;
  readonly uncertainty: number;
}

/**
 * The cash of an event, none or one, in $0.0001 per share.
 *
 * @param before The close before the ex-date in dollars, of a share as it is on the ex-date.
 */
function paymentOf({ step }: Event, before: number): Payment[] {
  const { row, low, high } = step;
  const units = before * UNITS_PER_DOLLAR;
  const [least, most] = [units * (1 - 1 / low), units * (1 - 1 / high)];
  const amount = roundAmount(least, most);
  const uncertainty = Math.max(amount - least, most - amount);
  return amount > 0 ? [{ row, amount, uncertainty }] : [];
}

/** The roundest amount between the bounds: cents where they allow it. */
function roundAmount(least: number, most: number): number {
  const middle = (least + most) / 2;
  for (const step of AMOUNT_STEPS) {
    const amount = roundHalfAway(middle / step) * step;
    if (amount >= least && amount <= most && amount > 0) return amount;
  }
  return roundHalfAway(middle);
}

function doubts({ events, odd }: Classified, days: Int32Array): string[] {
  const notes: string[] = [];
  const dayOf = (row: number): string => isoFromDay(days[row]!);
  const unsure = events.filter(({ step }) => step.isDayUnsure);
  if (unsure.length > 0) {
    const first = dayOf(unsure[0]!.step.row);
    notes.push(`Derived ex-dates that rounding leaves open by days: ${unsure.length} (${first}).`);
  }
  const large = events.filter(({ step }) => 1 - 1 / step.low > LARGE_SHARE);
  if (large.length > 0) {
    const first = dayOf(large[0]!.step.row);
    notes.push(
      `Derived dividends above 15 % of the price: ${large.length} (${first}). ` +
        "A spin-off is taken for cash; a split needs --splits FILE.",
    );
  }
  if (odd.length > 0) {
    const where = `${odd.length} (${dayOf(odd[0]!.row)})`;
    notes.push(
      `Changes of the adjusted close that are no dividend and no split, left out: ${where}.`,
    );
  }
  return notes;
}
