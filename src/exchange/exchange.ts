import type { Book } from "../book/book.ts";
import type { InstrumentTable } from "../contracts/instrument-table.ts";
import type { Rows } from "../messages/rows.ts";

/** The exchange: books for all instruments, one way in, price-time priority. */
export interface Exchange {
  readonly instruments: InstrumentTable;
  readonly book: Book;
  readonly events: Rows;
  /** Accounts from `firstParty` up to `accounts` may trade. */
  readonly firstParty: number;
  readonly accounts: number;
}
