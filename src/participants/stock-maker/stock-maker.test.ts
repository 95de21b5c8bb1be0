import { beforeEach, describe, expect, it } from "vitest";
import { bestOf } from "../../book/book.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { accountNumber, createMarket, type Market } from "../../market/market-state.ts";
import { sendImmediateOrder } from "../../messages/outbox.ts";
import { Kernel } from "../../simulator/kernel/kernel.ts";
import { MarketView } from "../../view/market-view.ts";
import { StockMaker, type StockMakerSettings } from "./stock-maker.ts";

const SETTINGS: StockMakerSettings = {
  ...{ levels: 10, levelShares: 250, riskAversion: 4e-5, horizon: 0.1 },
  ...{ orderDecay: 400, latencyUs: 1_000, patienceUs: 10_000 },
  learning: { lasting: 0, passing: 0, passingUs: 1_000, mostShares: 1_000 },
};

let market: Market;
let kernel: Kernel;
/** Dollars, from each time on. */
let news: [number, number][];

beforeEach(() => {
  news = [[0, 100.002]];
  market = createMarket({
    parties: ["lender", "one", "two", "public"].map((name) => ({ name, bearsInterest: false })),
    lender: "lender",
    ...{ series: 0, orders: 100, seed: 1, hasBands: true },
  });
  kernel = new Kernel(market, 4);
});

function join(name: string, changes: Partial<StockMakerSettings> = {}): MarketView {
  const account = accountNumber(market.accounts, name);
  const view = new MarketView(market, account);
  const settings = { ...SETTINGS, ...changes };
  const known = {
    sigmaAt: () => 0.016,
    valueAt: (time: number) => [...news].reverse().find(([from]) => from <= time)![1] * 10_000,
    nextNews: (time: number) => news.find(([from]) => from > time)?.[0] ?? Number.POSITIVE_INFINITY,
  };
  const maker = new StockMaker(view, { rows: kernel.sending, account }, known, settings);
  kernel.wakeAt(kernel.join(maker, account, settings.latencyUs, 1), 1_000);
  return view;
}

/** All that rests on a side, by price in cents. */
function depth(side: "bid" | "ask"): Map<number, number> {
  const { book } = market;
  const sums = new Map<number, number>();
  let slot = bestOf(book, STOCK, side === "bid" ? 1 : -1);
  for (; slot >= 0; slot = book.next[slot]!) {
    const price = book.price[slot]! / 100;
    sums.set(price, (sums.get(price) ?? 0) + book.remaining[slot]!);
  }
  return sums;
}

function trade(time: number, side: "buy" | "sell", dollars: number, shares: number): void {
  kernel.runUntil(time);
  const outbox = { rows: market.commands, account: accountNumber(market.accounts, "public") };
  sendImmediateOrder(outbox, time, STOCK, side, dollars * 10_000, shares);
  kernel.applySent();
}

const ladder = (top: number, step: number): [number, number][] =>
  Array.from({ length: 10 }, (_, i) => [top + step * i, 250]);

describe("a stock maker", () => {
  it("quotes a ladder of ten cents on both sides of what is known", () => {
    join("one");
    kernel.runUntil(5_000);
    // 100.002 less and plus a quarter of a cent, outward to the cent.
    expect([...depth("bid")]).toEqual(ladder(9_999, -1));
    expect([...depth("ask")]).toEqual(ladder(10_001, 1));
  });

  it("moves every order that stands wrong when news comes, and no other", () => {
    news.push([1_000_000, 100.032], [2_000_000, 99.5]);
    join("one");
    kernel.runUntil(999_999);
    const before = market.clock[1]!;
    kernel.runUntil(1_900_000);
    expect([...depth("bid")]).toEqual(ladder(10_002, -1));
    expect([...depth("ask")]).toEqual(ladder(10_004, 1));
    expect(market.clock[1]! - before).toBe(6);
    kernel.runUntil(3_000_000);
    expect([...depth("bid")]).toEqual(ladder(9_949, -1));
    expect([...depth("ask")]).toEqual(ladder(9_951, 1));
  });

  it("fills up what was taken", () => {
    join("one", { riskAversion: 0 });
    trade(10_000, "buy", 100.02, 380);
    expect([...depth("ask")].slice(0, 2)).toEqual([
      [10_002, 120],
      [10_003, 250],
    ]);
    kernel.runUntil(50_000);
    expect([...depth("ask")]).toEqual(ladder(10_001, 1));
  });

  it("shades both prices against what it holds, as Avellaneda and Stoikov", () => {
    const view = join("one", { riskAversion: 1e-4 });
    // gamma s^2 t = 1e-4 x 1.6^2 x .1 = $.0000256 a share: 2,000 shares are 5 cents.
    trade(10_000, "sell", 99.9, 2_000);
    expect(view.position(STOCK)).toBe(2_000);
    kernel.runUntil(50_000);
    expect([...depth("bid")]).toEqual(ladder(9_994, -1));
    expect([...depth("ask")]).toEqual(ladder(9_996, 1));
  });

  it("learns from trades which way the price goes", () => {
    const learning = {
      lasting: 6.25e-6,
      passing: 1.25e-5,
      passingUs: 1_000_000,
      mostShares: 1_000,
    };
    join("one", { riskAversion: 0, learning });
    trade(10_000, "buy", 100.05, 1_000);
    kernel.runUntil(50_000);
    // 1,000 x 1.875e-5 of $1.60 is 3 cents.
    expect([...depth("bid")][0]).toEqual([10_002, 250]);
    expect([...depth("ask")][0]).toEqual([10_004, 250]);
  });

  it("waits until a slower one has withdrawn, and trades with nobody who rests", () => {
    news.push([1_000_000, 100.102]);
    const fast = join("one");
    const slow = join("two", { latencyUs: 5_000 });
    kernel.runUntil(1_004_000);
    expect(Math.max(...depth("bid").keys())).toBeLessThan(Math.min(...depth("ask").keys()));
    kernel.runUntil(1_100_000);
    expect([...depth("bid")]).toEqual(ladder(10_009, -1).map(([price]) => [price, 500]));
    expect([...depth("ask")]).toEqual(ladder(10_011, 1).map(([price]) => [price, 500]));
    expect([fast.position(STOCK), slow.position(STOCK)]).toEqual([0, 0]);
  });
});
