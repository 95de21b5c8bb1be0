import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import {
  type DividendColumns,
  dividendsOfTrailing,
  dividendsOfYield,
  dividendsOnExDates,
  knownColumn,
} from "../../../src/history/replay-columns.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import { InputError } from "../../input/input-error.ts";
import type { DerivedDividends } from "../../input/prices/events/derive-events.ts";
import type { Dividends } from "../../input/read-dividends.ts";
import type { Rates, RateUnit } from "../../input/read-rates.ts";
import { seriesNotes } from "./input-notes.ts";

/** 100 % of the price per year. */
const YIELD_MAX = 1;

/** Continuous interest per year on each row, NaN where unknown. */
export interface RateColumn {
  readonly values: Float64Array;
  readonly notes: readonly string[];
}

const RATE_UNITS: Readonly<Record<RateUnit, string>> = {
  continuous: "continuous decimals per year",
  percent: "continuous percent per year",
  discount: "the bank discount of 91-day bills in percent",
};

/** @param name of the file, for the notes. */
export function rateColumn(rates: Rates, name: string, days: Int32Array): RateColumn {
  if (rates.kind === "constant") {
    return { values: new Float64Array(days.length).fill(rates.value), notes: [] };
  }
  const { values, carried } = knownColumn(days, rates);
  const unit = `Rates from ${name}: column ${rates.column}, read as ${RATE_UNITS[rates.unit]}.`;
  return { values, notes: [unit, ...seriesNotes(rates, name, "a rate", carried)] };
}

/** What is paid on each row, and the yield that options are priced with. */
export interface DividendInput extends DividendColumns {
  readonly announced: boolean;
  readonly notes: readonly string[];
}

/** @param name of the file, for the notes. */
export function dividendInput(
  dividends: Dividends,
  name: string,
  days: Int32Array,
  closes: Float64Array,
): DividendInput {
  switch (dividends.kind) {
    case "none":
      return { ...dividendsOfYield(closes, 0), announced: false, notes: [] };
    case "yield":
      return { ...dividendsOfYield(closes, dividends.value), announced: false, notes: [] };
    case "trailing": {
      const notes = seriesNotes(dividends, name, "an amount", 0);
      const columns = dividendsOfTrailing(days, closes, dividends);
      refuseYield(columns.yields, name, days);
      return { ...columns, announced: false, notes };
    }
    case "discrete": {
      const { paid, yields, outside } = dividendsOnExDates(days, dividends);
      const { rounded } = dividends;
      const notes = seriesNotes(dividends, name, "an amount", 0);
      if (rounded > 0) notes.push(`Dividends written finer than $0.0001, rounded: ${rounded}.`);
      if (outside > 0) {
        notes.push(`Dividends with an ex-date outside the prices' days, left out: ${outside}.`);
      }
      return { paid, yields, announced: true, notes };
    }
  }
}

/** The dividends of the adjusted close, announced like those of a file. */
export function derivedDividends(derived: DerivedDividends, days: Int32Array): DividendInput {
  const { amounts, uncertainty } = derived;
  const series = { days: derived.days, values: amounts };
  const { paid, yields } = dividendsOnExDates(days, series);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const most = (Math.ceil(uncertainty) / UNITS_PER_DOLLAR).toFixed(4);
  const notes = [
    amounts.length === 0
      ? "The adjusted close shows no dividends."
      : `Dividends derived from the adjusted close: ${amounts.length}, ` +
        `$${(sum / UNITS_PER_DOLLAR).toFixed(2)} a share in the whole file, ` +
        `each +-$${most} at most. --dividends 0 leaves them out.`,
  ];
  return { paid, yields, announced: true, notes };
}

function refuseYield(yields: Float64Array, name: string, days: Int32Array): void {
  const row = yields.findIndex((dividendYield) => dividendYield > YIELD_MAX);
  if (row < 0) return;
  throw new InputError({
    file: name,
    column: "dividend_ttm",
    what: `more than the price itself on ${isoFromDay(days[row]!)}`,
    why: "Trailing dividends are in the unit of the price, per share and year",
    mend: "Check the unit of the file",
  });
}
