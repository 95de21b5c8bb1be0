import { findColumn, missingColumn, plainName } from "../columns.ts";
import { InputError } from "../input-error.ts";
import type { Table } from "../table.ts";
import type { CloseKind } from "./events/listed-splits.ts";
import { TICKER_NAMES } from "./tickers.ts";

/** Plain names in order of preference; the last two are Polish (Stooq) and German. */
const DATE_NAMES = [
  ..."date datetime timestamp time day trade_date trading_date observation_date".split(" "),
  ..."data datum".split(" "),
];

/**
 * `close/last` is Nasdaq's, `price` Investing.com's, `px_last` Bloomberg's, `zamkniecie` Stooq's in
 * Polish; the last are German.
 */
const CLOSE_NAMES = [
  ..."close close/last price last close_price closing_price last_price px_last".split(" "),
  ..."zamkniecie schlusskurs schluss zuletzt".split(" "),
];

const ADJUSTED_NAMES = ["adj_close", "adjusted_close", "adjclose", "adj._close", "close_adj"];

/** What the user says of a price file, where it does not tell. */
export interface PriceChoice {
  /** Of a file with several: the rows, or the column, of this name. */
  readonly ticker?: string;
  /** Whether the closes are adjusted for splits, or as traded; found out where it is not said. */
  readonly close?: CloseKind;
}

/** The columns of a price file by index. */
export interface PriceColumns {
  readonly date: number;
  readonly close: number;
  /** -1 when there is none beside the close. */
  readonly adjusted: number;
  /** -1 when there is none. */
  readonly ticker: number;
  /** What must be said about the choice. */
  readonly notes: readonly string[];
}

/** `<CLOSE>` (Stooq's bulk files) and `Close*` (copied from a page) are `close`. */
function priceName(header: string): string {
  return plainName(header.replace(/[<>*]/g, ""));
}

/** Whether these cells name a date and a close: the header of a price file. */
export function isPriceHeader(cells: readonly string[]): boolean {
  const names = cells.map(priceName);
  const has = (wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name));
  return has(DATE_NAMES) && (has(CLOSE_NAMES) || has(ADJUSTED_NAMES));
}

/** The index of the date column, or -1. */
export function dateColumn(table: Pick<Table, "name" | "header" | "headerLine">): number {
  return firstColumn(table, DATE_NAMES);
}

/**
 * The columns of date, close, adjusted close and ticker. An adjusted close alone serves as the
 * close; without a ticker column the column named like the ticker does.
 *
 * @throws InputError for a missing column, for two columns of one name, and when only an adjusted
 * close is there and `choice` says unadjusted.
 */
export function priceColumns(table: Table, choice: PriceChoice = {}): PriceColumns {
  const purpose = "A price file needs a date and a close column";
  const date = dateColumn(table);
  if (date < 0) throw missingColumn(table, ["date"], purpose);
  const ticker = firstColumn(table, TICKER_NAMES);
  const wanted = ticker < 0 ? choice.ticker : undefined;
  const named = firstColumn(table, wanted === undefined ? CLOSE_NAMES : [priceName(wanted)]);
  const adjusted = wanted === undefined ? firstColumn(table, ADJUSTED_NAMES) : -1;
  const close = named < 0 ? adjusted : named;
  if (close < 0) throw missingColumn(table, [wanted ?? "close"], purpose);
  const name = table.header[close]!;
  const isPlain = priceName(name) === "close";
  const notes = isPlain ? [] : [`Closes are read from the column ${name.slice(0, 40)}.`];
  if (named < 0 && choice.close === "unadjusted") throw onlyAdjusted(table, name);
  if (named < 0) notes.push(ADJUSTED_NOTE);
  else if (adjusted < 0 && choice.close !== "unadjusted" && looksLikeYfinance(table)) {
    notes.push(`These look like yfinance's prices. ${ADJUSTED_NOTE}`);
  }
  return { date, close, adjusted: named < 0 ? -1 : adjusted, ticker, notes };
}

const ADJUSTED_NOTE =
  "The closes are already adjusted for dividends: do not add --dividends. " +
  "Unadjusted ones (yfinance: auto_adjust=False) keep the strikes of the time.";

function firstColumn(
  table: Pick<Table, "name" | "header" | "headerLine">,
  names: readonly string[],
): number {
  for (const name of names) {
    const column = findColumn(table, name, priceName);
    if (column >= 0) return column;
  }
  return -1;
}

function onlyAdjusted(table: Table, column: string): InputError {
  return new InputError({
    file: table.name,
    line: table.headerLine,
    column,
    what: "these closes are adjusted, and the file has no others",
    why: "--close unadjusted says that they are as traded",
    mend: "Leave out --close, or give a file with the column close",
  });
}

/** Its downloads put the close first, its ticker histories end in dividends and splits. */
function looksLikeYfinance(table: Table): boolean {
  const names = table.header.map(priceName).join(",");
  return (
    names.startsWith("date,close,high,low,open,volume") ||
    names.includes("volume,dividends,stock_splits")
  );
}
