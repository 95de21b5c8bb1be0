import { describe, expect, it } from "vitest";
import { Columns } from "../../src/base/columns.ts";
import { bestOf, NONE } from "../../src/book/book.ts";
import { dayOf } from "../../src/calendar/civil-date.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { isOnTick, roundUpToTick, type TickRule, tickAt } from "../../src/contracts/tick-rule.ts";
import { lookAt, settleLook } from "../../src/exchange/look.ts";
import { applyCommand } from "../../src/market/market.ts";
import { createMarket, type Market } from "../../src/market/market-state.ts";
import { createStream, type RandomStream } from "../../src/math/random-stream.ts";
import type { MarketEvent } from "../../src/messages/events.ts";
import { createChainPricer } from "../../src/quoting/chain-pricer.ts";
import { evaluateSheet } from "../../src/quoting/evaluate-sheet.ts";
import { createQuoteSheets, sheetPlace } from "../../src/quoting/quote-sheets.ts";
import { MarketView } from "../../src/view/market-view.ts";
import {
  type EagerCommand,
  EagerExchange,
  type Quote,
  type Value,
} from "../oracle/eager-sheets.ts";
import { byPriority, crossing } from "../oracle/naive-book.ts";
import type { NaiveSetup } from "../oracle/naive-exchange.ts";

const TAPE = 7;
const MAKERS = [
  { name: "first", account: 8, latencyUs: 1_000 },
  { name: "second", account: 9, latencyUs: 2_000 },
  { name: "third", account: 10, latencyUs: 5_000 },
] as const;
const CLIENTS = [11, 12, 13];
const EVERYBODY = [TAPE, 8, 9, 10, ...CLIENTS];
const SEEDS = 30;
const COMMANDS = 10_000;
const FIRST_DAY = 20_000;
const DAY_US = 86_400_000_000;
const TIMES_IN_FORCE = ["gtc", "day", "ioc", "fok", "post-only"] as const;

interface Twins {
  readonly market: Market;
  readonly eager: EagerExchange;
  readonly ticks: TickRule;
  readonly hasBands: boolean;
  /** The market's number of each order of the twin. */
  readonly numbers: number[];
  /** The stock's mid as the tape means it. */
  stock: number;
}

function pick<T>(stream: RandomStream, values: readonly T[]): T {
  return values[stream.nextInteger(values.length)]!;
}

function openTwins(seed: number, stream: RandomStream): Twins {
  const names = ["tape", ...MAKERS.map(({ name }) => name), "one", "two", "three"];
  const parties = names.map((name) => ({ name, bearsInterest: false }));
  const hasBands = seed % 2 === 0;
  const setup = { lender: "tape", series: 6, orders: 256, seed, hasBands };
  const market = createMarket({ ...setup, parties, makers: MAKERS });
  const expiries = pick(stream, [
    [2, 30],
    [1, 4, 200],
    [3, 60, 400],
  ]);
  const ticks = pick(stream, ["listed", "listed", "none"] as const);
  const time = FIRST_DAY * DAY_US;
  const series = new Map<number, number>();
  const instruments: NaiveSetup["instruments"] = new Map([
    [STOCK, { shares: 1, ticks: "none", expired: false }],
  ]);
  for (let i = 0; i < 3 + stream.nextInteger(4); i++) {
    const expiryDay = FIRST_DAY + expiries[i % expiries.length]!;
    const strike = 900_000 + 50_000 * stream.nextInteger(5);
    const [right, style] = [pick(stream, ["call", "put"]), pick(stream, ["american", "european"])];
    const terms = { right, strike, expiryDay, ticks, style } as const;
    const [listed] = applyCommand(market, { kind: "list", time, ...terms } as never);
    const { instrument } = listed as { instrument: number };
    series.set(instrument, expiryDay);
    instruments.set(instrument, { shares: 100, ticks, expired: false });
  }
  const marked = new Set(instruments.keys());
  const naive = { room: 1e9, parties: EVERYBODY, hasBands, instruments, marked };
  const eager = new EagerExchange(naive, MAKERS, series, valueIn(market));
  eager.time = time;
  return { market, eager, ticks, hasBands, numbers: [], stock: 1_000_000 };
}

/** The value of a quote as the code under test has it; when to ask is the twin's affair. */
function valueIn(market: Market): Value {
  const { instruments, carry } = market;
  const pricer = createChainPricer(instruments, carry);
  const maker = { account: 0, latencyUs: 0 };
  const sheets = createQuoteSheets(new Columns(), [maker], 1, instruments.capacity);
  sheets.isLive[0] = 1;
  sheets.midsWritten[0] = 1;
  const quote = { bid: 0, ask: 0, bidSize: 0, askSize: 0 };
  return ({ smile, terms }, series, spot, half, time) => {
    if (terms === undefined) return [0, 0];
    const { a, b, rho, m, s, expiryDay } = smile;
    const page = [a, b, rho, m, s, terms.shift, terms.halfSpread, 1, 1, expiryDay];
    // In the order of SHEET.
    sheets.terms.set(page, sheetPlace(0, instruments.expiries.slot[series]!));
    sheets.mid[0] = spot;
    evaluateSheet(quote, sheets, pricer, 0, series, time, dayOf(time), half);
    return [quote.bidSize > 0 ? quote.bid : 0, quote.askSize > 0 ? quote.ask : 0];
  };
}

/** A price near the best one of a side, now and then off the tick. */
function priceNear(stream: RandomStream, { eager, ticks }: Twins, series: number): number {
  const best =
    eager.best(series, eager.standing(series), pick(stream, ["buy", "sell"])) ??
    30_000 + 500 * stream.nextInteger(40);
  const step = ticks === "none" ? 50 : tickAt(ticks, best);
  const price = Math.max(best + step * (stream.nextInteger(7) - 3), 1);
  if (stream.nextUniform() < 0.02) return price + (stream.nextUniform() < 0.5 ? 7 : 30_007);
  return roundUpToTick(ticks, price);
}

function stockQuote(stream: RandomStream, twins: Twins, time: number): EagerCommand {
  const moves = stream.nextUniform() < 0.5 ? 200 : 4_000;
  twins.stock = Math.min(Math.max(twins.stock + moves * stream.nextNormal(), 7e5), 13e5);
  const mid = Math.round(twins.stock);
  const half = 50 * (1 + stream.nextInteger(4));
  const [bidSize, askSize] = stream.nextUniform() < 0.03 ? [0, 9_000] : [9_000, 9_000];
  const quote = { kind: "quote", time, account: TAPE, instrument: STOCK } as const;
  return { ...quote, bid: mid - half, ask: mid + half, bidSize, askSize };
}

/** A whole new sheet of a maker, with a few things wrong now and then. */
function sheetCommands(stream: RandomStream, { eager }: Twins, time: number): EagerCommand[] {
  const isClient = stream.nextUniform() < 0.01;
  const account = isClient ? pick(stream, CLIENTS) : pick(stream, MAKERS).account;
  const isBad = (): boolean => stream.nextUniform() < 0.01;
  const commands: EagerCommand[] = [];
  for (const day of new Set(eager.series.values())) {
    if (stream.nextUniform() < 0.3) continue;
    const expiryDay = isBad() ? day + 1 : day;
    const sigma = 0.25 + 0.01 * stream.nextNormal();
    const years = Math.max(day - dayOf(time), 1) / 365;
    const [a, b] = [0.9 * sigma * sigma * years, isBad() ? -1 : sigma * sigma * years];
    const smile = { kind: "sheet-smile", rho: -0.3, m: 0.01, s: 0.1 } as const;
    if (stream.nextUniform() < 0.9) commands.push({ ...smile, time, account, expiryDay, a, b });
    const terms = { kind: "sheet-terms", time, account, expiryDay } as const;
    const [shift, halfSpread] = [0.005 * stream.nextNormal(), 0.01 * stream.nextUniform()];
    const size = (): number => (isBad() ? 0.5 : stream.nextInteger(25));
    commands.push({ ...terms, shift, halfSpread, bidSize: size(), askSize: size() });
  }
  const spotShift = isBad() ? 2e7 : Math.round(300 * stream.nextNormal());
  return [...commands, { kind: "sheet", time, account, spotShift }];
}

function orderCommand(stream: RandomStream, twins: Twins, time: number): EagerCommand {
  const account = pick(stream, stream.nextUniform() < 0.8 ? CLIENTS : EVERYBODY);
  const instrument = pick(stream, [...twins.eager.series.keys()]);
  const [side, what] = [pick(stream, ["buy", "sell"] as const), stream.nextUniform()];
  const quantity = 1 + stream.nextInteger(stream.nextUniform() < 0.2 ? 60 : 12);
  const at = { time, account, instrument } as const;
  if (what < 0.12) return { kind: "market-order", ...at, side, quantity };
  const price = priceNear(stream, twins, instrument);
  if (what < 0.2) {
    const [bidSize, askSize] = [stream.nextInteger(9), stream.nextInteger(9)];
    const ask = priceNear(stream, twins, instrument);
    return { kind: "quote", ...at, bid: price, ask, bidSize, askSize };
  }
  const mine = twins.eager.resting.filter((one) => one.account === account);
  if (what < 0.25 && mine.length > 0) {
    return { kind: "replace", time, account, order: pick(stream, mine).id, price, quantity };
  }
  const far = what > 0.97 ? 3 * price : price;
  const timeInForce = pick(stream, TIMES_IN_FORCE);
  return { kind: "order", ...at, side, price: far, quantity, timeInForce };
}

function randomCommands(stream: RandomStream, twins: Twins): EagerCommand[] {
  const { eager } = twins;
  const isNextDay = stream.nextUniform() < 0.0004;
  const nextDay = (dayOf(eager.time) + 1) * DAY_US;
  const time = isNextDay ? nextDay : eager.time + stream.nextInteger(800);
  const [what, maker] = [stream.nextUniform(), pick(stream, MAKERS).account];
  if (what < 0.12) return [stockQuote(stream, twins, time)];
  if (what < 0.16) return sheetCommands(stream, twins, time);
  if (what < 0.22) return [{ kind: "sweep", time }];
  if (what < 0.36 || eager.resting.length > 60) {
    const known = eager.resting[stream.nextInteger(60) % Math.max(eager.resting.length, 1)];
    return [{ kind: "cancel", time, account: known?.account ?? maker, order: known?.id ?? 0 }];
  }
  if (what < 0.37) {
    const [contracts, windowUs] = [stream.nextInteger(60), 2_000 * stream.nextInteger(10)];
    return [{ kind: "protect", time, account: maker, contracts, windowUs }];
  }
  if (what < 0.3706) {
    const [rate, dividendYield] = [0.05 * stream.nextUniform(), 0.03 * stream.nextUniform()];
    return [{ kind: "carry", time, rate, dividendYield }];
  }
  if (what < 0.377) return [{ kind: "clear-sheet", time, account: maker }];
  if (what < 0.38) return [{ kind: "kill", time, account: maker }];
  if (what < 0.39) return [{ kind: "revive", time, account: maker }];
  if (what < 0.392) return [{ kind: "cancel-all", time, account: pick(stream, EVERYBODY) }];
  if (what < 0.393) return [{ kind: "end-day", time }];
  return [orderCommand(stream, twins, time)];
}

/** Hands both the same command; says in what they differ, or undefined. */
function differenceAfter(twins: Twins, command: EagerCommand): string | undefined {
  const { market, eager, numbers } = twins;
  for (const [series, day] of eager.series) {
    eager.setup.instruments.get(series)!.expired = dayOf(command.time) > day;
  }
  const isByNumber = command.kind === "cancel" || command.kind === "replace";
  const given = isByNumber ? { ...command, order: numbers[command.order] ?? 1e9 } : command;
  const real = applyCommand(market, given).filter(({ kind }) => kind !== "marked");
  const said = eager.apply(command);
  for (const [i, event] of said.entries()) {
    const theirs = real[i];
    if (event.kind === "accepted" && theirs?.kind === "accepted") {
      numbers[event.order] = theirs.order;
    }
    if (!isSame(theirs, event, numbers)) {
      return `${JSON.stringify(theirs)}, not ${JSON.stringify(event)}`;
    }
  }
  return real.length === said.length ? undefined : `also ${JSON.stringify(real[said.length])}`;
}

function isSame(real: MarketEvent | undefined, said: MarketEvent, numbers: number[]): boolean {
  if (real === undefined) return false;
  const theirs = Object.entries(real).filter(([field]) => field !== "order");
  const isField = ([field, value]: [string, unknown]) =>
    value === (said as unknown as Record<string, unknown>)[field];
  const order = "order" in said ? (said.order < 0 ? -1 : numbers[said.order]) : undefined;
  return theirs.every(isField) && order === ("order" in real ? real.order : undefined);
}

/** What a look shows of a series: the sheets' quotes in their order, then the best prices. */
function differenceInLook(twins: Twins, series: number, quotes: Quote[]): string | undefined {
  const { exchange } = twins.market;
  const { look } = exchange;
  lookAt(exchange, series, twins.eager.time);
  settleLook(exchange, series);
  const real: string[] = [];
  for (let row = 0; row < look.count; row++) {
    const maker = MAKERS[look.maker[row]!]!.account;
    const [bid, ask] = [look.bidSize[row]!, look.askSize[row]!];
    if (bid > 0) real.push(`${maker} buy ${bid} at ${look.bid[row]}`);
    if (ask > 0) real.push(`${maker} sell ${ask} at ${look.ask[row]}`);
  }
  const said = quotes.map(({ order: o }) => `${o.account} ${o.side} ${o.quantity} at ${o.price}`);
  return real.join() === said.join() ? undefined : `look ${real}, not ${said}`;
}

/** The orders that rest in a book and the best prices of all, as both have them. */
function differenceInBook(twins: Twins, series: number, quotes: Quote[]): string | undefined {
  const { market, eager, numbers } = twins;
  const { book } = market;
  const view = new MarketView(market, CLIENTS[0]!);
  for (const [side, word] of [["buy", "bid"] as const, ["sell", "ask"] as const]) {
    const best = view.bestPrice(series, word);
    if (best !== eager.best(series, quotes, side)) return `best ${word} ${best}`;
    const theirs = eager.resting.filter((o) => o.instrument === series && o.side === side);
    let slot = bestOf(book, series, side === "buy" ? 1 : -1);
    for (const { id, price, quantity } of theirs.sort(byPriority)) {
      const isSameOrder = slot !== NONE && book.id[slot] === numbers[id];
      if (!isSameOrder || book.price[slot] !== price || book.remaining[slot] !== quantity) {
        return `order ${id}`;
      }
      slot = book.next[slot]!;
    }
    if (slot !== NONE) return `order more in ${series}`;
  }
  return undefined;
}

/** What is shown is on the tick and not crossed; equal inside one owner's quote only. */
function crossedIn({ market, ticks }: Twins, series: number): string | undefined {
  const { book, exchange } = market;
  const [bids, asks] = [1, -1].map((side) => bestOf(book, series, side)) as [number, number];
  let bid = bids === NONE ? 0 : book.price[bids]!;
  let ask = asks === NONE ? Number.POSITIVE_INFINITY : book.price[asks]!;
  const isChoice = bid === ask && book.owner[bids] === book.owner[asks];
  const { look } = exchange;
  for (let row = 0; row < look.count; row++) {
    if (look.bidSize[row]! > 0) bid = Math.max(bid, look.bid[row]!);
    if (look.askSize[row]! > 0) ask = Math.min(ask, look.ask[row]!);
  }
  const isOnTicks =
    isOnTick(ticks, bid) && (ask === Number.POSITIVE_INFINITY || isOnTick(ticks, ask));
  const isFine = isOnTicks && (bid < ask || (bid === ask && isChoice));
  return isFine ? undefined : `bid ${bid} ask ${ask}`;
}

/** Nobody trades with himself, and orders trade no further from the first price than the band. */
function brokenRule({ eager, hasBands }: Twins, command: EagerCommand): string | undefined {
  const first = new Map<string, number>();
  for (const event of eager.events) {
    if (event.kind !== "traded") continue;
    const { buyer, seller, price, instrument, aggressor } = event;
    if (buyer === seller) return `${buyer} with itself`;
    if (!hasBands || command.kind === "sweep") continue;
    const best = first.get(aggressor) ?? price;
    first.set(aggressor, best);
    const [share, least] = instrument === STOCK ? [0.05, 5_000] : [0.5, 10_000];
    const behind = (price - best) * (aggressor === "buy" ? 1 : -1);
    if (behind < 0 || behind > Math.max(best * share, least)) return `band ${best} ${price}`;
  }
  return undefined;
}

type Count = (what: string) => void;

/** Which situations a command has reached, from what the twin says. */
function countReached(twins: Twins, command: EagerCommand, count: Count): void {
  const { events, makers } = twins.eager;
  const isSweep = command.kind === "sweep";
  const isFillOf = (one: MarketEvent, account: number): boolean =>
    one.kind === "traded" &&
    (isSweep || one.order < 0) &&
    [one.buyer, one.seller].includes(account);
  count(command.kind === "order" ? command.timeInForce : command.kind);
  for (const [i, event] of events.entries()) {
    count(event.kind === "refused" ? event.code : event.kind);
    if (event.kind === "protected") {
      const theirs = events.some((one) => isFillOf(one, event.account));
      if (theirs) count(isSweep ? "protected after a sweep" : "protected after sheet fills");
    }
    if (event.kind !== "traded") continue;
    if (isSweep) count(`sweep ${event.aggressor}`);
    if (event.order >= 0) continue;
    const [before, buys] = [events[i - 1], event.aggressor === "buy"];
    const isAfter = before?.kind === "traded" && before.aggressor === event.aggressor;
    if (isAfter && before.price === event.price) {
      count(before.order >= 0 ? "order before sheet" : "sheet after sheet at one price");
    }
    const maker = makers.find(({ account }) => account === (buys ? event.seller : event.buyer))!;
    const side = buys ? "sell" : "buy";
    const offer = maker.offers.find((o) => o.series === event.instrument && o.side === side)!;
    count(offer.left === 0 ? "sheet filled up" : "sheet filled in part");
  }
}

function countShown(twins: Twins, series: number, quotes: readonly Quote[], count: Count): void {
  const { eager } = twins;
  for (const { order, offer } of quotes) {
    if (order.price === offer.price) continue;
    const meant = { ...order, price: offer.price };
    count(crossing(meant, eager.resting).length > 0 ? "behind an order" : "behind a sheet");
  }
  const quoting = eager.makers.filter((maker) => maker.sheet !== undefined);
  if (new Set(quoting.map(({ seen }) => seen)).size > 1) count("makers see different stocks");
  const isLastDay = eager.series.get(series) === dayOf(eager.time);
  if (isLastDay && quoting.length > 0) count("sheets on the last day");
  if (isLastDay && quotes.length > 0) count("quotes on the last day");
}

/** Every situation that must be reached, often enough. */
const EVERYTHING = [
  ...TIMES_IN_FORCE,
  ...["market-order", "quote", "cancel", "replace", "cancel-all", "kill", "revive", "protect"],
  ...["end-day", "carry", "sweep", "sheet-smile", "sheet-terms", "sheet", "clear-sheet"],
  ...["accepted", "traded", "dropped", "cancelled", "replaced", "protected"],
  ...["not-fillable", "would-trade", "self-trade", "outside-band", "off-tick", "crossed-quote"],
  ...["unknown-order", "bad-sheet", "not-a-maker", "killed", "series-expired"],
  ...["behind an order", "behind a sheet", "order before sheet", "sheet after sheet at one price"],
  ...["sheet filled up", "sheet filled in part", "sweep buy", "sweep sell"],
  ...["protected after sheet fills", "protected after a sweep", "makers see different stocks"],
  ...["sheets on the last day"],
].sort();

describe("sheets worked out when somebody looks against sheets that quote eagerly", () => {
  it("fill, show and refuse the same in 300,000 commands of every kind", () => {
    const census = new Map<string, number>();
    const count: Count = (what) => void census.set(what, (census.get(what) ?? 0) + 1);
    for (let seed = 0; seed < SEEDS; seed++) {
      const stream = createStream(seed, "eager sheets");
      const twins = openTwins(seed, stream);
      const series = [...twins.eager.series.keys()];
      for (let i = 0, waiting: EagerCommand[] = []; i < COMMANDS; i++) {
        if (waiting.length === 0) waiting = randomCommands(stream, twins);
        const command = waiting.shift()!;
        const isOfSeries = "instrument" in command && command.instrument !== STOCK;
        const looked = isOfSeries ? command.instrument : pick(stream, series);
        const events = differenceAfter(twins, command);
        const quotes = twins.eager.standing(looked);
        const difference =
          events ??
          differenceInLook(twins, looked, quotes) ??
          crossedIn(twins, looked) ??
          brokenRule(twins, command) ??
          (i % 8 === 0 ? differenceInBook(twins, looked, quotes) : undefined);
        if (difference !== undefined) expect({ seed, i, command, difference }).toEqual({});
        countReached(twins, command, count);
        countShown(twins, looked, quotes, count);
      }
    }
    expect([...census].filter(([, times]) => times < 50)).toEqual([]);
    expect([...census.keys()].sort()).toEqual(EVERYTHING);
  });
});
