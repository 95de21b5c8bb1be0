import { amountFromDollars, UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import { InputError, quoted } from "../input-error.ts";
import { isEmptyPrice, parsePrice } from "../prices/price-number.ts";
import { LAST_DAY } from "../read-series.ts";
import { parseTradeTime, type TradeTime } from "./trade-time.ts";

/** Dollars and quantities past this cannot be held exactly. */
const NUMBER_MAX = 1e11;

/** One row of a file by the plain names of its columns. */
export interface TradeLine {
  /** Line of the file, from 1. */
  readonly line: number;
  /** The trimmed cell; empty when there is no such column. */
  text(column: string): string;
  /** The number in a cell ($, thousands commas and parentheses for minus); undefined if empty. */
  number(column: string): number | undefined;
  /** As `number`, in integer units of $0.0001; 0 if empty. */
  units(column: string): number;
  /** @throws InputError when the cell is no date. */
  time(column: string): TradeTime;
  /** The refusal of this row, at a cell. */
  refuse(column: string, what: string, mend?: string): InputError;
}

/** `Price ($)`, `T. Price`, `Put/Call` and `putCall` as `price`, `tprice`, `putcall`. */
export function plainColumn(header: string): string {
  return header.toLowerCase().replace(/[^a-z]/g, "");
}

/** Plain names of columns that files of trades have and files of prices have not. */
const TRADE_COLUMNS: readonly string[] = [
  ..."quantity qty shares action side buysell transactiontype tradetype transcode".split(" "),
  ..."commission commissions".split(" "),
];

/** Whether a header is one of trades, though a date and a price may stand in it too. */
export function looksLikeTrades(header: readonly string[]): boolean {
  return header.some((name) => TRADE_COLUMNS.includes(plainColumn(name)));
}

/** @param header As the file writes it. @param cells In the order of the header. */
export function tradeLine(
  file: string,
  line: number,
  header: readonly string[],
  cells: readonly string[],
): TradeLine {
  const names = header.map(plainColumn);
  const text = (column: string): string => cells[names.indexOf(column)]?.trim() ?? "";
  const refuse = (column: string, what: string, mend = DEFAULT_MEND): InputError => {
    const shown = header[names.indexOf(column)];
    return new InputError({
      file,
      line,
      ...(shown === undefined ? {} : { column: shown.trim() }),
      what,
      mend,
    });
  };
  const number = (column: string): number | undefined => {
    const cell = text(column);
    if (isEmptyPrice(cell)) return undefined;
    const value = parseDollars(cell);
    if (value === undefined) {
      throw refuse(column, `${quoted(cell)} is not a number`, "Write numbers such as 1234.56");
    }
    return value;
  };
  return {
    line,
    text,
    refuse,
    number,
    units: (column) => amountFromDollars(number(column) ?? 0),
    time: (column) => {
      const time = parseTradeTime(text(column).replace(/^.* as of /i, ""));
      if (time !== undefined && time.day <= LAST_DAY) return time;
      throw refuse(column, `${quoted(text(column))} is not a date`, "Correct the date");
    },
  };
}

const DEFAULT_MEND =
  "Correct the row, or delete it and write what happened in the plain form (docs/trades/files.md)";

/** `($153.02)`, `-$1,500.00` and `1234.5`; undefined for any other text. */
export function parseDollars(text: string): number | undefined {
  const inside = /^\((.*)\)$/.exec(text.trim())?.[1];
  const value = parsePrice(inside ?? text, false);
  if (value === undefined || Math.abs(value) > NUMBER_MAX) return undefined;
  return inside === undefined ? value : 0 - value;
}

/** A price in dollars as units, and whether it was finer than a unit. */
export function priceUnits(dollars: number): { price: number; isPriceRounded: boolean } {
  const price = amountFromDollars(dollars);
  return { price, isPriceRounded: price / UNITS_PER_DOLLAR !== dollars };
}

/** Text for a message with runs of digits, such as an account's number, struck out. */
export function withoutNumbers(text: string): string {
  return text.replace(/[A-Z]{0,3}[-.x*]*\d[\d-]{3,}/gi, "#");
}
