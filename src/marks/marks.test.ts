import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
  type Terms,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import { evaluateAmerican } from "../pricing/american/american.ts";
import { createEuropeanGreeks, europeanPrice } from "../pricing/black-scholes.ts";

const TERMS: Terms = { right: "call", strike: 1_000_000, expiryDay: 36 };
const SPOT = 1_010_000;

/** A series priced at a volatility of 25 % with the stock at $101, 35 days before its end. */
function openSeries(terms: Terms = TERMS): { market: Market; series: number; fair: number } {
  const market = openMarket();
  const series = listSeries(market, terms);
  markAt(market, timeOf(1), SPOT);
  return { market, series, fair: modelPrice(SPOT, 35, 0.25) };
}

function modelPrice(spot: number, days: number, sigma: number): number {
  return europeanPrice(1, spot, TERMS.strike, days / 365, 0, 0, sigma);
}

function quoteAround(market: Market, series: number, mid: number, half: number): void {
  quoteSeries(market, series, BUYER, Math.round(mid) - half, Math.round(mid) + half);
}

describe("the stock's mark", () => {
  it("is the mid of its quote, a half rounded up, and a whole number", () => {
    const market = openMarket();
    quoteStock(market, 100, 103);
    expect(applyCommand(market, { kind: "mark", time: 0 })).toEqual([
      { kind: "marked", time: 0, instrument: STOCK, before: 102, mark: 102 },
    ]);
  });

  it("stays when a side is empty", () => {
    const market = openMarket();
    markAt(market, 0, 100);
    quoteStock(market, 200, 0);
    expect(applyCommand(market, { kind: "mark", time: 0 })).toMatchObject([{ mark: 100 }]);
  });

  it("begins with the first trade when nobody has taken one", () => {
    const market = openMarket();
    const said = tradeBetween(market, STOCK, BUYER, SELLER, 333, 1);
    expect(said.at(-1)).toMatchObject({ kind: "marked", instrument: STOCK, mark: 333 });
    expect(tradeBetween(market, STOCK, BUYER, SELLER, 444, 1)).toMatchObject([{ price: 444 }]);
    expect(market.marks.mark[STOCK]).toBe(333);
  });
});

describe("a series' mark", () => {
  it("is the mid of a narrow quote per contract, and its volatility is kept", () => {
    const { market, series, fair } = openSeries();
    quoteAround(market, series, fair, 100);
    markAt(market, timeOf(1), SPOT);
    expect(market.marks.mark[series]).toBe(100 * Math.round(fair));
    expect(market.marks.volatility[series]).toBeCloseTo(0.25, 5);
  });

  it("is the last volatility at the new spot and day when the quote is gone", () => {
    const { market, series, fair } = openSeries();
    quoteAround(market, series, fair, 100);
    markAt(market, timeOf(1), SPOT);
    quoteSeries(market, series, BUYER, 0, 0);
    const sigma = market.marks.volatility[series]!;
    for (const [day, spot] of [
      [2, 990_000],
      [20, 1_050_000],
    ] as const) {
      markAt(market, timeOf(day), spot);
      const model = modelPrice(spot, 36 - day, sigma);
      expect(market.marks.mark[series]).toBe(Math.round(100 * model));
    }
  });

  it("is held inside a wide quote and on the right side of a one-sided one", () => {
    const { market, series, fair } = openSeries();
    quoteAround(market, series, fair, 100);
    markAt(market, timeOf(1), SPOT);
    const held = 100 * Math.round(fair);
    const [low, high] = [10_000, 100_000];
    for (const [bid, ask, mark] of [
      [low, high, held],
      [low, 0, held],
      [0, high, held],
      [0, low, 100 * low],
      [high, 0, 100 * high],
      [high, 2 * high, 100 * high],
    ] as const) {
      quoteSeries(market, series, BUYER, bid, ask);
      markAt(market, timeOf(1), SPOT);
      expect(Math.abs(market.marks.mark[series]! - mark)).toBeLessThanOrEqual(50);
      expect(market.marks.volatility[series]).toBeCloseTo(0.25, 5);
    }
  });

  it("takes a quote for a price up to $0.25 or a quarter of its mid, not beyond", () => {
    const volatilityAfter = (bid: number, ask: number): number => {
      const { market, series } = openSeries();
      quoteSeries(market, series, BUYER, bid, ask);
      markAt(market, timeOf(1), SPOT);
      return market.marks.marked[series]!;
    };
    expect(volatilityAfter(5_000, 7_500)).toBe(1);
    expect(volatilityAfter(5_000, 7_501)).toBe(0);
    expect(volatilityAfter(70_000, 90_000)).toBe(1);
    expect(volatilityAfter(70_000, 90_010)).toBe(0);
  });

  it("begins with a usable quote or a trade, not with a bid alone", () => {
    const { market, series } = openSeries();
    quoteSeries(market, series, BUYER, 30_000, 0);
    expect(markAt(market, timeOf(1), SPOT)).toHaveLength(1);
    expect(market.marks.marked[series]).toBe(0);
    quoteSeries(market, series, BUYER, 0, 0);
    const said = tradeBetween(market, series, BUYER, SELLER, 33_000, 1);
    expect(said.at(-1)).toMatchObject({ kind: "marked", before: 3_300_000, mark: 3_300_000 });
    expect(market.marks.volatility[series]).toBeGreaterThan(0.1);
  });

  it("has no volatility at a price that none explains, and is then its intrinsic value", () => {
    const { market, series } = openSeries();
    quoteSeries(market, series, BUYER, 100, 200);
    markAt(market, timeOf(1), SPOT);
    expect([market.marks.mark[series], market.marks.volatility[series]]).toEqual([15_000, 0]);
    quoteSeries(market, series, BUYER, 0, 0);
    markAt(market, timeOf(1), SPOT);
    expect(market.marks.mark[series]).toBe(100 * (SPOT - TERMS.strike));
  });

  it("is what exercise brings on the last day, whatever is quoted", () => {
    for (const [right, price, mark] of [
      ["call", 1_020_000, 2_000_000],
      ["put", 1_020_000, 0],
      ["put", 999_900, 10_000],
      ["put", 999_901, 0],
    ] as const) {
      const { market, series } = openSeries({ ...TERMS, right });
      quoteSeries(market, series, BUYER, 30_000, 30_100);
      markAt(market, timeOf(36), price);
      expect([market.marks.mark[series], market.marks.marked[series]]).toEqual([mark, 1]);
    }
  });

  it("takes the announced dividends of its life off the spot", () => {
    const { market, series, fair } = openSeries();
    quoteAround(market, series, fair, 100);
    markAt(market, timeOf(1), SPOT);
    quoteSeries(market, series, BUYER, 0, 0);
    const sigma = market.marks.volatility[series]!;
    const announced = { kind: "announce-dividend", time: timeOf(1), amount: 20_000 } as const;
    applyCommand(market, { ...announced, exDay: 37 });
    markAt(market, timeOf(1), SPOT);
    expect(market.marks.mark[series]).toBe(Math.round(100 * modelPrice(SPOT, 35, sigma)));
    applyCommand(market, { ...announced, exDay: 36 });
    markAt(market, timeOf(1), SPOT);
    expect(market.marks.mark[series]).toBe(Math.round(100 * modelPrice(SPOT - 20_000, 35, sigma)));
  });
});

describe("an American series' mark", () => {
  const DAYS = 35;

  function openAmerican(strike: number, rate: number): { market: Market; series: number } {
    const market = openMarket();
    const list = { kind: "list", time: timeOf(1), right: "put", strike } as const;
    const terms = { ...list, expiryDay: 1 + DAYS, ticks: "none", style: "american" } as const;
    const [listed] = applyCommand(market, terms);
    if (listed?.kind !== "listed") throw new Error("not listed");
    markAt(market, timeOf(1), SPOT);
    applyCommand(market, { kind: "carry", time: timeOf(1), rate, dividendYield: 0 });
    return { market, series: listed.instrument };
  }

  /** The American put on a spot in $0.0001, by the full method. */
  function fullPrice(spot: number, strike: number, days: number, sigma: number): number {
    const greeks = createEuropeanGreeks();
    evaluateAmerican(greeks, -1, spot, strike, days / 365, 0.05, 0, sigma, "full");
    return greeks.price;
  }

  it("keeps the American volatility of its mid for when the quote is gone", () => {
    const { market, series } = openAmerican(1_050_000, 0.05);
    quoteAround(market, series, fullPrice(SPOT, 1_050_000, DAYS, 0.25), 100);
    markAt(market, timeOf(1), SPOT);
    expect(market.marks.volatility[series]).toBeCloseTo(0.25, 4);
    quoteSeries(market, series, BUYER, 0, 0);
    markAt(market, timeOf(9), 980_000);
    const model = 100 * fullPrice(980_000, 1_050_000, DAYS - 8, 0.25);
    expect(Math.abs(market.marks.mark[series]! - model)).toBeLessThan(5 * 100);
  });

  it("first quoted at intrinsic it has no volatility, and is worth exercise", () => {
    const { market, series } = openAmerican(1_500_000, 0.05);
    quoteSeries(market, series, BUYER, 1_500_000 - SPOT - 50, 1_500_000 - SPOT + 50);
    markAt(market, timeOf(1), SPOT);
    expect(market.marks.mark[series]).toBe(100 * (1_500_000 - SPOT));
    expect(market.marks.volatility[series]).toBe(0);
    quoteSeries(market, series, BUYER, 0, 0);
    markAt(market, timeOf(2), 1_000_000);
    expect(market.marks.mark[series]).toBe(100 * 500_000);
  });

  it("is not held below exercise by a low offer", () => {
    const { market, series } = openAmerican(1_500_000, 0.05);
    quoteAround(market, series, 500_000, 50);
    markAt(market, timeOf(1), SPOT);
    quoteSeries(market, series, BUYER, 0, 400_000);
    markAt(market, timeOf(2), SPOT);
    expect(market.marks.mark[series]).toBe(100 * (1_500_000 - SPOT));
  });
});
