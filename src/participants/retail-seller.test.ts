import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../test/support/sent-commands.ts";
import {
  BUYER,
  holdings,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import type { Market } from "../market/market-state.ts";
import { createStream } from "../math/random-stream.ts";
import type { Command } from "../messages/commands.ts";
import { europeanPrice } from "../pricing/black-scholes.ts";
import { MarketView } from "../view/market-view.ts";
import { flatSurface } from "./dealing/forecast-surface.ts";
import { OptionBuyer } from "./option-buyer/option-buyer.ts";
import { PUT_SELLER } from "./put-seller/put-seller.ts";
import { RetailAccount } from "./retail-account.ts";
import { RetailSeller } from "./retail-seller.ts";

const SPOT = 1_000_000;
const SETTINGS = { contracts: 5, delta: 0.5, days: 30, arrival: 1_000, waitSteps: 0 };
const MOOD = { surface: flatSurface(0.25, [], []), elasticity: 0.1, patience: 0 };
const PUT = { right: "put", strike: SPOT } as const;

/** The stock is quoted and marked at $100 on a day. */
function openOn(day: number): Market {
  const market = openMarket();
  markAt(market, timeOf(day), SPOT);
  return market;
}

/** What somebody sends on a day; `act` is told his account. */
function sentOn(market: Market, day: number, act: (who: RetailAccount) => void): Command[] {
  return sentBy(market, SELLER, (outbox) => {
    const account = new RetailAccount(new MarketView(market, SELLER), outbox, createStream(1, "a"));
    account.stream.at(day, 1);
    act(account);
  });
}

/** A seller of puts who owes five at $2.00, on a day on which they are offered at `ask`. */
function lookAfter(ask: number, day: number, habits: { closeAtHalf: number; roll: number }) {
  const market = openOn(1);
  const series = listSeries(market, { ...PUT, expiryDay: 40 });
  tradeBetween(market, series, BUYER, SELLER, 20_000, 5);
  markAt(market, timeOf(day), SPOT);
  quoteSeries(market, series, BUYER, 0, ask);
  const sent = sentOn(market, day, (account) => {
    const seller = new RetailSeller(account, PUT_SELLER, { ...SETTINGS, ...habits });
    seller.begin(series, 20_000);
    seller.act(market.clock[0]!, day, 0, MOOD);
  });
  return { market, series, sent };
}

describe("a seller who closes at half of the premium", () => {
  const habits = { closeAtHalf: 1, roll: 0 };

  it("buys all back as soon as the ask is half of what he got", () => {
    expect(lookAfter(10_001, 10, habits).sent).toEqual([]);
    const { market, series, sent } = lookAfter(10_000, 10, habits);
    expect(sent).toMatchObject([
      { kind: "market-order", instrument: series, side: "buy", quantity: 5 },
    ]);
    applyAll(market, sent);
    expect(holdings(market, series)).toEqual([0, 0, 0]);
  });

  it("does nothing where nobody offers", () => {
    expect(lookAfter(0, 10, habits).sent).toEqual([]);
  });
});

describe("a seller who holds to the expiry", () => {
  it("does not buy back, however cheap and however late", () => {
    expect(lookAfter(1, 39, { closeAtHalf: 0, roll: 0 }).sent).toEqual([]);
  });
});

describe("a seller who rolls", () => {
  it("buys back a week before the expiry, dear or not, and then sells the next month", () => {
    const habits = { closeAtHalf: 0, roll: 1 };
    expect(lookAfter(1, 32, habits).sent).toEqual([]);
    const { market, series, sent } = lookAfter(90_000, 33, habits);
    expect(sent).toMatchObject([{ instrument: series, side: "buy", quantity: 5 }]);
    applyAll(market, sent);
    const next = listSeries(market, { ...PUT, expiryDay: 64 });
    for (const one of [series, next]) quoteSeries(market, one, BUYER, 30_000, 0);
    const again = sentOn(market, 34, (account) => {
      const seller = new RetailSeller(account, PUT_SELLER, { ...SETTINGS, ...habits });
      seller.act(market.clock[0]!, 34, 0, MOOD);
    });
    expect(again).toMatchObject([{ instrument: next, side: "sell", quantity: 5 }]);
  });
});

/** Orders of 2,000 days where an option at the money is quoted at so much volatility. */
function ordersAt(side: "bid" | "ask", sigma: number): number {
  const market = openOn(1);
  const series = listSeries(market, { ...PUT, expiryDay: 31 });
  const price = Math.round(SPOT * europeanPrice(-1, 1, 1, 30 / 365, 0, 0, sigma));
  quoteSeries(market, series, BUYER, side === "bid" ? price : 0, side === "ask" ? price : 0);
  const settings = { ...SETTINGS, arrival: 0.2 };
  let orders = 0;
  for (let day = 0; day < 2_000; day++) {
    orders += sentOn(market, day, (account) => {
      const who =
        side === "bid"
          ? new RetailSeller(account, PUT_SELLER, { ...settings, closeAtHalf: 0, roll: 0 })
          : new OptionBuyer(account, { ...settings, right: -1, holdSessions: 10 });
      who.act(market.clock[0]!, 1, 0, MOOD);
    }).length;
  }
  return orders;
}

describe("the price", () => {
  // The forecast is 25 %; a point of volatility given up is worth a factor of e^-.1.
  it.each([
    ["sellers come when they get more", "bid", 0.3, Math.exp(0.5)],
    ["sellers stay away when they get less", "bid", 0.2, Math.exp(-0.5)],
    ["buyers stay away when they pay more", "ask", 0.3, Math.exp(-0.5)],
    ["buyers come when they pay less", "ask", 0.2, Math.exp(0.5)],
  ] as const)("decides who comes: %s", (_, side, sigma, factor) => {
    const expected = 400 * factor;
    // Four standard deviations of a count.
    expect(Math.abs(ordersAt(side, sigma) - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});
