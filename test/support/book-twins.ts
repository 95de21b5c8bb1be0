import { Columns, type Snapshot } from "../../src/base/columns.ts";
import { createBook } from "../../src/book/book.ts";
import { checkNotCrossed } from "../../src/book/book-rules.ts";
import { addSeries, createInstrumentTable } from "../../src/contracts/instrument-table.ts";
import { createExchange, type Exchange } from "../../src/exchange/exchange.ts";
import { trade } from "../../src/exchange/trade.ts";
import { encode } from "../../src/messages/codec.ts";
import { COMMAND_LAYOUT } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";
import { EVENT } from "../../src/messages/events.ts";
import { createRows, type Rows } from "../../src/messages/rows.ts";
import { createCarry } from "../../src/pricing/carry.ts";
import { createChainPricer } from "../../src/quoting/chain-pricer.ts";
import { createQuoteSheets } from "../../src/quoting/quote-sheets.ts";
import { NaiveBook } from "../oracle/naive-book.ts";
import { NaiveExchange, type NaiveSetup } from "../oracle/naive-exchange.ts";

export const FIRST_PARTY = 7;
export const PARTIES: readonly number[] = [7, 8, 9];

/** A bare exchange and its naive twin; they number orders each in its own way. */
export interface BookTwins<Naive extends NaiveBook = NaiveExchange> {
  readonly columns: Columns;
  readonly commands: Rows;
  readonly exchange: Exchange;
  readonly naive: Naive;
  /** The exchange's number of each order of the twin. */
  numbers: number[];
}

/** Instruments 1 (the stock), 2 (a series without ticks) and 3 (with listed ticks). */
export function openExchangeTwins(room: number, hasBands: boolean): BookTwins {
  return openTwins(new NaiveExchange(setup(room, hasBands)), room, hasBands);
}

/** The twin is the naive book alone: orders, replaces and cancels of these parties. */
export function openBookTwins(room: number): BookTwins<NaiveBook> {
  return openTwins(new NaiveBook(), room, false);
}

function openTwins<N extends NaiveBook>(naive: N, room: number, hasBands: boolean): BookTwins<N> {
  const columns = new Columns();
  const instruments = createInstrumentTable(columns, 2);
  addSeries(instruments, 1, 100, 9, 0, 0, 0);
  addSeries(instruments, 1, 100, 9, 1, 0, 0);
  const carry = createCarry(columns);
  const exchange = createExchange(columns, {
    sheets: createQuoteSheets(columns, [], 10, 4),
    pricer: createChainPricer(instruments, carry),
    ...{ instruments, hasBands, book: createBook(columns, 4, room) },
    ...{
      events: createRows(columns, "events", room > 8 ? 512 : 32),
      firstParty: FIRST_PARTY,
      accounts: 10,
    },
  });
  const commands = createRows(columns, "commands", 2);
  return { columns, commands, exchange, naive, numbers: [] };
}

function setup(room: number, hasBands: boolean): NaiveSetup {
  const instruments: NaiveSetup["instruments"] = new Map([
    [1, { shares: 1, ticks: "none", expired: false }],
    [2, { shares: 100, ticks: "none", expired: false }],
    [3, { shares: 100, ticks: "listed", expired: false }],
  ]);
  return { room, parties: [...PARTIES], hasBands, instruments, marked: new Set([1, 2, 3]) };
}

/** Hands both the same command; says in which word they differ, or undefined. */
export function differenceAfter<N extends NaiveBook>(
  twins: BookTwins<N>,
  command: Parameters<N["apply"]>[0],
): string | undefined {
  const { exchange, commands, naive, numbers } = twins;
  const { events } = exchange;
  const first = events.written[0]!;
  const isByNumber = command.kind === "cancel" || command.kind === "replace";
  const given = isByNumber ? { ...command, order: numbers[command.order] ?? 1e9 } : command;
  const number = encode(commands, COMMAND_LAYOUT, given);
  const refusal = trade(exchange, commands, number & (commands.capacity - 1));
  const said = naive.apply(command);
  if (refusal !== undefined || said[0]?.kind === "refused") {
    const code = said[0]?.kind === "refused" ? said[0].code : undefined;
    const changed = events.written[0]! > first;
    return code === refusal && !changed ? undefined : `refused ${code}, not ${refusal}`;
  }
  if ("instrument" in command) checkNotCrossed(exchange.book, command.instrument);
  if (events.written[0]! - first !== said.length) return `${said.length} events`;
  for (let i = 0; i < said.length; i++) {
    const place = (first + i) & (events.capacity - 1);
    const event = said[i]!;
    if (event.kind === "accepted") numbers[event.order] = events.order[place]!;
    if (!isSame(events, place, event, numbers)) return `event ${i}: ${JSON.stringify(event)}`;
  }
  return undefined;
}

/** Whether a row of the ring says what the twin's event says. */
function isSame(events: Rows, place: number, event: MarketEvent, numbers: number[]): boolean {
  const has = (kind: number, account: number, quantity: number): boolean =>
    events.kind[place] === kind &&
    events.account[place] === account &&
    events.quantity[place] === quantity &&
    events.time[place] === event.time;
  const isOrder = (order: number): boolean => events.order[place] === numbers[order];
  const isAt = (instrument: number, price: number): boolean =>
    events.instrument[place] === instrument && events.price[place] === price;
  switch (event.kind) {
    case "traded": {
      const side = event.aggressor === "buy" ? 1 : -1;
      const sides = events.side[place] === side && events.other[place] === event.seller;
      const { buyer, quantity, order, instrument, price } = event;
      return (
        has(EVENT.traded, buyer, quantity) && sides && isOrder(order) && isAt(instrument, price)
      );
    }
    case "accepted": {
      const { account, quantity, order, instrument, price, side } = event;
      const isSide = events.side[place] === (side === "buy" ? 1 : -1);
      return (
        has(EVENT.accepted, account, quantity) &&
        isSide &&
        isOrder(order) &&
        isAt(instrument, price)
      );
    }
    case "cancelled":
      return has(EVENT.cancelled, event.account, event.quantity) && isOrder(event.order);
    case "replaced": {
      const { account, quantity, order, price } = event;
      return has(EVENT.replaced, account, quantity) && isOrder(order) && isAt(0, price);
    }
    case "dropped":
      return has(EVENT.dropped, event.account, event.quantity);
    case "protected":
      return has(EVENT.protected, event.account, event.quantity);
    default:
      return false;
  }
}

/** Both states at one instant. */
export interface TwinsState {
  readonly columns: Snapshot;
  readonly resting: NaiveBook["resting"];
  readonly numbered: number;
  readonly numbers: number[];
}

export function keepState({ columns, naive, numbers }: BookTwins<NaiveBook>): TwinsState {
  const resting = naive.resting.map((order) => ({ ...order }));
  const { numbered } = naive;
  return { columns: columns.snapshot(), resting, numbered, numbers: [...numbers] };
}

export function restoreState(twins: BookTwins<NaiveBook>, state: TwinsState): void {
  twins.columns.restore(state.columns);
  twins.naive.resting = state.resting.map((order) => ({ ...order }));
  twins.naive.numbered = state.numbered;
  twins.numbers = [...state.numbers];
}
