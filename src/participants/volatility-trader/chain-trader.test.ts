import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../../test/support/sent-commands.ts";
import {
  BUYER,
  fundAccount,
  holdings,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
  TAPE,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { createStream } from "../../math/random-stream.ts";
import type { Command } from "../../messages/commands.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { MarketView } from "../../view/market-view.ts";
import { ForecastError } from "../dealing/forecast-error.ts";
import { flatSurface } from "../dealing/forecast-surface.ts";
import { ChainTrader, type ChainTraderSettings } from "./chain-trader.ts";

const [SPOT, DAYS, TRUTH] = [1_000_000, 30, 0.25];
const SETTINGS: ChainTraderSettings = {
  ...{ vegaLimit: 5_000, requiredEdge: 0.003, mispricing: 0, noise: 0, looks: 8, contracts: 50 },
  ...{ riskAversion: 1e-5, hedgeCost: 0.000075 },
};
const SURE = { deviation: 0, halfLife: 10, common: 0 };

/** A month's call at the money, quoted by the tape at two volatilities. */
function openQuoted(bid: number, ask: number): Market {
  const market = openMarket();
  listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS, style: "american" });
  markAt(market, 0, SPOT);
  quoteStock(market, SPOT - 100, SPOT + 100);
  fundAccount(market, TAPE, STOCK, 1_000_000);
  quoteAt(market, bid, ask);
  return market;
}

function quoteAt(market: Market, bid: number, ask: number): void {
  const priceAt = (sigma: number) =>
    Math.round(europeanPrice(1, SPOT, SPOT, DAYS / 365, 0, 0, sigma));
  quoteSeries(market, 2, TAPE, priceAt(bid), priceAt(ask), 1_000);
}

/** $ per point of one contract. */
const VEGA =
  (europeanPrice(1, 100, 100, DAYS / 365, 0, 0, 0.251) -
    europeanPrice(1, 100, 100, DAYS / 365, 0, 0, 0.249)) *
  5 *
  100;

function act(market: Market, changes: Partial<ChainTraderSettings> = {}, error = 0): Command[] {
  const streams = ["own", "shared"].map((name) => createStream(1, name));
  const forecastError = new ForecastError(SURE, streams[0]!, streams[1]!);
  forecastError.value = error;
  const sent = sentBy(market, SELLER, (outbox) => {
    const view = new MarketView(market, SELLER);
    const settings = { ...SETTINGS, ...changes };
    const stream = createStream(1, "trader");
    new ChainTrader(view, outbox, stream, forecastError, settings).act(
      0,
      0,
      3,
      flatSurface(TRUTH, [DAYS], [DAYS / 365]),
    );
  });
  applyAll(market, sent);
  return sent;
}

describe("a trader of volatility in a chain", () => {
  it.each([
    ["buys what costs a point less than he expects", 0.23, 0.24, 50],
    ["sells what brings a point more", 0.26, 0.27, -50],
    ["leaves what is within his costs", 0.2475, 0.2525, 0],
    ["does not count the half-spread twice", 0.2, 0.2445, 50],
  ])("%s", (_, bid, ask, contracts) => {
    const market = openQuoted(bid, ask);
    act(market);
    expect(holdings(market, 2)[0]).toBe(contracts);
  });

  it("errs by the error of his forecast, unless he knows how much he errs", () => {
    const market = openQuoted(0.247, 0.253);
    act(market, {}, 0.02);
    expect(holdings(market, 2)[0]).toBe(50);
    // Of 2 points above the middle he believes a third: 0.7 points, less 0.3 of spread and 0.4.
    const wary = openQuoted(0.247, 0.253);
    act(wary, { mispricing: 0.014, noise: 0.02 }, 0.02);
    expect(holdings(wary, 2)[0]).toBe(0);
    act(wary, { mispricing: 0.014, noise: 0.02 }, 0.04);
    expect(holdings(wary, 2)[0]).toBe(50);
  });

  it("stops at his capacity", () => {
    const market = openQuoted(0.2, 0.22);
    for (let i = 0; i < 4; i++) act(market, { vegaLimit: 120 * VEGA + 1 });
    expect(holdings(market, 2)[0]).toBe(120);
    act(market, { vegaLimit: 120 * VEGA + 1 });
    expect(holdings(market, 2)[0]).toBe(120);
  });

  it("sells again what the market pays more for than he expects", () => {
    const market = openQuoted(0.23, 0.24);
    act(market);
    quoteAt(market, 0.249, 0.252);
    act(market);
    expect(holdings(market, 2)[0]).toBe(50);
    quoteAt(market, 0.251, 0.252);
    const sent = act(market);
    expect(sent).toMatchObject([{ kind: "order", side: "sell", quantity: 50 }]);
    expect(holdings(market, 2)[0]).toBe(0);
  });

  it("looks only at what has volatility to trade: from a week on, and near the money", () => {
    const market = openMarket();
    for (const [strike, expiryDay] of [
      [SPOT, 5],
      [SPOT, 400],
      [1_300_000, 30],
    ] as const) {
      listSeries(market, { right: "call", strike, expiryDay, style: "american" });
    }
    markAt(market, 0, SPOT);
    for (const series of [2, 3, 4]) quoteSeries(market, series, BUYER, 100, 200);
    expect(act(market)).toEqual([]);
  });
});
