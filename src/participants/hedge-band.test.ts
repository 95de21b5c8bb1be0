import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../test/support/sent-commands.ts";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteStock,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { applyCommand } from "../market/market.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../pricing/black-scholes.ts";
import { MarketView } from "../view/market-view.ts";
import { deltaAt } from "./delta-hedge.ts";
import {
  COST_WITHOUT_SPREAD,
  fixedBand,
  RISK_AVERSION,
  whalleyWilmottBand,
  whalleyWilmottHalfWidth,
  zakamoulineBandOf,
} from "./hedge-band.ts";
import type { HedgePolicy } from "./hedge-book.ts";
import { MarketMaker } from "./market-maker/market-maker.ts";
import { zakamoulineBand } from "./zakamouline-band.ts";

const SPOT = 1_000_000;
const YEARS = 36 / 365;

/** The buyer holds 10 calls at the money, 36 days before their expiry. */
function openWithCalls(contracts = 10) {
  const market = openMarket();
  const series = listSeries(market, { right: "call", strike: SPOT, expiryDay: 37 }, "none");
  markAt(market, timeOf(1), SPOT);
  tradeBetween(market, series, BUYER, SELLER, 30_000, contracts);
  return { market, series, view: new MarketView(market, BUYER) };
}

function hedgeBy(opened: ReturnType<typeof openWithCalls>, policy: HedgePolicy): number {
  const { market, view } = opened;
  applyAll(
    market,
    sentBy(market, BUYER, (outbox) => {
      new MarketMaker(view, outbox, policy).hedge(market.clock[0]!, 0, 0.25);
    }),
  );
  return view.position(STOCK);
}

function gammaOf(years: number, rate: number, sigma: number): number {
  const greeks = createEuropeanGreeks();
  evaluateEuropean(greeks, 1, 100, 100, years, rate, 0, sigma);
  return greeks.gamma;
}

describe("the Whalley-Wilmott half-width", () => {
  it("has the published values", () => {
    expect(whalleyWilmottHalfWidth(0.0005, 5_000, 0.02, 1, 1)).toBeCloseTo(0.11447, 5);
    const gamma = gammaOf(0.25, 0, 0.2);
    expect(gamma).toBeCloseTo(0.039844, 6);
    const widths = (riskAversion: number): number[] =>
      [0.0005, 0.001, 0.002].map((cost) =>
        whalleyWilmottHalfWidth(cost, 100, gamma, 1, riskAversion),
      );
    [0.0492, 0.06198, 0.07809].forEach((width, i) => {
      expect(Math.abs(widths(1)[i]! - width)).toBeLessThan(1e-5);
    });
    [0.10599, 0.13354, 0.16825].forEach((width, i) => {
      expect(Math.abs(widths(0.1)[i]! - width)).toBeLessThan(1e-5);
    });
  });

  it("of a gamma of 4,000 shares per dollar at $100 and .75 bp is 2,600 shares", () => {
    const width = whalleyWilmottHalfWidth(COST_WITHOUT_SPREAD, 100, 4_000, 1, RISK_AVERSION);
    expect(Math.round(width / 100) * 100).toBe(2_600);
  });

  it("of n options is that of one at n times the risk aversion, n times as wide", () => {
    const one = whalleyWilmottHalfWidth(0.001, 100, 0.04, 0.99, 300 * RISK_AVERSION);
    const book = whalleyWilmottHalfWidth(0.001, 100, 300 * 0.04, 0.99, RISK_AVERSION);
    expect(book).toBeCloseTo(300 * one, 9);
  });
});

describe("the band of a book", () => {
  it("by the gamma of what is held: in shares, at the stock's half-spread, discounted", () => {
    const { market, view } = openWithCalls();
    const gamma = 1_000 * gammaOf(YEARS, 0, 0.25);
    const calm = Math.cbrt((1.5 * 0.000075 * 100 * gamma ** 2) / 1e-5);
    expect(whalleyWilmottBand(view, 0.25)).toBeCloseTo(calm, 8);
    quoteStock(market, SPOT - 500, SPOT + 500);
    const costly = Math.cbrt((1.5 * 0.0005 * 100 * gamma ** 2) / 1e-5);
    expect(whalleyWilmottBand(view, 0.25)).toBeCloseTo(costly, 8);
    applyCommand(market, { kind: "carry", time: market.clock[0]!, rate: 0.05, dividendYield: 0 });
    const carried = 1_000 * gammaOf(YEARS, 0.05, 0.25);
    const discount = Math.exp(-0.05 * YEARS);
    const later = Math.cbrt((1.5 * discount * 0.0005 * 100 * carried ** 2) / 1e-5);
    expect(whalleyWilmottBand(view, 0.25)).toBeCloseTo(later, 8);
  });

  it("by Zakamouline is that of one option on the book's gamma, bought or sold", () => {
    const { market, series, view } = openWithCalls();
    const gamma = 1_000 * gammaOf(YEARS, 0, 0.25);
    const bought = zakamoulineBand(0.000075, 100, gamma, 0.25, YEARS, 1, RISK_AVERSION);
    const found = zakamoulineBandOf(view, 0.25);
    expect(found.halfWidth).toBeCloseTo(bought.halfWidth, 8);
    expect(found.volatility).toBeCloseTo(bought.volatility, 12);
    const sold = zakamoulineBandOf(new MarketView(market, SELLER), 0.25);
    expect(sold.halfWidth).toBeCloseTo(bought.halfWidth, 8);
    expect(sold.volatility).toBeGreaterThan(0.25);
    tradeBetween(market, series, SELLER, BUYER, 30_000, 10);
    expect(zakamoulineBandOf(view, 0.25)).toEqual({ halfWidth: 0, volatility: 0.25 });
  });

  it("by a number is that much delta for each option, long or short", () => {
    const { market, series, view } = openWithCalls();
    expect(fixedBand(view, 0.05)).toBeCloseTo(50, 12);
    expect(fixedBand(new MarketView(market, SELLER), 0.05)).toBeCloseTo(50, 12);
    tradeBetween(market, series, SELLER, BUYER, 30_000, 10);
    expect([fixedBand(view, 0.05), whalleyWilmottBand(view, 0.25)]).toEqual([0, 0]);
  });
});

describe("hedging inside a band", () => {
  it("trades to the nearer edge, from either side, and not at all in between", () => {
    const opened = openWithCalls();
    const { series, view } = opened;
    const policy = { kind: "band", halfWidth: 0.05 } as const;
    const exact = -1_000 * deltaAt(view, series, 0.25);
    expect(hedgeBy(opened, policy)).toBe(Math.round(exact + 50));
    expect(hedgeBy(opened, policy)).toBe(Math.round(exact + 50));
    expect(hedgeBy(opened, { kind: "close" })).toBe(Math.round(exact));
    expect(hedgeBy(opened, policy)).toBe(Math.round(exact));
    expect(hedgeBy(opened, { kind: "given-deltas", deltas: [0.9] })).toBe(-900);
    expect(hedgeBy(opened, policy)).toBe(Math.round(exact - 50));
  });

  it("by Whalley and Wilmott stops at the edge that the book's gamma sets", () => {
    const opened = openWithCalls();
    const exact = -1_000 * deltaAt(opened.view, opened.series, 0.25);
    const edge = exact + whalleyWilmottBand(opened.view, 0.25);
    expect(edge - exact).toBeGreaterThan(50);
    expect(hedgeBy(opened, { kind: "whalley-wilmott" })).toBe(Math.round(edge));
  });

  it("by Zakamouline stops at the edge round the delta at his volatility", () => {
    const opened = openWithCalls();
    const { view, series } = opened;
    const { halfWidth, volatility } = zakamoulineBandOf(view, 0.25);
    expect(volatility).toBeLessThan(0.25);
    const edge = -1_000 * deltaAt(view, series, volatility) + halfWidth;
    expect(hedgeBy(opened, { kind: "zakamouline" })).toBe(Math.round(edge));
  });

  it("of no options closes what is left of the shares", () => {
    const opened = openWithCalls();
    expect(hedgeBy(opened, { kind: "close" })).toBeLessThan(-400);
    tradeBetween(opened.market, opened.series, SELLER, BUYER, 30_000, 10);
    expect(hedgeBy(opened, { kind: "band", halfWidth: 0.05 })).toBe(0);
  });
});
