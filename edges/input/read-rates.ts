import { log } from "../../src/math/log.ts";
import { missingColumn, plainName, requireColumn } from "./columns.ts";
import { InputError } from "./input-error.ts";
import { fromPercent } from "./parse-number.ts";
import { type ReadSeries, readDays, readSeries } from "./read-series.ts";
import type { Table } from "./table.ts";

/** 100 % per year: a rate beyond it is in percent. */
const RATE_MAX = 1;

const BILL_DAYS = 91;
const DISCOUNT_YEAR_DAYS = 360;
const YEAR_DAYS = 365;

export type RateUnit = "continuous" | "percent" | "discount";

/** Rates are continuous decimals per year, whatever the file's unit. */
export type Rates =
  | { readonly kind: "constant"; readonly value: number }
  | ({
      readonly kind: "series";
      /** What the file held, to be said to the user. */
      readonly unit: RateUnit;
      /** The column's name as the header writes it. */
      readonly column: string;
    } & ReadSeries);

/**
 * One continuous rate, or a table with `date` and a column `rate` (continuous decimal), `*_pct`
 * (continuous percent) or `*_discount_pct` (bank discount of a 91-day bill, percent): the first.
 *
 * @param flag Named in the refusal of a number.
 * @throws InputError for a rate beyond 100 % per year and a table without such a column.
 */
export function readRates(input: number | Table, flag: string): Rates {
  if (typeof input === "number") {
    const value = acceptRate(input);
    if (typeof value === "number") return { kind: "constant", value };
    throw new InputError({ what: `${flag} ${input} is refused: ${value}` });
  }
  const purpose = "A rate file needs a date column and a rate column (rate, *_pct, *_discount_pct)";
  const days = readDays(input, requireColumn(input, ["date"], purpose));
  const units = input.header.map(unitOf);
  const column = units.findIndex((unit) => unit !== undefined);
  if (column < 0) throw missingColumn(input, ["rate"], purpose);
  const unit = units[column]!;
  const series = readSeries(input, days, column, (value) => toContinuous(value, unit));
  return { kind: "series", unit, column: input.header[column]!, ...series };
}

function unitOf(header: string): RateUnit | undefined {
  const name = plainName(header);
  if (name === "rate") return "continuous";
  if (name.endsWith("_discount_pct")) return "discount";
  return name.endsWith("_pct") ? "percent" : undefined;
}

function toContinuous(value: number, unit: RateUnit): number | string {
  if (unit === "continuous") return acceptRate(value);
  const decimal = fromPercent(value);
  if (Math.abs(decimal) > RATE_MAX) return "a rate is at most 100 percent per year";
  return unit === "percent" ? decimal : continuousFromDiscount(decimal);
}

function acceptRate(value: number): number | string {
  if (Math.abs(value) <= RATE_MAX) return value;
  return "a rate is a decimal per year such as 0.045; percent belong in a column named rate_pct";
}

/**
 * Continuous rate of a 91-day bill from its bank discount d (decimal, on a 360-day year).
 *
 * The bill costs 1 - d 91/360, so the simple yield is y = d / (1 - d 91/360) x 365/360 (Treasury,
 * H.15) and the continuous one ln(1 + y 91/365) x 365/91, whose logarithm is that of 1 / price.
 */
export function continuousFromDiscount(discount: number): number {
  const price = 1 - (discount * BILL_DAYS) / DISCOUNT_YEAR_DAYS;
  return (-log(price) * YEAR_DAYS) / BILL_DAYS;
}
