import type { OptionQuote } from "../../../src/contracts/option-quote.ts";
import { amountFromDollars } from "../../../src/money/amount.ts";
import { cellError, readNumber } from "../columns.ts";
import { quoted } from "../input-error.ts";
import { isEmptyPrice } from "../prices/price-number.ts";
import type { Table } from "../table.ts";
import type { ChainColumns } from "./chain-columns.ts";
import type { ChainDays } from "./chain-days.ts";

/**
 * Why a row is no quote: nobody bids or offers; there is a bid and no ask; the bid is above the
 * ask; the option expires on the day of the quote or before it.
 */
export type QuoteFault = "no-quote" | "no-ask" | "crossed" | "expired";

/** Dollars; above it the column holds something else. */
const PRICE_MAX = 1e6;

const RIGHTS: ReadonlyMap<string, "call" | "put"> = new Map([
  ["call", "call"],
  ["c", "call"],
  ["1", "call"],
  ["put", "put"],
  ["p", "put"],
  ["-1", "put"],
]);

const STYLES: ReadonlyMap<string, "european" | "american"> = new Map([
  ["e", "european"],
  ["european", "european"],
  ["a", "american"],
  ["american", "american"],
]);

/**
 * The quote of one row, or why it is none.
 *
 * @throws InputError for a cell that cannot be read; an empty bid or ask is one of 0.
 */
export function readQuote(
  table: Table,
  columns: ChainColumns,
  row: number,
  days: ChainDays,
): OptionQuote | QuoteFault {
  const right = readWord(table, row, columns.right, RIGHTS, "call, put, C, P, 1 or -1");
  const strike = readPrice(table, row, columns.strike);
  if (!(strike > 0)) {
    throw cellError(table, row, columns.strike, "a strike is above 0", "Correct the cell");
  }
  const bid = readPrice(table, row, columns.bid);
  const ask = readPrice(table, row, columns.ask);
  if (ask === 0) return bid === 0 ? "no-quote" : "no-ask";
  if (bid > ask) return "crossed";
  const years = days.years[row]!;
  if (years <= 0) return "expired";
  const spot = columns.spot < 0 ? 0 : readPrice(table, row, columns.spot);
  return {
    day: days.quoteDays[row],
    expiryDay: days.expiryDays[row],
    years,
    right,
    style:
      columns.style < 0
        ? undefined
        : readWord(table, row, columns.style, STYLES, "E, A, european or american"),
    strike,
    bid,
    ask,
    spot: spot > 0 ? spot : undefined,
    volume: readCount(table, row, columns.volume),
    openInterest: readCount(table, row, columns.openInterest),
  };
}

function readWord<T>(
  table: Table,
  row: number,
  column: number,
  words: ReadonlyMap<string, T>,
  allowed: string,
): T {
  const text = table.rows[row]![column]!;
  const word = words.get(text.trim().toLowerCase());
  if (word !== undefined) return word;
  throw cellError(table, row, column, `${quoted(text)} is not ${allowed}`, "Correct the cell");
}

/** Units of $0.0001; 0 for an empty cell. */
function readPrice(table: Table, row: number, column: number): number {
  if (isEmptyPrice(table.rows[row]![column]!)) return 0;
  const dollars = readNumber(table, row, column, (value) =>
    value >= 0 && value <= PRICE_MAX ? value : "a price is 0 to 1,000,000",
  );
  return amountFromDollars(dollars);
}

function readCount(table: Table, row: number, column: number): number | undefined {
  if (column < 0 || isEmptyPrice(table.rows[row]![column]!)) return undefined;
  return readNumber(table, row, column, (value) => (value >= 0 ? value : "a count is 0 or more"));
}
