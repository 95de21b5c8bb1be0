import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../../test/support/sent-commands.ts";
import {
  BUYER,
  holdings,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
  TAPE,
  type Terms,
  timeOf,
  tradeBetween,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { applyCommand } from "../../market/market.ts";
import type { Market } from "../../market/market-state.ts";
import type { Command } from "../../messages/commands.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { MarketView } from "../../view/market-view.ts";
import { deltaAt, hedgeShares } from "../delta-hedge.ts";
import type { HedgePolicy } from "../hedge-book.ts";
import { fairValue } from "./fair-value.ts";
import { MarketMaker } from "./market-maker.ts";
import { spreadAround } from "./spread.ts";

const SPOT = 1_010_000;
const CALL: Terms = { right: "call", strike: 1_000_000, expiryDay: 37 };
const PUT: Terms = { ...CALL, right: "put" };
const DAYS = 36;

function openWith(terms: Terms, ticks: "listed" | "none" = "none") {
  const market = openMarket();
  const series = listSeries(market, terms, ticks);
  markAt(market, timeOf(1), SPOT);
  return { market, series, view: new MarketView(market, BUYER) };
}

/** What the maker sends when he acts, and what he then holds. */
function actAs(
  market: Market,
  policy: HedgePolicy,
  act: (maker: MarketMaker, time: number) => void,
): Command[] {
  return sentBy(market, BUYER, (outbox) => {
    act(new MarketMaker(new MarketView(market, BUYER), outbox, policy), market.clock[0]!);
  });
}

describe("fair value", () => {
  it("is the Black-Scholes price at the maker's belief, carry and known dividends included", () => {
    const { market, series, view } = openWith(PUT);
    const time = timeOf(1);
    applyCommand(market, { kind: "carry", time, rate: 0.05, dividendYield: 0.02 });
    applyCommand(market, { kind: "announce-dividend", time, exDay: 11, amount: 9_000 });
    const spot = SPOT - 9_000 * Math.exp((-0.05 * 10) / 365);
    const value = europeanPrice(-1, spot, PUT.strike, DAYS / 365, 0.05, 0.02, 0.3);
    expect(fairValue(view, series, 0.3)).toBeCloseTo(value, 6);
  });

  it("takes a belief below zero for zero", () => {
    const { series, view } = openWith(CALL);
    expect(fairValue(view, series, -0.01)).toBe(SPOT - CALL.strike);
  });
});

describe("the maker's spread", () => {
  it("is his edge in volatility on either side, outward to the tick", () => {
    const { series, view } = openWith(CALL, "listed");
    const [low, high] = [fairValue(view, series, 0.24), fairValue(view, series, 0.26)];
    const { bid, ask } = spreadAround(view, series, 0.25, 0.01);
    expect([bid, ask]).toEqual([Math.floor(low / 500) * 500, Math.ceil(high / 500) * 500]);
    expect(low).toBeGreaterThan(30_000);
    expect(bid).toBeLessThan(low);
    expect(ask).toBeGreaterThan(high);
  });

  it("is the belief's own price rounded apart when there is no edge", () => {
    const { series, view } = openWith(CALL);
    const value = fairValue(view, series, 0.25);
    const { bid, ask } = spreadAround(view, series, 0.25, 0);
    expect([bid, ask]).toEqual([Math.floor(value), Math.ceil(value)]);
  });

  it("is a tick at least, also where the value stands on one", () => {
    const { series, view } = openWith(CALL, "listed");
    expect(fairValue(view, series, 0)).toBe(10_000);
    expect(spreadAround(view, series, 0, 0)).toEqual({ bid: 10_000, ask: 10_100 });
  });
});

describe("a maker's quote", () => {
  it("stands on both sides in the size asked for, until he withdraws it", () => {
    const { market, series, view } = openWith(CALL);
    const quote = actAs(market, { kind: "none" }, (maker, time) => {
      expect(maker.quote(time, series, 0.25, 0.01, 7)).toBe(true);
    });
    const { bid, ask } = spreadAround(view, series, 0.25, 0.01);
    expect(quote).toMatchObject([{ kind: "quote", bid, ask, bidSize: 7, askSize: 7 }]);
    applyAll(market, quote);
    expect([view.bestPrice(series, "bid"), view.bestPrice(series, "ask")]).toEqual([bid, ask]);
    const gone = actAs(market, { kind: "none" }, (maker, time) => maker.withdraw(time, series));
    expect(applyAll(market, gone).map(({ kind }) => kind)).toEqual(["cancelled", "cancelled"]);
  });

  it("is not given for an option that is worth less than a tick", () => {
    const { market, series } = openWith({ ...CALL, strike: 2_000_000 }, "listed");
    const sent = actAs(market, { kind: "none" }, (maker, time) => {
      expect(maker.quote(time, series, 0.1, 0, 1)).toBe(false);
    });
    expect(sent).toEqual([]);
  });
});

describe("the delta hedge", () => {
  it("of a long put is long stock, and of a long call short stock", () => {
    const put = openWith(PUT);
    tradeBetween(put.market, put.series, BUYER, SELLER, 20_000, 10);
    applyAll(
      put.market,
      actAs(put.market, { kind: "close" }, (maker, time) => maker.hedge(time, 0, 0.25)),
    );
    const call = openWith(CALL);
    tradeBetween(call.market, call.series, BUYER, SELLER, 30_000, 10);
    applyAll(
      call.market,
      actAs(call.market, { kind: "close" }, (maker, time) => maker.hedge(time, 0, 0.25)),
    );
    const [forPut, forCall] = [holdings(put.market, STOCK)[1]!, holdings(call.market, STOCK)[1]!];
    expect(forPut).toBe(Math.round(-1_000 * deltaAt(put.view, put.series, 0.25)));
    expect(forPut).toBeGreaterThan(300);
    expect(forCall).toBe(-Math.round(1_000 * deltaAt(call.view, call.series, 0.25)));
    // Delta of the call less that of the put is 1: together they hedge 1,000 shares.
    expect(forPut - forCall).toBe(1_000);
  });

  it("adds up all series before it rounds to whole shares", () => {
    const { market, series, view } = openWith(CALL);
    const second = listSeries(market, { ...PUT, strike: 950_000 });
    tradeBetween(market, series, BUYER, SELLER, 30_000, 3);
    tradeBetween(market, second, SELLER, BUYER, 5_000, 2);
    const deltas = new Map([
      [series, 0.5049],
      [second, -0.2549],
    ]);
    const delta = 300 * 0.5049 + 200 * 0.2549;
    expect(hedgeShares(view, (_, number) => deltas.get(number)!)).toBe(-Math.round(delta));
  });

  it("by given deltas takes one each close, and the last one from then on", () => {
    const { market, series, view } = openWith(PUT);
    tradeBetween(market, series, BUYER, SELLER, 20_000, 1);
    const policy = { kind: "given-deltas", deltas: [-0.5, -0.49] } as const;
    const held = [0, 1, 2].map((step) => {
      applyAll(
        market,
        actAs(market, policy, (maker, time) => maker.hedge(time, step, 0.25)),
      );
      return view.position(STOCK);
    });
    expect(held).toEqual([50, 49, 49]);
  });

  it("buys at the ask, sells at the bid, and flattens what is left", () => {
    const { market, series } = openWith(PUT);
    quoteStock(market, SPOT - 50, SPOT + 50);
    tradeBetween(market, series, BUYER, SELLER, 20_000, 1);
    const policy = { kind: "given-deltas", deltas: [-0.5] } as const;
    const bought = actAs(market, policy, (maker, time) => maker.hedge(time, 0, 0.25));
    expect(bought).toMatchObject([{ side: "buy", price: SPOT + 50, quantity: 50 }]);
    applyAll(market, bought);
    const sold = actAs(market, policy, (maker, time) => maker.flatten(time));
    expect(sold).toMatchObject([
      { side: "sell", price: SPOT - 50, quantity: 50, timeInForce: "ioc" },
    ]);
    applyAll(market, sold);
    expect(holdings(market, STOCK)[1]).toBe(0);
    expect(actAs(market, policy, (maker, time) => maker.flatten(time))).toEqual([]);
  });

  it("is not traded under the policy none, nor when nobody quotes the stock", () => {
    const { market, series } = openWith(PUT);
    tradeBetween(market, series, BUYER, SELLER, 20_000, 1);
    expect(actAs(market, { kind: "none" }, (maker, time) => maker.hedge(time, 0, 0.2))).toEqual([]);
    quoteSeries(market, STOCK, TAPE, 0, 0);
    expect(actAs(market, { kind: "close" }, (maker, time) => maker.hedge(time, 0, 0.2))).toEqual(
      [],
    );
  });
});
