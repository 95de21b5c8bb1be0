import { describe, expect, it } from "vitest";
import { sentBy } from "../../../test/support/sent-commands.ts";
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
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import type { Command } from "../../messages/commands.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { MarketView } from "../../view/market-view.ts";
import type { HedgePolicy } from "../hedge-book.ts";
import { expectedHedgeCost } from "./hedge-cost.ts";
import { VolatilityTrader } from "./volatility-trader.ts";

const SPOT = 1_000_000;
const CALL: Terms = { right: "call", strike: 1_000_000, expiryDay: 37 };
const YEARS = 36 / 365;
const priceAt = (sigma: number): number =>
  Math.round(europeanPrice(1, SPOT, CALL.strike, YEARS, 0, 0, sigma));

/** A call that the maker quotes at these two volatilities. */
function openQuoted(bid: number, ask: number) {
  const market = openMarket();
  const series = listSeries(market, CALL);
  markAt(market, timeOf(1), SPOT);
  quoteSeries(market, series, BUYER, priceAt(bid), priceAt(ask), 5);
  return { market, series };
}

function traderOf(market: Market, policy: HedgePolicy = { kind: "close" }): VolatilityTrader {
  const rows = market.commands;
  const view = new MarketView(market, SELLER);
  return new VolatilityTrader(view, { rows, account: SELLER }, policy, 0.003);
}

function actAs(market: Market, act: (trader: VolatilityTrader) => void): Command[] {
  return sentBy(market, SELLER, (outbox) => {
    const view = new MarketView(market, SELLER);
    act(new VolatilityTrader(view, outbox, { kind: "close" }, 0.003));
  });
}

describe("a volatility trader", () => {
  it("reads the quote's volatilities, and its vega between them", () => {
    const { market, series } = openQuoted(0.24, 0.26);
    const opinion = traderOf(market).look(series, 0.3)!;
    expect(opinion.bidVolatility).toBeCloseTo(0.24, 5);
    expect(opinion.askVolatility).toBeCloseTo(0.26, 5);
    expect(opinion.edge).toBeCloseTo(0.04, 5);
    const slope = (priceAt(0.2501) - priceAt(0.2499)) / 0.0002;
    expect(Math.abs(opinion.vega / slope - 1)).toBeLessThan(0.01);
    expect([opinion.side, opinion.hedgeCost]).toEqual(["buy", 0]);
  });

  it("counts what hedging costs, unless he does not hedge", () => {
    const { market, series } = openQuoted(0.24, 0.26);
    quoteStock(market, SPOT - 1_000, SPOT + 1_000);
    const opinion = traderOf(market).look(series, 0.275)!;
    expect(opinion.stockHalfSpread).toBeCloseTo(0.001, 12);
    expect(opinion.hedgeCost).toBe(expectedHedgeCost(opinion.stockHalfSpread, opinion));
    expect(opinion.hedgeCost).toBeGreaterThan(0.0126);
    expect(opinion.side).toBe("none");
    expect(traderOf(market, { kind: "none" }).look(series, 0.275)).toMatchObject({
      side: "buy",
      hedgeCost: 0,
    });
  });

  it("has no opinion of one side, and takes the intrinsic value for no volatility", () => {
    const { market, series } = openQuoted(0.24, 0.26);
    quoteSeries(market, series, BUYER, 0, priceAt(0.26));
    expect(traderOf(market).look(series, 0.3)).toBeUndefined();
    quoteSeries(market, series, BUYER, 1, SPOT);
    expect(traderOf(market).look(series, 0.3)).toBeUndefined();
    markAt(market, timeOf(1), 2 * SPOT);
    quoteSeries(market, series, BUYER, SPOT, SPOT + 100);
    expect(traderOf(market).look(series, 0.3)!.bidVolatility).toBe(0);
  });

  it("buys at the ask, sells at the bid, and sends nothing when he passes", () => {
    const { market, series } = openQuoted(0.24, 0.26);
    expect(actAs(market, (trader) => trader.trade(0, series, "none", 2))).toEqual([]);
    expect(actAs(market, (trader) => trader.trade(0, series, "buy", 2))).toMatchObject([
      { kind: "order", account: SELLER, side: "buy", price: priceAt(0.26), quantity: 2 },
    ]);
    expect(actAs(market, (trader) => trader.trade(0, series, "sell", 2))).toMatchObject([
      { kind: "order", account: SELLER, side: "sell", price: priceAt(0.24), quantity: 2 },
    ]);
  });

  it("hedges calls sold with shares bought, and closes the hedge", () => {
    const { market, series } = openQuoted(0.24, 0.26);
    quoteSeries(market, series, BUYER, 0, 0);
    tradeBetween(market, series, BUYER, SELLER, priceAt(0.25), 10);
    const hedge = actAs(market, (trader) => trader.hedge(market.clock[0]!, 0, 0.25));
    expect(hedge).toMatchObject([{ instrument: STOCK, side: "buy", price: SPOT }]);
    const { quantity } = hedge[0] as Extract<Command, { kind: "order" }>;
    expect(quantity).toBeGreaterThan(500);
    expect(quantity).toBeLessThan(530);
    expect(actAs(market, (trader) => trader.flatten(market.clock[0]!))).toEqual([]);
  });
});
