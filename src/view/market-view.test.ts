import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { applyCommand } from "../market/market.ts";
import { createOptionTerms } from "../pricing/option/option-terms.ts";
import { MarketView } from "./market-view.ts";

describe("a participant's view", () => {
  it("shows the best prices of every instrument, and undefined on an empty side", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "call", strike: 1_000, expiryDay: 5 });
    const view = new MarketView(market, SELLER);
    quoteSeries(market, series, BUYER, 30, 0);
    quoteSeries(market, STOCK, BUYER, 995, 1_005);
    expect(view.bestPrice(series, "bid")).toBe(30);
    expect(view.bestPrice(series, "ask")).toBeUndefined();
    expect(view.bestPrice(STOCK, "ask")).toBe(1_005);
  });

  it("shows the account's own holdings only", () => {
    const market = openMarket();
    const series = [1_000, 1_100, 1_200].map((strike) =>
      listSeries(market, { right: "call", strike, expiryDay: 5 }),
    );
    tradeBetween(market, series[2]!, BUYER, SELLER, 10, 4);
    tradeBetween(market, series[0]!, SELLER, BUYER, 10, 1);
    const own: number[][] = [];
    const view = new MarketView(market, SELLER);
    view.forEachOwnSeries((number, contracts) => own.push([number, contracts]));
    expect(own).toEqual([
      [series[0], 1],
      [series[2], -4],
    ]);
    expect(new MarketView(market, BUYER).position(series[2]!)).toBe(4);
  });

  it("reads the terms of a series as they are now, known dividends off the spot", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "put", strike: 900_000, expiryDay: 40 });
    markAt(market, timeOf(4), 1_000_000);
    applyCommand(market, { kind: "carry", time: timeOf(4), rate: 0.05, dividendYield: 0.01 });
    const announced = { kind: "announce-dividend", time: timeOf(4), amount: 10_000 } as const;
    applyCommand(market, { ...announced, exDay: 40 });
    applyCommand(market, { ...announced, exDay: 41 });
    const terms = createOptionTerms();
    new MarketView(market, SELLER).readTerms(series, terms);
    const { spot, ...rest } = terms;
    expect(spot).toBeCloseTo(1_000_000 - 10_000 * Math.exp((-0.05 * 36) / 365), 8);
    expect(rest).toMatchObject({
      ...{ american: false, right: -1, strike: 900_000, years: 36 / 365, dividends: 0 },
      ...{ rate: 0.05, dividendYield: 0.01 },
    });
    expect(new MarketView(market, SELLER).tickRule(series)).toBe("none");
  });

  it("reads an American series with its dividends by ex-date, scaled as the contract is", () => {
    const market = openMarket();
    const list = { kind: "list", time: timeOf(3), right: "call", strike: 600_000 } as const;
    const [listed] = applyCommand(market, {
      ...{ ...list, expiryDay: 40, ticks: "none", style: "american" },
    });
    if (listed?.kind !== "listed") throw new Error("not listed");
    const { instrument } = listed;
    market.instruments.deliverable[instrument] = 150;
    markAt(market, timeOf(4), 1_000_000);
    for (const [exDay, amount] of [
      [40, 3_000],
      [10, 1_000],
      [10, 500],
      [41, 9_000],
    ]) {
      const announce = { kind: "announce-dividend", time: timeOf(4) } as const;
      applyCommand(market, { ...announce, exDay: exDay!, amount: amount! });
    }
    const terms = createOptionTerms();
    new MarketView(market, SELLER).readTerms(instrument, terms);
    const { exDaysLeft, amounts, ...rest } = terms;
    expect(rest).toMatchObject({ american: true, spot: 1_500_000, strike: 600_000, dividends: 2 });
    expect(rest).toMatchObject({ years: 36 / 365, life: 37 / 365, shareRatio: 1.5 });
    expect([...exDaysLeft.slice(0, 2)]).toEqual([30, 0]);
    expect([...amounts.slice(0, 2)]).toEqual([2_250, 4_500]);
  });
});
