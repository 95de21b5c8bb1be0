import { findColumn, missingColumn, plainName } from "../columns.ts";
import type { Table } from "../table.ts";

/** Plain names in order of preference; the last two are Polish (Stooq) and German. */
const DATE_NAMES = ["date", "datetime", "timestamp", "time", "day", "data", "datum"];

/** `close/last` is Nasdaq's, `price` Investing.com's, `zamkniecie` Stooq's in Polish. */
const CLOSE_NAMES = [
  "close",
  "close/last",
  "price",
  "last",
  "close_price",
  "closing_price",
  "last_price",
  "zamkniecie",
];

const ADJUSTED_NAMES = ["adj_close", "adjusted_close", "adjclose", "adj._close"];

/** The columns of a price file by index. */
export interface PriceColumns {
  readonly date: number;
  readonly close: number;
  /** -1 when there is none beside the close. */
  readonly adjusted: number;
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

/**
 * The columns of date, close and adjusted close. An adjusted close alone serves as the close.
 *
 * @throws InputError for a missing column, and for two columns of one name.
 */
export function priceColumns(table: Table): PriceColumns {
  const purpose = "A price file needs a date and a close column";
  const date = firstColumn(table, DATE_NAMES);
  if (date < 0) throw missingColumn(table, ["date"], purpose);
  const named = firstColumn(table, CLOSE_NAMES);
  const adjusted = firstColumn(table, ADJUSTED_NAMES);
  const close = named < 0 ? adjusted : named;
  if (close < 0) throw missingColumn(table, ["close"], purpose);
  const name = table.header[close]!;
  const isPlain = priceName(name) === "close";
  const notes = isPlain ? [] : [`Closes are read from the column ${name.slice(0, 40)}.`];
  if (named < 0) notes.push(ADJUSTED_NOTE);
  else if (adjusted < 0 && looksLikeYfinance(table)) {
    notes.push(`These look like yfinance's prices. ${ADJUSTED_NOTE}`);
  }
  return { date, close, adjusted: named < 0 ? -1 : adjusted, notes };
}

const ADJUSTED_NOTE =
  "The closes are already adjusted for dividends: do not add --dividends. " +
  "Unadjusted ones (yfinance: auto_adjust=False) keep the strikes of the time.";

function firstColumn(table: Table, names: readonly string[]): number {
  for (const name of names) {
    const column = findColumn(table, name, priceName);
    if (column >= 0) return column;
  }
  return -1;
}

/** Its downloads put the close first, its ticker histories end in dividends and splits. */
function looksLikeYfinance(table: Table): boolean {
  const names = table.header.map(priceName).join(",");
  return (
    names.startsWith("date,close,high,low,open,volume") ||
    names.includes("volume,dividends,stock_splits")
  );
}
