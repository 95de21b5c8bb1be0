import { balanceOf } from "../../../src/ledger/ledger.ts";
import { applyRow } from "../../../src/market/market.ts";
import { createMarket, type Market } from "../../../src/market/market-state.ts";
import { createStream } from "../../../src/math/random-stream.ts";
import { decode, encode } from "../../../src/messages/codec.ts";
import { COMMAND_LAYOUT, type Command } from "../../../src/messages/commands.ts";
import { EVENT, EVENT_LAYOUT, type MarketEvent } from "../../../src/messages/events.ts";
import { REFUSALS } from "../../../src/messages/refusal-codes.ts";
import { NaiveLedger } from "../../oracle/naive-ledger.ts";
import { BrokenRule, OrderRules } from "./order-rules.ts";
import { NAMES, RandomOrders } from "./random-orders.ts";

/** What the process prints as JSON. */
export interface OrdersReport {
  readonly commands: number;
  /** Commands that carry an order, and how many of those were refused. */
  readonly orders: number;
  readonly refused: number;
  readonly recounts: number;
  /** Furthest that a trade was behind the first of its command, in $0.0001. */
  readonly widest: number;
  /** Times that a book with both sides was looked at. */
  readonly books: number;
  readonly census: Readonly<Record<string, number>>;
}

const [CLEARING_HOUSE, CASH, STOCK] = [1, 0, 1];
const SILENT = new Set<number>([EVENT.marked, EVENT.accepted, EVENT.cancelled, EVENT.replaced]);
const RECOUNT = 10_000;
/** Cancels, sheets, sweeps, switches and what the day needs carry no order. */
const CARRY_ORDERS = new Set<Command["kind"]>(["order", "market-order", "quote", "replace"]);

function openMarket(): Market {
  const makers = NAMES.slice(1, 4).map((name, i) => ({ name, latencyUs: 1_000 * (1 + i) }));
  return createMarket({
    parties: NAMES.map((name) => ({ name, bearsInterest: name !== "tape" })),
    ...{ lender: "tape", series: 80, orders: 100, seed: 1, makers },
    ...{ hasBands: true, marksTrades: true },
  });
}

/** Every balance against the books that are kept apart; and each asset sums to nothing. */
function recount({ ledger, accounts }: Market, naive: NaiveLedger): void {
  for (let asset = 0; asset < ledger.assets; asset++) {
    let all = 0n;
    for (let account = 0; account < accounts.length; account++) {
      const balance = BigInt(balanceOf(ledger, account, asset));
      all += balance;
      if (balance === naive.balance(account, asset)) continue;
      throw new BrokenRule(`balance of asset ${asset} in account ${account}`);
    }
    if (all !== 0n) throw new BrokenRule(`asset ${asset} sums to ${all}`);
  }
}

/** What a command was and what it has led to. */
function countReached(
  census: Record<string, number>,
  { events }: Market,
  command: Command,
  first: number,
): void {
  const count = (what: string): void => {
    census[what] = (census[what] ?? 0) + 1;
  };
  count(`${command.kind === "order" ? command.timeInForce : command.kind} sent`);
  for (let number = first; number < events.written[0]!; number++) {
    const place = number & (events.capacity - 1);
    const kind = events.kind[place]!;
    const isRefused = kind === EVENT.refused;
    count(isRefused ? REFUSALS[events.code[place]! - 1]!.code : EVENT_LAYOUT[kind]!.kind);
    if (kind !== EVENT.traded) continue;
    if (command.kind === "sweep") count("trade of a sweep");
    count(events.order[place]! < 0 ? "trade with a sheet" : "trade with an order");
    count(events.instrument[place] === STOCK ? "trade in the stock" : "trade in a series");
  }
}

/** Until so many commands have carried orders; each is held to the rules. @throws BrokenRule */
function play(wanted: number): OrdersReport {
  const market = openMarket();
  const { events } = market;
  const [naive, rules] = [new NaiveLedger(), new OrderRules()];
  const random = new RandomOrders(market, createStream(1, "two million orders"), rules);
  const census: Record<string, number> = {};
  let [commands, orders, refused, recounts] = [0, 0, 0, 0];
  while (orders < wanted) {
    const command = random.next();
    const first = events.written[0]!;
    applyRow(market, encode(market.commands, COMMAND_LAYOUT, command));
    rules.isSweep = command.kind === "sweep";
    for (let number = first; number < events.written[0]!; number++) {
      const place = number & (events.capacity - 1);
      rules.take(events, place, command.kind === "quote");
      if (!SILENT.has(events.kind[place]!)) takeEvent(market, naive, command, number);
    }
    rules.finish();
    countReached(census, market, command, first);
    commands++;
    const isOrder = CARRY_ORDERS.has(command.kind);
    const isRefused =
      events.written[0]! > first && events.kind[first & (events.capacity - 1)] === EVENT.refused;
    if (isOrder) orders++;
    if (isOrder && isRefused) refused++;
    if (commands % RECOUNT !== 0 && orders < wanted) continue;
    recount(market, naive);
    recounts++;
  }
  const [widest, books] = [rules.widest, rules.crossings];
  return { commands, orders, refused, recounts, widest, books, census };
}

/** Into the books that are kept apart; after a trade the clearing house has nothing. */
function takeEvent(market: Market, naive: NaiveLedger, command: Command, number: number): void {
  const event = decode<MarketEvent>(market.events, EVENT_LAYOUT, number);
  if (event.kind === "listed" && command.kind === "list") {
    const { right, strike } = command;
    naive.terms.set(event.instrument, { right, strike: BigInt(strike), deliverable: 100n });
  }
  naive.take(event);
  if (event.kind !== "traded") return;
  for (const asset of [CASH, event.instrument]) {
    if (balanceOf(market.ledger, CLEARING_HOUSE, asset) === 0) continue;
    throw new BrokenRule(`the clearing house has asset ${asset}`);
  }
}

process.stdout.write(JSON.stringify(play(Number(process.argv[2]))));
