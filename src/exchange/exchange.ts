import type { Columns } from "../base/columns.ts";
import type { Book } from "../book/book.ts";
import type { InstrumentTable } from "../contracts/instrument-table.ts";
import type { Rows } from "../messages/rows.ts";
import type { ChainPricer } from "../quoting/chain-pricer.ts";
import { createLook, type Look } from "../quoting/look-rows.ts";
import type { QuoteSheets } from "../quoting/quote-sheets.ts";

/** The exchange: books for all instruments, one way in, price-time priority. */
export interface Exchange {
  readonly instruments: InstrumentTable;
  readonly book: Book;
  readonly events: Rows;
  /** Accounts from `firstParty` up to `accounts` may trade. */
  readonly firstParty: number;
  readonly accounts: number;
  /** Whether orders are held to a band round the best price. */
  readonly hasBands: boolean;
  /** 1 for an account whose kill switch was pressed. */
  readonly killed: Int32Array;
  readonly protection: Protection;
  readonly sheets: QuoteSheets;
  readonly pricer: ChainPricer;
  /** The sheets' quotes of the series that is traded, worked out anew for each command. */
  readonly look: Look;
}

/** What keeps each maker from being filled everywhere at once; a column per account. */
export interface Protection {
  /** Contracts of his quotes that may be filled in a window; 0: no protection. */
  readonly limit: Float64Array;
  readonly windowUs: Float64Array;
  readonly windowStart: Float64Array;
  readonly filled: Float64Array;
  /** 1 once the limit was reached: no quotes until `protect` is sent again. */
  readonly tripped: Int32Array;
  /** [0]: 1 while a window is full whose quotes still stand. */
  readonly isFull: Int32Array;
}

export function createExchange(
  columns: Columns,
  parts: Omit<Exchange, "killed" | "protection" | "look">,
): Exchange {
  const { accounts } = parts;
  return {
    // Field by field: with a spread each market would have a hidden class of its own.
    instruments: parts.instruments,
    book: parts.book,
    events: parts.events,
    firstParty: parts.firstParty,
    accounts,
    hasBands: parts.hasBands,
    sheets: parts.sheets,
    pricer: parts.pricer,
    look: createLook(parts.sheets.makers),
    killed: columns.int32("exchange.killed", accounts),
    protection: {
      limit: columns.float64("protection.limit", accounts),
      windowUs: columns.float64("protection.windowUs", accounts),
      windowStart: columns.float64("protection.windowStart", accounts),
      filled: columns.float64("protection.filled", accounts),
      tripped: columns.int32("protection.tripped", accounts),
      isFull: columns.int32("protection.isFull", 1),
    },
  };
}

/** Whether an account number is that of somebody who trades. */
export function mayTrade(exchange: Exchange, account: number): boolean {
  return account >= exchange.firstParty && account < exchange.accounts;
}
