import { Columns } from "../base/columns.ts";
import { type Book, createBook } from "../book/book.ts";
import type { VolClock } from "../calendar/clocks.ts";
import { type Clearing, createClearing } from "../clearing/clearing.ts";
import {
  createInstrumentTable,
  FIRST_SERIES,
  type InstrumentTable,
} from "../contracts/instrument-table.ts";
import { createExchange, type Exchange } from "../exchange/exchange.ts";
import { type Account, accountsWith, FIRST_PARTY } from "../ledger/accounts.ts";
import { createLedger, type Ledger } from "../ledger/ledger.ts";
import { createMarks, type Marks } from "../marks/marks.ts";
import { createStream } from "../math/random-stream.ts";
import { createRows, type Rows } from "../messages/rows.ts";
import { type BlockTable, createBlockTable } from "../otc/block-table.ts";
import { type Carry, createCarry } from "../pricing/carry.ts";
import { createChainPricer } from "../quoting/chain-pricer.ts";
import { createQuoteSheets } from "../quoting/quote-sheets.ts";
import { createPreTrade, type PreTrade } from "../risk/pre-trade.ts";

/** What has to be known before a market can start; memory is sized from it, once. */
export interface MarketConfig {
  /** The trading parties, in the order of their account numbers from FIRST_PARTY on. */
  readonly parties: readonly Omit<Account, "outside">[];
  /** Name of the party that lends shares to short sellers. */
  readonly lender: string;
  /** Series that may be listed over the whole run. */
  readonly series: number;
  /** Orders that may rest at once. */
  readonly orders: number;
  /** Of the market's own chance, which draws the shorts that are assigned early. */
  readonly seed: number;
  /** What volatilities are per year of; calendar time without it. */
  readonly volClock?: VolClock;
  /** Whether orders are held to price bands; a replay's recorded prices jump past any. */
  readonly hasBands?: boolean;
  /** Whether a series is marked at each trade in it, by the quote that the trade met. */
  readonly marksTrades?: boolean;
  /** Whether there is an account that pays what a party cannot. */
  readonly hasDefaultFund?: boolean;
  /** Requests for blocks that can be open at once; none without it. */
  readonly blocks?: number;
  /** Parties that may send quote sheets, and how much later than others they see the stock. */
  readonly makers?: readonly { readonly name: string; readonly latencyUs: number }[];
}

/** A whole market: every mutable number is in `columns`. */
export interface Market {
  readonly columns: Columns;
  readonly accounts: readonly Account[];
  readonly commands: Rows;
  readonly events: Rows;
  /** [0]: time of the last command, [1]: commands applied, [2]: checks made. */
  readonly clock: Float64Array;
  readonly instruments: InstrumentTable;
  readonly carry: Carry;
  readonly book: Book;
  readonly marks: Marks;
  readonly ledger: Ledger;
  readonly exchange: Exchange;
  readonly blocks: BlockTable;
  readonly clearing: Clearing;
  readonly preTrade: PreTrade;
  readonly marksTrades: boolean;
}

/** Rows that stay readable at least; a listener reads events after every command. */
const RING_CAPACITY = 1024;

export function createMarket(config: MarketConfig): Market {
  const columns = new Columns();
  const accounts = accountsWith(config.parties, config.hasDefaultFund ?? false);
  const size = FIRST_SERIES + config.series;
  const commands = createRows(columns, "commands", RING_CAPACITY);
  const events = createRows(columns, "events", RING_CAPACITY + eventsOfOneCommand(config));
  const instruments = createInstrumentTable(columns, config.series, config.volClock);
  const book = createBook(columns, size, config.orders);
  const carry = createCarry(columns);
  const makers = (config.makers ?? []).map(({ name, latencyUs }) => {
    return { account: accountNumber(accounts, name), latencyUs };
  });
  const ledger = createLedger(columns, accounts.length, size);
  const clock = columns.float64("market.clock", 3);
  // Before every day that a history can have.
  clock[0] = Number.MIN_SAFE_INTEGER;
  const marks = createMarks(columns, size);
  return {
    columns,
    accounts,
    commands,
    events,
    clock,
    instruments,
    carry,
    marksTrades: config.marksTrades ?? false,
    book,
    marks,
    preTrade: createPreTrade(columns, { instruments, ledger, marks, book }),
    ledger,
    exchange: createExchange(columns, {
      ...{
        instruments,
        book,
        events,
        firstParty: FIRST_PARTY,
        accounts: FIRST_PARTY + config.parties.length,
      },
      hasBands: config.hasBands ?? false,
      sheets: createQuoteSheets(columns, makers, accounts.length, size),
      pricer: createChainPricer(instruments, carry),
    }),
    blocks: createBlockTable(columns, config.blocks ?? 0),
    clearing: createClearing(columns, {
      instruments,
      ledger,
      events,
      accounts,
      lender: accountNumber(accounts, config.lender),
      assignment: createStream(config.seed, "assignment"),
    }),
  };
}

/**
 * An upper bound: a sweep says one trade per order, and one more for each quote of a sheet that it
 * fills up in series where orders rest, and up to five fees for each; `cancel-all` says one event
 * per order, `mark` one per series, a dividend or an expiry two per party, an expiry also cancels
 * the orders in the series, and a split cancels all orders and adjusts all series.
 */
function eventsOfOneCommand(config: MarketConfig): number {
  const trades = config.orders * (1 + 2 * (config.makers?.length ?? 0));
  return (1 + FEES_PER_TRADE) * trades + config.series + 2 * config.parties.length;
}

/** Broker and exchange on both sides, and the regulator on the seller's. */
const FEES_PER_TRADE = 5;

/** Commands applied so far: the number of the next row of the command ring to apply. */
export function appliedCommands(market: Market): number {
  return market.clock[1]!;
}

/** Number of the account with this name; throws when there is none. */
export function accountNumber(accounts: readonly Account[], name: string): number {
  const number = accounts.findIndex((account) => account.name === name);
  if (number < 0) throw new RangeError(`no account is called ${name}`);
  return number;
}
