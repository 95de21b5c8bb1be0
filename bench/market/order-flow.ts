import { Columns } from "../../src/base/columns.ts";
import { type Book, bestOf, NONE, slotOfOrder } from "../../src/book/book.ts";
import { FIRST_SERIES } from "../../src/contracts/instrument-table.ts";
import type { Exchange } from "../../src/exchange/exchange.ts";
import { trade } from "../../src/exchange/trade.ts";
import { FIRST_PARTY } from "../../src/ledger/accounts.ts";
import { createStream, type RandomStream } from "../../src/math/random-stream.ts";
import { COMMAND, TIME_IN_FORCE } from "../../src/messages/commands.ts";
import { EVENT } from "../../src/messages/events.ts";
import { createRows, nextRow, type Rows } from "../../src/messages/rows.ts";
import { openExchange, PARTIES, START_TIME } from "./open-exchange.ts";

/** Shares of all commands; what is left over are limit orders that rest until cancelled. */
export interface Mix {
  readonly cancel: number;
  readonly immediate: number;
  readonly replace: number;
}

/** Commands that were made before anything is measured, in the columns of a ring. */
export interface Flow {
  readonly books: number;
  /** Orders that a book has room for, of all instruments. */
  readonly room: number;
  readonly rows: Rows;
  /** The first rows fill the books and are not measured. */
  readonly filling: number;
  /** Row that brought the order which a row cancels. */
  readonly origin: Int32Array;
  /** Trades of the measured rows. */
  readonly trades: number;
}

/** Measured commands of a flow. */
export const COMMANDS = 1_000_000;
const MOST_ROWS = 1 << 20;

/** $0.0001 per share: $0.05, the listed tick of an option at $3.00 or more. */
const TICK = 500;
const MIDDLE = 100_000;
/** Ticks that the middle of a book wanders at most, and how often it moves by one. */
const MOST_WANDERING = 100;
const COMMANDS_PER_MOVE = 64;
const DEPTH = 10;
const MOST_CONTRACTS = 10;

interface Making {
  readonly mix: Mix;
  readonly exchange: Exchange;
  readonly rows: Rows;
  readonly stream: RandomStream;
  readonly restingPerBook: number;
  /** By instrument: orders that rest, and ticks from the middle. */
  readonly resting: Int32Array;
  readonly wandered: Int32Array;
  /** By slot: the row that brought the order. */
  readonly broughtBy: Int32Array;
  readonly origin: Int32Array;
  trades: number;
}

/**
 * Makes commands by playing them: only so are the numbers of the orders known that are cancelled
 * or replaced. Passive orders stand 1 to 10 ticks behind a middle that wanders; once a book holds
 * as many orders as it should, new ones take the best price of the other side.
 */
export function makeFlow(mix: Mix, books: number, restingPerBook: number): Flow {
  const room = 4 * books * restingPerBook;
  const { exchange } = openExchange(books, room);
  const making: Making = {
    ...{ mix, exchange, restingPerBook, trades: 0 },
    rows: createRows(new Columns(), "flow", MOST_ROWS),
    stream: createStream(1, "order flow"),
    resting: new Int32Array(FIRST_SERIES + books),
    wandered: new Int32Array(FIRST_SERIES + books),
    broughtBy: new Int32Array(room),
    origin: new Int32Array(MOST_ROWS),
  };
  const filling = books * restingPerBook;
  for (let row = 0; row < filling; row++) {
    writeLimit(making, row, FIRST_SERIES + (row % books));
    play(making, row);
  }
  making.trades = 0;
  for (let row = filling; row < filling + COMMANDS; row++) {
    writeAny(making, row);
    play(making, row);
  }
  const { rows, origin, trades } = making;
  return { books, room, rows, filling, origin, trades };
}

function writeAny(making: Making, row: number): void {
  const { mix, stream, resting, wandered } = making;
  const instrument = FIRST_SERIES + stream.nextInteger(resting.length - FIRST_SERIES);
  if (stream.nextInteger(COMMANDS_PER_MOVE) === 0) {
    const moved = wandered[instrument]! + (stream.nextInteger(2) === 0 ? 1 : -1);
    if (Math.abs(moved) <= MOST_WANDERING) wandered[instrument] = moved;
  }
  // Where few new orders come, a book could run empty, and nothing would be left to replace.
  const isThin = 2 * resting[instrument]! < making.restingPerBook;
  const what = stream.nextUniform();
  if (isThin && mix.replace > 0) writeLimit(making, row, instrument);
  else if (what < mix.cancel) writeOnResting(making, row, COMMAND.cancel);
  else if (what < mix.cancel + mix.replace) writeOnResting(making, row, COMMAND.replace);
  else if (what < mix.cancel + mix.replace + mix.immediate) {
    writeOrder(making, row, instrument, TIME_IN_FORCE.ioc, true);
  } else writeLimit(making, row, instrument);
}

function writeLimit(making: Making, row: number, instrument: number): void {
  const crosses = making.resting[instrument]! > making.restingPerBook;
  writeOrder(making, row, instrument, TIME_IN_FORCE.gtc, crosses);
}

function writeOrder(
  making: Making,
  row: number,
  instrument: number,
  inForce: number,
  crosses: boolean,
): void {
  const { exchange, rows, stream } = making;
  const side = stream.nextInteger(2) === 0 ? 1 : -1;
  const best = bestOf(exchange.book, instrument, -side);
  const taken = crosses && best !== NONE ? exchange.book.price[best]! : undefined;
  const place = nextRow(rows, COMMAND.order, START_TIME + row);
  // Nobody is on both sides, so nobody meets himself: a book without accounts trades the same.
  const first = FIRST_PARTY + (side > 0 ? 0 : PARTIES / 2);
  rows.account[place] = first + stream.nextInteger(PARTIES / 2);
  rows.instrument[place] = instrument;
  rows.side[place] = side;
  rows.code[place] = inForce;
  rows.price[place] = taken ?? passivePrice(making, instrument, side);
  rows.quantity[place] = 1 + stream.nextInteger(MOST_CONTRACTS);
}

function passivePrice({ wandered, stream }: Making, instrument: number, side: number): number {
  const behind = 1 + stream.nextInteger(DEPTH);
  return MIDDLE + TICK * (wandered[instrument]! - side * behind);
}

/** Cancels or replaces any order that rests. */
function writeOnResting(making: Making, row: number, kind: number): void {
  const { exchange, rows, stream, broughtBy, origin } = making;
  const { book } = exchange;
  const slot = anySlot(book, stream);
  const place = nextRow(rows, kind, START_TIME + row);
  rows.account[place] = book.owner[slot]!;
  rows.order[place] = book.id[slot]!;
  origin[row] = broughtBy[slot]!;
  if (kind === COMMAND.cancel) return;
  const [instrument, side] = [book.instrument[slot]!, book.side[slot]!];
  const price = passivePrice(making, instrument, side);
  // Moved orders do not take: else they would empty the book that they are most of.
  const best = bestOf(book, instrument, -side);
  const limit = best === NONE ? price : book.price[best]! - side * TICK;
  rows.price[place] = side > 0 ? Math.min(price, limit) : Math.max(price, limit);
  rows.quantity[place] = 1 + stream.nextInteger(MOST_CONTRACTS);
}

/** About a quarter of the slots is taken, so one is found in a few draws. */
function anySlot(book: Book, stream: RandomStream): number {
  for (;;) {
    const slot = stream.nextInteger(book.capacity);
    if (book.side[slot] !== 0) return slot;
  }
}

function play(making: Making, row: number): void {
  const { exchange, rows, resting, broughtBy } = making;
  const { book, events } = exchange;
  const isCancel = rows.kind[row] === COMMAND.cancel;
  const slot = slotOfOrder(book, rows.order[row]!);
  if (isCancel) resting[book.instrument[slot]!]!--;
  const first = events.written[0]!;
  const refusal = trade(exchange, rows, row);
  if (refusal !== undefined) throw new Error(`command ${row} of the flow is refused: ${refusal}`);
  for (let number = first; number < events.written[0]!; number++) {
    const place = number & (events.capacity - 1);
    const [kind, order] = [events.kind[place]!, events.order[place]!];
    if (kind === EVENT.traded) {
      making.trades++;
      if (slotOfOrder(book, order) === NONE) resting[events.instrument[place]!]!--;
    } else if (kind === EVENT.accepted) {
      resting[events.instrument[place]!]!++;
      broughtBy[slotOfOrder(book, order)] = row;
    } else if (kind === EVENT.replaced && events.quantity[place] === 0) {
      resting[book.instrument[slot]!]!--;
    }
  }
}
