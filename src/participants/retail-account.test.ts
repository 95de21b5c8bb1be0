import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../test/support/sent-commands.ts";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
} from "../../test/support/three-parties.ts";
import { applyCommand } from "../market/market.ts";
import { createStream } from "../math/random-stream.ts";
import type { MarketEvent } from "../messages/events.ts";
import { MarketView } from "../view/market-view.ts";
import { RetailAccount } from "./retail-account.ts";

const [STEP, WAITS] = [10, 4];

/** Somebody who wants five of a series that is quoted from a bid to an ask, in $0.0001. */
function openAccount(bid: number, ask: number) {
  const market = openMarket();
  const series = listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 }, "listed");
  markAt(market, timeOf(1), 1_000_000);
  quoteSeries(market, series, BUYER, bid, ask);
  const outbox = { rows: market.commands, account: SELLER };
  const account = new RetailAccount(new MarketView(market, SELLER), outbox, createStream(1, "a"));
  const act = (send: () => void): MarketEvent[] =>
    applyAll(market, sentBy(market, SELLER, send)).filter(({ kind }) => kind !== "marked");
  const time = market.clock[0]!;
  const trade = (side: "buy" | "sell", isPatient: boolean) =>
    act(() => account.trade(time, { series, side, contracts: 5 }, isPatient, STEP, WAITS));
  return { market, series, account, time, trade, giveUp: () => act(() => account.giveUp(time)) };
}

describe("somebody patient", () => {
  it.each([
    ["sells", "sell", 20_300],
    ["buys", "buy", 20_200],
  ] as const)("%s at the middle of the quote first, a tick on his side of it", (_, side, price) => {
    const { account, trade, series } = openAccount(20_000, 20_500);
    const order = { account: SELLER, instrument: series, side, price, quantity: 5 };
    expect(trade(side, true)).toMatchObject([{ kind: "accepted", ...order }]);
    expect([STEP + WAITS - 1, STEP + WAITS].map((step) => account.isDue(step))).toEqual([
      false,
      true,
    ]);
  });

  it.each([
    ["sell", 20_000],
    ["buy", 20_500],
  ] as const)("to whom nobody comes takes it back and trades at the quote: %s", (side, price) => {
    const { account, trade, giveUp, series } = openAccount(20_000, 20_500);
    trade(side, true);
    expect(giveUp()).toMatchObject([
      { kind: "cancelled", account: SELLER, quantity: 5 },
      { kind: "traded", instrument: series, aggressor: side, price, quantity: 5 },
    ]);
    expect(account.position()).toBe(side === "sell" ? -5 : 5);
    expect(account.isDue(STEP + WAITS)).toBe(false);
    expect(giveUp()).toEqual([]);
  });

  it("has to trade at the quote, too, when the day has ended his order", () => {
    const { market, account, trade, giveUp, time } = openAccount(20_000, 20_500);
    trade("sell", true);
    expect(applyCommand(market, { kind: "end-day", time })).toMatchObject([{ kind: "cancelled" }]);
    expect(account.isDue(STEP + WAITS)).toBe(true);
    expect(giveUp()).toMatchObject([{ kind: "traded", price: 20_000, quantity: 5 }]);
  });

  it("cannot wait in the middle of a quote with one side", () => {
    const { account, trade } = openAccount(20_000, 0);
    expect(trade("sell", true)).toMatchObject([{ kind: "traded", price: 20_000, quantity: 5 }]);
    expect(account.waiting).toBeUndefined();
  });
});

describe("somebody in a hurry", () => {
  it("takes the quote at once", () => {
    const { trade } = openAccount(20_000, 20_500);
    expect(trade("buy", false)).toMatchObject([{ kind: "traded", price: 20_500, quantity: 5 }]);
  });
});
