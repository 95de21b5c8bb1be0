import { describe, expect, it } from "vitest";
import { REFUSED_ELSEWHERE } from "../../test/support/refused-elsewhere.ts";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import type { Columns } from "../base/columns.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import type { Command, OrderCommand } from "../messages/commands.ts";
import { REFUSALS, type RefusalCode } from "../messages/refusal-codes.ts";
import { CASH } from "../money/cash.ts";
import { applyCommand, stateHash } from "./market.ts";
import type { Market } from "./market-state.ts";

/** What a refused command changes: the rings it stands in, and the clock. */
const CHANGED_BY_REFUSAL = /^(commands|events|market\.clock)/;

/** Columns by name, copied. */
function columnsOf(columns: Columns): Map<string, string> {
  const names = [...columns.bytes().keys()];
  const { columns: values } = columns.snapshot();
  return new Map(names.map((name, index) => [name, values[index]!.join()]));
}

/** A market with a stock mark, a live series 2, an expired series 3, and the tape's quote. */
function startedMarket(): Market {
  const makers = [{ name: "seller", latencyUs: 0 }];
  const market = openMarket(4, 6, { hasBands: true, makers, blocks: 2 });
  listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
  listSeries(market, { right: "put", strike: 1_000_000, expiryDay: 1 });
  markAt(market, timeOf(1), 1_000_000);
  applyCommand(market, { kind: "expire", time: timeOf(1), instrument: 3 });
  fundAccount(market, TAPE, STOCK, 1_000);
  quoteSeries(market, 2, BUYER, 300, 500);
  return market;
}

const AT = { time: timeOf(1), account: SELLER, instrument: 2 };
const IOC = { side: "sell", timeInForce: "ioc" } as const;
const ORDER: OrderCommand = { kind: "order", ...AT, ...IOC, price: 300, quantity: 1 };
const QUOTE = { kind: "quote", ...AT, bid: 100, bidSize: 1, ask: 600, askSize: 1 } as const;
const LIST = {
  kind: "list",
  time: AT.time,
  right: "call",
  strike: 5,
  ticks: "none",
  style: "european",
} as const;

const REFUSED: [RefusalCode, string, Command | ((market: Market) => Command)][] = [
  ["time-backwards", "an older order", { ...ORDER, time: AT.time - 1 }],
  ["time-backwards", "an order at no time", { ...ORDER, time: Number.NaN }],
  ["time-backwards", "an order within a microsecond", { ...ORDER, time: AT.time + 0.5 }],
  ["unknown-account", "an order of the clearing house", { ...ORDER, account: 1 }],
  ["unknown-account", "a quote of nobody", { ...QUOTE, account: 10 }],
  ["unknown-account", "a cancel-all of nobody", { kind: "cancel-all", time: AT.time, account: 10 }],
  [
    "unknown-account",
    "money for the bank",
    { kind: "fund", ...AT, account: 3, instrument: CASH, quantity: 1 },
  ],
  ["unknown-instrument", "an order for cash", { ...ORDER, instrument: CASH }],
  ["unknown-instrument", "an order in no table", { ...ORDER, instrument: 999 }],
  ["unknown-instrument", "an order below the table", { ...ORDER, instrument: -1 }],
  ["unknown-instrument", "a quote in no table", { ...QUOTE, instrument: 999 }],
  ["unknown-instrument", "a gift of contracts", { kind: "fund", ...AT, quantity: 1 }],
  ["unknown-instrument", "an expiry of the stock", { kind: "expire", ...AT, instrument: STOCK }],
  ["series-expired", "an order", { ...ORDER, instrument: 3 }],
  ["series-expired", "an order after the last day", { ...ORDER, time: timeOf(41) }],
  ["series-expired", "a second expiry", { kind: "expire", time: AT.time, instrument: 3 }],
  ["bad-quantity", "an order of nothing", { ...ORDER, quantity: 0 }],
  ["bad-quantity", "an order of a fraction", { ...ORDER, quantity: 0.5 }],
  ["bad-quantity", "an order of too many", { ...ORDER, quantity: 1_000_000_001 }],
  ["bad-quantity", "a quote of less than nothing", { ...QUOTE, askSize: -1 }],
  ["bad-quantity", "cash past 2^53", { ...ORDER, price: 9e15 }],
  ["bad-quantity", "a bid for cash past 2^53", { ...QUOTE, bid: 9e8, ask: 9e8, bidSize: 1e9 }],
  ["bad-quantity", "an ask for cash past 2^53", { ...QUOTE, ask: 9e8, askSize: 1e9 }],
  [
    "bad-quantity",
    "a fraction of a cash unit",
    { kind: "fund", ...AT, instrument: CASH, quantity: 0.5 },
  ],
  ["bad-years", "interest backwards", { kind: "interest", time: AT.time, years: -1 }],
  [
    "bad-years",
    "interest for too long",
    (market) => {
      applyCommand(market, { kind: "carry", time: AT.time, rate: 1, dividendYield: 0 });
      return { kind: "interest", time: AT.time, years: 11 };
    },
  ],
  ["bad-price", "a price of zero", { ...ORDER, price: 0 }],
  ["bad-price", "a price that is no number", { ...ORDER, price: Number.NaN }],
  ["bad-price", "a negative bid", { ...QUOTE, bid: -100 }],
  ["bad-price", "a strike of zero", { ...LIST, strike: 0, expiryDay: 2 }],
  ["bad-price", "a rate of 1100 %", { kind: "carry", time: AT.time, rate: 11, dividendYield: 0 }],
  [
    "bad-price",
    "a yield that is no number",
    { kind: "carry", time: AT.time, rate: 0, dividendYield: Number.NaN },
  ],
  ["bad-price", "a dividend of zero", { kind: "dividend", time: AT.time, amount: 0 }],
  [
    "bad-price",
    "a fraction of a unit announced",
    { kind: "announce-dividend", time: AT.time, exDay: 9, amount: 0.5 },
  ],
  [
    "off-tick",
    "half a cent in a series with listed ticks",
    (market) => {
      applyCommand(market, { ...LIST, ticks: "listed", expiryDay: 9 });
      return { ...ORDER, instrument: 4, price: 350 };
    },
  ],
  ["crossed-quote", "a bid above its ask", { ...QUOTE, bid: 200, ask: 100 }],
  ["self-trade", "an order against the own quote", { ...ORDER, account: BUYER }],
  [
    "self-trade",
    "a bid that would meet an own order",
    (market) => {
      applyCommand(market, { ...ORDER, price: 450, timeInForce: "gtc" });
      return { ...QUOTE, bid: 450, ask: 460 };
    },
  ],
  ["unknown-order", "a cancel of nothing", { kind: "cancel", ...AT, order: 5 }],
  ["unknown-order", "a cancel of no number", { kind: "cancel", ...AT, order: Number.NaN }],
  [
    "unknown-order",
    "a cancel of another's order",
    (market) => {
      const [said] = applyCommand(market, { ...ORDER, price: 450, timeInForce: "gtc" });
      if (said?.kind !== "accepted") throw new Error("not accepted");
      return { kind: "cancel", ...AT, account: TAPE, order: said.order };
    },
  ],
  [
    "book-full",
    "a seventh order",
    (market) => {
      for (const price of [600, 700]) {
        applyCommand(market, { ...ORDER, price, timeInForce: "gtc" });
      }
      return { ...ORDER, price: 800, timeInForce: "gtc" };
    },
  ],
  [
    "book-full",
    "a quote with room for one side",
    (market) => {
      applyCommand(market, { ...ORDER, price: 600, timeInForce: "gtc" });
      return { ...QUOTE, account: TAPE };
    },
  ],
  [
    "chain-full",
    "a series beside four that are live",
    (market) => {
      for (const strike of [1, 2, 3]) applyCommand(market, { ...LIST, strike, expiryDay: 9 });
      return { ...LIST, strike: 4, expiryDay: 9 };
    },
  ],
  [
    "dividends-full",
    "a 65th dividend",
    (market) => {
      const said = { kind: "announce-dividend", time: AT.time, exDay: 9, amount: 1 } as const;
      for (let i = 0; i < 64; i++) applyCommand(market, said);
      return said;
    },
  ],
  ["past-day", "a series that expired yesterday", { ...LIST, expiryDay: 0 }],
  ["past-day", "a series that expires on no day", { ...LIST, expiryDay: Number.NaN }],
  ["past-day", "a series that expires after the year 9999", { ...LIST, expiryDay: 2 ** 32 }],
  [
    "past-day",
    "a dividend of today",
    { kind: "announce-dividend", time: AT.time, exDay: 1, amount: 1 },
  ],
  [
    "past-day",
    "a dividend on no day",
    { kind: "announce-dividend", time: AT.time, exDay: Number.NaN, amount: 1 },
  ],
  ["not-expiry-day", "an early expiry", { kind: "expire", time: AT.time, instrument: 2 }],
  ["no-stock-mark", "a mark before anybody quoted", () => ({ kind: "mark", time: AT.time })],
  [
    "no-stock-mark",
    "shares that nobody can value",
    { kind: "fund", ...AT, instrument: STOCK, quantity: 100 },
  ],
  [
    "no-stock-mark",
    "an expiry before the stock has a mark",
    (market) => {
      applyCommand(market, { ...LIST, right: "put", strike: 5, expiryDay: 1 });
      tradeBetween(market, 2, BUYER, SELLER, 5, 1);
      return { kind: "expire", time: AT.time, instrument: 2 };
    },
  ],
  [
    "no-stock-mark",
    "an exercise for shares that nobody can value",
    (market) => {
      applyCommand(market, { ...LIST, style: "american", expiryDay: 9 });
      tradeBetween(market, 2, BUYER, SELLER, 5, 1);
      return { kind: "exercise", ...AT, account: BUYER, quantity: 1 };
    },
  ],
  [
    "not-held",
    "an exercise of more than is held",
    (market) => {
      applyCommand(market, { ...LIST, style: "american", expiryDay: 9 });
      tradeBetween(market, 4, BUYER, SELLER, 5, 1);
      return { kind: "exercise", ...AT, account: BUYER, instrument: 4, quantity: 2 };
    },
  ],
  [
    "european-style",
    "an exercise before the expiry",
    (market) => {
      applyCommand(market, ORDER);
      return { kind: "exercise", ...AT, account: BUYER, quantity: 1 };
    },
  ],
  [
    "bad-quantity",
    "an exercise of half a contract",
    (market) => {
      applyCommand(market, { ...LIST, style: "american", expiryDay: 9 });
      return { kind: "exercise", ...AT, instrument: 4, quantity: 0.5 };
    },
  ],
  [
    "unknown-account",
    "an exercise by the bank",
    { kind: "exercise", ...AT, account: 3, quantity: 1 },
  ],
  [
    "unknown-instrument",
    "an exercise of the stock",
    { kind: "exercise", ...AT, instrument: STOCK, quantity: 1 },
  ],
  [
    "series-expired",
    "an exercise after the expiry",
    { kind: "exercise", ...AT, instrument: 3, quantity: 1 },
  ],
  [
    "bad-ratio",
    "a split one for one",
    { kind: "split", time: AT.time, newShares: 2, oldShares: 2 },
  ],
  [
    "bad-ratio",
    "a split into parts",
    { kind: "split", time: AT.time, newShares: 1.5, oldShares: 1 },
  ],
  [
    "bad-ratio",
    "a split that leaves contracts for 33.3 shares",
    { kind: "split", time: AT.time, newShares: 1, oldShares: 3 },
  ],
  [
    "no-stock-mark",
    "a split before anybody quoted",
    { kind: "split", time: AT.time, newShares: 2, oldShares: 1 },
  ],
  [
    "unknown-account",
    "a fee of the bank",
    { kind: "fee", time: AT.time, account: 3, fee: "share", rate: 1 },
  ],
  ["bad-price", "a fee of more than the sale", { kind: "fee", ...AT, fee: "sale", rate: 1.1 }],
  ["bad-price", "a negative fee", { kind: "fee", ...AT, fee: "share", rate: -1 }],
  [
    "bad-price",
    "a negative rate of borrowing",
    { kind: "borrow", time: AT.time, rate: -1, years: 1 },
  ],
  ["bad-years", "borrowing backwards", { kind: "borrow", time: AT.time, rate: 1, years: -1 }],
  ["would-trade", "a post-only order at the bid", { ...ORDER, timeInForce: "post-only" }],
  ["not-fillable", "more than is wanted", { ...ORDER, timeInForce: "fok", quantity: 5_000 }],
  ["outside-band", "a purchase far above the ask", { ...ORDER, side: "buy", price: 20_000 }],
  [
    "killed",
    "an order after the kill switch",
    (market) => {
      applyCommand(market, { kind: "kill", time: AT.time, account: SELLER });
      return ORDER;
    },
  ],
  [
    "protected",
    "a quote after the protection",
    (market) => {
      const { time } = AT;
      applyCommand(market, { kind: "protect", time, account: SELLER, contracts: 1, windowUs: 9 });
      applyCommand(market, { ...QUOTE, bid: 400, ask: 450 });
      applyCommand(market, { ...ORDER, account: TAPE, price: 400 });
      return QUOTE;
    },
  ],
  [
    "halted",
    "an order of a halted account",
    (market) => {
      applyCommand(market, { ...AT, kind: "account-state", state: "halted" });
      return ORDER;
    },
  ],
  [
    "reducing-only",
    "a sale of what is not held",
    (market) => {
      applyCommand(market, { ...AT, kind: "account-state", state: "reducing" });
      return ORDER;
    },
  ],
  [
    "no-margin",
    "a naked call without money",
    (market) => {
      applyCommand(market, { ...AT, kind: "account-margin", rule: "margin" });
      return ORDER;
    },
  ],
  ["not-a-maker", "a sheet of a client", { kind: "sheet", ...AT, account: BUYER, spotShift: 0 }],
  ["bad-sheet", "a shift that is no number", { kind: "sheet", ...AT, spotShift: Number.NaN }],
  [
    "stale-mark",
    "an expiry at the mark of before the close",
    (market) => {
      markAt(market, timeOf(40) - 1, 1_000_000);
      return { kind: "expire", time: timeOf(40), instrument: 2 };
    },
  ],
  ...REFUSED_ELSEWHERE,
];

describe("a refused command", () => {
  it.each(REFUSED)("gets the code %s: %s", (code, _what, refused) => {
    const market = code === "no-stock-mark" ? openMarket() : startedMarket();
    if (code === "no-stock-mark") market.clock[0] = AT.time;
    const command = typeof refused === "function" ? refused(market) : refused;
    const before = columnsOf(market.columns);
    const said = applyCommand(market, command);
    expect(said).toMatchObject([{ kind: "refused", code }]);
    const after = columnsOf(market.columns);
    const changed = [...after.keys()].filter((name) => after.get(name) !== before.get(name));
    expect(changed.filter((name) => !CHANGED_BY_REFUSAL.test(name))).toEqual([]);
  });

  it("reaches every code of the table", () => {
    expect(new Set(REFUSED.map(([code]) => code))).toEqual(new Set(REFUSALS.map((r) => r.code)));
  });
});

describe("the market's clock", () => {
  it("never goes back, in events of refused commands neither: rule X5", () => {
    const market = startedMarket();
    const later = AT.time + 100;
    const times = [
      { ...ORDER, time: later, instrument: 999 },
      { ...ORDER, time: later - 1 },
      { ...ORDER, time: -5 },
      { ...ORDER, time: later },
    ].flatMap((command) => applyCommand(market, command).map(({ time }) => time));
    expect(times).toEqual(Array(5).fill(later));
    expect(market.clock[0]).toBe(later);
  });
});

describe("a market's state", () => {
  it("has a hash in which every number of every column counts", () => {
    const market = startedMarket();
    const saved = market.columns.snapshot();
    const hashes = new Set([stateHash(market)]);
    saved.columns.forEach((column, index) => {
      const other = { columns: saved.columns.map((values) => values.slice()) };
      other.columns[index]![column.length - 1]! += 1;
      market.columns.restore(other);
      hashes.add(stateHash(market));
    });
    market.columns.restore(saved);
    expect(hashes.size).toBe(saved.columns.length + 1);
    expect(hashes.has(stateHash(market))).toBe(true);
  });
});
