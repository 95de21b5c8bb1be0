import { Columns } from "../../src/base/columns.ts";
import { createBook } from "../../src/book/book.ts";
import { dayFromIso, microsecondsAt } from "../../src/calendar/civil-date.ts";
import {
  addSeries,
  createInstrumentTable,
  FIRST_SERIES,
} from "../../src/contracts/instrument-table.ts";
import { createExchange, type Exchange } from "../../src/exchange/exchange.ts";
import { FIRST_PARTY } from "../../src/ledger/accounts.ts";
import { RIGHT, STYLE, TICKS } from "../../src/messages/commands.ts";
import { createRows } from "../../src/messages/rows.ts";
import { createCarry } from "../../src/pricing/carry.ts";
import { createChainPricer } from "../../src/quoting/chain-pricer.ts";
import { createQuoteSheets } from "../../src/quoting/quote-sheets.ts";

export const TODAY: number = dayFromIso("2024-01-02")!;
export const EXPIRY: number = dayFromIso("2024-12-20")!;
export const START_TIME: number = microsecondsAt(TODAY, 34_200);

/** Parties that trade: the first half of them buys, the others sell. */
export const PARTIES = 64;
/** A power of two, as in every market. */
const EVENT_ROWS = 1024;

export interface BareExchange {
  readonly columns: Columns;
  readonly exchange: Exchange;
}

/** Books of series with listed ticks and bands; no clearing, no ledger, no makers' sheets. */
export function openExchange(books: number, room: number): BareExchange {
  const columns = new Columns();
  const accounts = FIRST_PARTY + PARTIES;
  const size = FIRST_SERIES + books;
  const instruments = createInstrumentTable(columns, books);
  for (let book = 0; book < books; book++) {
    const strike = strikeOf(book);
    const { listed } = TICKS;
    addSeries(instruments, RIGHT.call, strike, EXPIRY, listed, STYLE.american, TODAY);
  }
  const exchange = createExchange(columns, {
    ...{ instruments, hasBands: true, book: createBook(columns, size, room) },
    sheets: createQuoteSheets(columns, [], accounts, size),
    pricer: createChainPricer(instruments, createCarry(columns)),
    events: createRows(columns, "events", EVENT_ROWS),
    ...{ firstParty: FIRST_PARTY, accounts },
  });
  return { columns, exchange };
}

/** $0.0001 per share; every book has its own. */
export function strikeOf(book: number): number {
  return 10_000 * (book + 1);
}
