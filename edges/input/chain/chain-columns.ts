import { findColumn, requireColumn } from "../columns.ts";
import { InputError } from "../input-error.ts";
import type { Table } from "../table.ts";

/** Where a file has the time to expiry: a date, whole days, or years. */
export type ExpiryForm = "date" | "days" | "years";

/** The columns of a chain file by their index; -1 for one that it does not have. */
export interface ChainColumns {
  readonly date: number;
  readonly expiry: number;
  readonly expiryForm: ExpiryForm;
  readonly right: number;
  readonly strike: number;
  readonly bid: number;
  readonly ask: number;
  readonly spot: number;
  readonly style: number;
  readonly volume: number;
  readonly openInterest: number;
}

const NAMES = {
  date: ["quote_date", "date", "trade_date", "quotedate"],
  right: ["type", "option_type", "right", "call_put", "cp_flag", "callput"],
  strike: ["strike", "k"],
  bid: ["bid", "best_bid"],
  ask: ["ask", "best_ask", "best_offer"],
  spot: ["spot", "underlying_price", "underlying_last", "s0"],
  style: ["style", "exercise_style"],
  volume: ["volume"],
  openInterest: ["open_interest", "openinterest"],
  underlying: ["underlying", "ticker", "underlying_symbol"],
};

const EXPIRY_NAMES: Readonly<Record<ExpiryForm, readonly string[]>> = {
  date: ["expiry", "expiration", "expiry_date", "expiration_date", "expire_date", "exdate"],
  days: ["days_to_expiry", "days_to_expiration", "dte"],
  years: ["years", "years_to_expiry", "time"],
};

const PURPOSE =
  "A chain needs the columns type, strike, bid, ask and one of expiry (with date), " +
  "days_to_expiry, years";

/**
 * The columns by their names in the header; an expiry date goes before days, days before years.
 *
 * @throws InputError when one is missing, an expiry date has no quote date beside it, or the file
 * holds several underlyings.
 */
export function findChainColumns(table: Table): ChainColumns {
  const expiry = findExpiry(table);
  const date = findAny(table, NAMES.date);
  if (expiry.expiryForm === "date" && date < 0) {
    requireColumn(table, NAMES.date.slice(0, 2), "Expiry dates need the date of the quotes");
  }
  refuseSeveralUnderlyings(table);
  return {
    ...expiry,
    date,
    right: requireColumn(table, NAMES.right, PURPOSE),
    strike: requireColumn(table, NAMES.strike, PURPOSE),
    bid: requireColumn(table, NAMES.bid, PURPOSE),
    ask: requireColumn(table, NAMES.ask, PURPOSE),
    spot: findAny(table, NAMES.spot),
    style: findAny(table, NAMES.style),
    volume: findAny(table, NAMES.volume),
    openInterest: findAny(table, NAMES.openInterest),
  };
}

function findExpiry(table: Table): { expiry: number; expiryForm: ExpiryForm } {
  for (const expiryForm of ["date", "days", "years"] as const) {
    const expiry = findAny(table, EXPIRY_NAMES[expiryForm]);
    if (expiry >= 0) return { expiry, expiryForm };
  }
  const first = (["date", "days", "years"] as const).map((form) => EXPIRY_NAMES[form][0]!);
  return { expiry: requireColumn(table, first, PURPOSE), expiryForm: "date" };
}

function findAny(table: Table, names: readonly string[]): number {
  for (const name of names) {
    const index = findColumn(table, name);
    if (index >= 0) return index;
  }
  return -1;
}

function refuseSeveralUnderlyings(table: Table): void {
  const column = findAny(table, NAMES.underlying);
  if (column < 0) return;
  const first = table.rows[0]![column]!.trim();
  const row = table.rows.findIndex((cells) => cells[column]!.trim() !== first);
  if (row < 0) return;
  throw new InputError({
    file: table.name,
    line: table.lines[row]!,
    column: table.header[column]!,
    what: `${table.rows[row]![column]!.trim()} comes after ${first}`,
    why: "A chain is the options of one underlying",
    mend: "Give one file for each underlying",
  });
}
