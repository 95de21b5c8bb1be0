import { describe, expect, it } from "vitest";
import { STOCK } from "../contracts/instrument-table.ts";
import { applyCommand } from "../market/market.ts";
import { createMarket, type Market } from "../market/market-state.ts";
import type { Command } from "../messages/commands.ts";
import { europeanPrice } from "../pricing/black-scholes.ts";
import { MarketView } from "../view/market-view.ts";

const [TAPE, FIRST, SECOND, CLIENT] = [7, 8, 9, 10];
const EXPIRY = 30;
const LATENCY_US = 2_000;
const YEARS = 30 / 365;

/** A stock at $100.00, one call at the money, and two makers who see the stock late. */
function openSheets(series = 4): { market: Market; series: number } {
  const bearsInterest = false;
  const parties = ["tape", "first", "second", "client"].map((name) => ({ name, bearsInterest }));
  const makers = [
    { name: "first", latencyUs: LATENCY_US },
    { name: "second", latencyUs: 0 },
  ];
  const market = createMarket({ parties, lender: "tape", series, orders: 64, seed: 1, makers });
  const said = applyCommand(market, {
    ...({ kind: "list", time: 0, right: "call", strike: 1_000_000, expiryDay: EXPIRY } as const),
    ...({ ticks: "listed", style: "american" } as const),
  });
  quoteStock(market, 0, 1_000_000);
  return { market, series: (said[0] as { instrument: number }).instrument };
}

function quoteStock(market: Market, time: number, mid: number): void {
  const sizes = { bidSize: 1_000, askSize: 1_000 };
  const quote = { kind: "quote", time, account: TAPE, instrument: STOCK } as const;
  applyCommand(market, { ...quote, bid: mid - 100, ask: mid + 100, ...sizes });
}

/** A flat smile at a volatility, quoted half a point to either side in 20 contracts. */
function sendSheet(
  market: Market,
  account: number,
  time: number,
  sigma: number,
  expiryDay = EXPIRY,
): string[] {
  const at = { time, account, expiryDay };
  const commands: Command[] = [
    { kind: "sheet-smile", ...at, a: sigma * sigma * YEARS, b: 0, rho: 0, m: 0, s: 0.1 },
    { kind: "sheet-terms", ...at, shift: 0, halfSpread: 0.005, bidSize: 20, askSize: 20 },
    { kind: "sheet", time, account, spotShift: 0 },
  ];
  return commands.flatMap((command) => applyCommand(market, command).map(({ kind }) => kind));
}

function prices(market: Market, series: number): (number | undefined)[] {
  const view = new MarketView(market, CLIENT);
  return [view.bestPrice(series, "bid"), view.bestPrice(series, "ask")];
}

describe("a quote sheet", () => {
  it("is worked out when somebody looks: value less and plus the spread, to the tick", () => {
    const { market, series } = openSheets();
    expect(sendSheet(market, SECOND, 10, 0.25)).toEqual([]);
    const value = europeanPrice(1, 1_000_000, 1_000_000, YEARS, 0, 0, 0.25);
    const up = europeanPrice(1, 1_000_000, 1_000_000, YEARS, 0, 0, 0.26);
    const half = 0.5 * (up - value) + 0.5 * 100;
    const [bid, ask] = prices(market, series);
    expect(Math.abs(bid! - Math.floor((value - half) / 100) * 100)).toBeLessThanOrEqual(100);
    expect(Math.abs(ask! - Math.ceil((value + half) / 100) * 100)).toBeLessThanOrEqual(100);
    expect(bid).toBeLessThan(value);
    expect(ask).toBeGreaterThan(value);
  });

  it("follows the stock as its maker sees it, after his latency", () => {
    const { market, series } = openSheets();
    sendSheet(market, FIRST, LATENCY_US, 0.25);
    const before = prices(market, series);
    quoteStock(market, 10_000, 1_010_000);
    expect(prices(market, series)).toEqual(before);
    applyCommand(market, { kind: "sweep", time: 10_000 + LATENCY_US });
    const [bid] = prices(market, series);
    expect(bid! - before[0]!).toBeGreaterThan(4_000);
  });

  it("is filled up to its size, until the next sheet", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, 10, 0.25);
    const buy = { kind: "market-order", time: 11, account: CLIENT, instrument: series } as const;
    const said = applyCommand(market, { ...buy, side: "buy", quantity: 30 });
    expect(said).toMatchObject([
      { kind: "traded", seller: SECOND, order: -1, quantity: 20 },
      { kind: "dropped", quantity: 10 },
      { kind: "marked" },
    ]);
    expect(prices(market, series)[1]).toBeUndefined();
    sendSheet(market, SECOND, 12, 0.25);
    expect(prices(market, series)[1]).toBeGreaterThan(0);
  });

  it("trades after orders at its price, and the older of two sheets first", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, LATENCY_US, 0.25);
    sendSheet(market, FIRST, LATENCY_US, 0.25);
    const [, ask] = prices(market, series);
    const order = { kind: "order", time: LATENCY_US, account: CLIENT, instrument: series } as const;
    const sell = { ...order, side: "sell", price: ask!, timeInForce: "gtc" } as const;
    applyCommand(market, { ...sell, quantity: 5 });
    const buy = { ...sell, account: TAPE, side: "buy", quantity: 40 } as const;
    expect(applyCommand(market, buy)).toMatchObject([
      { kind: "traded", seller: CLIENT, quantity: 5 },
      { kind: "traded", seller: SECOND, quantity: 20 },
      { kind: "traded", seller: FIRST, quantity: 15 },
      { kind: "marked" },
    ]);
  });

  it("stays a tick behind an older sheet that it would cross", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, LATENCY_US, 0.25);
    const [bid, ask] = prices(market, series);
    sendSheet(market, FIRST, LATENCY_US, 0.4);
    const [higher, lower] = prices(market, series);
    expect(lower).toBe(ask);
    expect(higher).toBeGreaterThan(bid!);
    expect(higher).toBeLessThan(ask!);
  });

  it("takes an order that rests once the stock has brought it there, at the order's price", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, 10, 0.25);
    const [, ask] = prices(market, series);
    const order = { kind: "order", time: 11, account: CLIENT, instrument: series } as const;
    const price = ask! - 100;
    applyCommand(market, { ...order, side: "sell", price, quantity: 3, timeInForce: "day" });
    quoteStock(market, 20, 1_020_000);
    expect(prices(market, series)[0]).toBeLessThan(price);
    expect(applyCommand(market, { kind: "sweep", time: 21 })).toMatchObject([
      { kind: "traded", buyer: SECOND, seller: CLIENT, price, quantity: 3, aggressor: "buy" },
      { kind: "marked" },
    ]);
  });

  it("is gone with its maker's protection, kill switch or wish", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, 10, 0.25);
    const at = { time: 11, account: SECOND };
    applyCommand(market, { kind: "protect", ...at, contracts: 10, windowUs: 1_000 });
    const buy = { kind: "market-order", time: 12, account: CLIENT, instrument: series } as const;
    expect(applyCommand(market, { ...buy, side: "buy", quantity: 12 })).toMatchObject([
      { kind: "traded", quantity: 12 },
      { kind: "protected", account: SECOND, quantity: 12 },
      { kind: "marked" },
    ]);
    expect(prices(market, series)).toEqual([undefined, undefined]);
    expect(sendSheet(market, SECOND, 13, 0.25)).toEqual(["refused"]);
    applyCommand(market, { kind: "protect", ...at, time: 14, contracts: 10, windowUs: 1_000 });
    sendSheet(market, SECOND, 14, 0.25);
    expect(prices(market, series)[0]).toBeGreaterThan(0);
    applyCommand(market, { kind: "clear-sheet", time: 15, account: SECOND });
    expect(prices(market, series)[0]).toBeUndefined();
    applyCommand(market, { kind: "kill", time: 16, account: SECOND });
    expect(sendSheet(market, SECOND, 17, 0.25)).toEqual(["refused"]);
  });

  it("is refused from others than makers, and with numbers that mean nothing", () => {
    const { market } = openSheets();
    expect(sendSheet(market, CLIENT, 10, 0.25)).toEqual(["refused", "refused", "refused"]);
    expect(sendSheet(market, SECOND, 10, 0)).toEqual(["refused", "refused"]);
    const at = { time: 10, account: SECOND, expiryDay: EXPIRY + 1 };
    expect(
      applyCommand(market, { kind: "sheet-smile", ...at, a: 0.1, b: 0, rho: 0, m: 0, s: 1 }),
    ).toMatchObject([{ kind: "refused", code: "bad-sheet" }]);
  });

  it("quotes nothing where its shift leaves no price of the stock", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, 10, 0.25);
    applyCommand(market, { kind: "sheet", time: 11, account: SECOND, spotShift: -1_000_000 });
    expect(prices(market, series)).toEqual([undefined, undefined]);
  });

  it("of a protected maker takes no more of a sweep than the order that reached his limit", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, 10, 0.25);
    const protect = { kind: "protect", contracts: 10, windowUs: 1_000 } as const;
    applyCommand(market, { ...protect, time: 10, account: SECOND });
    const order = { kind: "order", time: 11, account: CLIENT, instrument: series } as const;
    const price = prices(market, series)[1]! - 100;
    for (let i = 0; i < 4; i++) {
      applyCommand(market, { ...order, side: "sell", price, quantity: 6, timeInForce: "gtc" });
    }
    quoteStock(market, 20, 1_020_000);
    expect(applyCommand(market, { kind: "sweep", time: 21 })).toMatchObject([
      { kind: "traded", quantity: 6 },
      { kind: "traded", quantity: 6 },
      { kind: "protected", quantity: 12 },
      { kind: "marked" },
    ]);
  });

  it("is withdrawn by a split of the stock", () => {
    const { market, series } = openSheets();
    sendSheet(market, SECOND, 10, 0.25);
    applyCommand(market, { kind: "mark", time: 11 });
    applyCommand(market, { kind: "split", time: 12, newShares: 2, oldShares: 1 });
    expect(prices(market, series)).toEqual([undefined, undefined]);
  });

  it("has whole sizes for a series that got another's number", () => {
    const { market, series } = openSheets(2);
    const later = EXPIRY + 30;
    const list = { kind: "list", right: "put", style: "american", ticks: "listed" } as const;
    applyCommand(market, { ...list, time: 9, strike: 900_000, expiryDay: later });
    sendSheet(market, SECOND, 10, 0.25);
    sendSheet(market, SECOND, 10, 0.25, later);
    const buy = { kind: "market-order", account: CLIENT, side: "buy", quantity: 20 } as const;
    applyCommand(market, { ...buy, time: 11, instrument: series });
    const time = EXPIRY * 86_400_000_000;
    quoteStock(market, time, 1_000_000);
    applyCommand(market, { kind: "mark", time });
    applyCommand(market, { kind: "expire", time, instrument: series });
    const said = applyCommand(market, { ...list, time, strike: 1_000_000, expiryDay: later });
    expect(said).toMatchObject([{ kind: "listed", instrument: series }]);
    const second = { ...buy, time, instrument: series };
    expect(applyCommand(market, second)).toMatchObject([{ kind: "traded", quantity: 20 }, {}]);
  });
});
