import { describe, expect, it } from "vitest";
import {
  BUYER,
  holdings,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
  type Terms,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { addTransfer, postEntry } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";

const STRIKE = 1_000_000;

function openWith(right: Terms["right"], short: readonly [number, number][]): [Market, number] {
  const market = openMarket();
  const series = listSeries(market, { right, strike: STRIKE, expiryDay: 1 });
  for (const [account, contracts] of short) {
    tradeBetween(market, series, BUYER, account, 1, contracts);
  }
  return [market, series];
}

function expireAt(market: Market, instrument: number, price: number): MarketEvent[] {
  markAt(market, timeOf(1), price);
  return applyCommand(market, { kind: "expire", time: timeOf(1), instrument });
}

describe("the end of a series", () => {
  it("calls the shares away at the strike when a call is in the money", () => {
    const [market, series] = openWith("call", [[SELLER, 2]]);
    const before = holdings(market, CASH);
    expect(expireAt(market, series, STRIKE + 50_000)).toMatchObject([
      { kind: "exercised", instrument: series, holder: BUYER, assignee: SELLER, quantity: 2 },
      { kind: "expired", instrument: series, value: 5_000_000 },
    ]);
    expect(holdings(market, STOCK)).toEqual([-200, 200, 0]);
    const paid = 200 * STRIKE;
    expect(holdings(market, CASH)).toEqual([before[0]! + paid, before[1]! - paid, 0]);
    expect(holdings(market, series)).toEqual([0, 0, 0]);
  });

  it("puts the shares to the seller at the strike when a put is in the money", () => {
    const [market, series] = openWith("put", [[SELLER, 2]]);
    const before = holdings(market, CASH);
    expireAt(market, series, STRIKE - 50_000);
    expect(holdings(market, STOCK)).toEqual([200, -200, 0]);
    const paid = 200 * STRIKE;
    expect(holdings(market, CASH)).toEqual([before[0]! - paid, before[1]! + paid, 0]);
  });

  it("is exercised from one cent in the money, not below", () => {
    for (const [gain, value] of [
      [-50_000, 0],
      // Pinned: exactly at the strike, half a cent above, almost a cent above, a cent above.
      [0, 0],
      [50, 0],
      [99, 0],
      [100, 10_000],
    ] as const) {
      const [market, series] = openWith("call", [[SELLER, 1]]);
      const said = expireAt(market, series, STRIKE + gain);
      expect(said.at(-1)).toMatchObject({ kind: "expired", value });
      expect(said).toHaveLength(value > 0 ? 2 : 1);
      expect(holdings(market, STOCK)).toEqual(value > 0 ? [-100, 100, 0] : [0, 0, 0]);
      expect(holdings(market, series)).toEqual([0, 0, 0]);
    }
  });

  it("assigns every short, in the order of accounts: rule C5", () => {
    const [market, series] = openWith("call", [
      [TAPE, 3],
      [SELLER, 2],
    ]);
    expect(expireAt(market, series, STRIKE + 100)).toMatchObject([
      { kind: "exercised", assignee: SELLER, quantity: 2 },
      { kind: "exercised", assignee: TAPE, quantity: 3 },
      { kind: "expired" },
    ]);
    expect(holdings(market, STOCK)).toEqual([-200, 500, -300]);
  });

  it("divides a short among several holders", () => {
    const [market, series] = openWith("put", [[SELLER, 5]]);
    tradeBetween(market, series, TAPE, BUYER, 1, 2);
    expect(expireAt(market, series, 1)).toMatchObject([
      { kind: "exercised", holder: BUYER, assignee: SELLER, quantity: 3 },
      { kind: "exercised", holder: TAPE, assignee: SELLER, quantity: 2 },
      { kind: "expired" },
    ]);
  });

  it("cancels the orders that still rest in it, and ends all trade: rule C3", () => {
    const [market, series] = openWith("call", [[SELLER, 1]]);
    quoteSeries(market, series, TAPE, 5, 10);
    const said = expireAt(market, series, STRIKE);
    expect(said.map(({ kind }) => kind)).toEqual(["cancelled", "cancelled", "expired"]);
    expect(quoteSeries(market, series, TAPE, 5, 10)).toMatchObject([{ code: "series-expired" }]);
  });

  it("stops the run when more is held than is owed: rules C3, C5", () => {
    for (const [price, rule] of [
      [STRIKE + 100, "C5: more contracts are long than short"],
      [STRIKE, "C3: contracts left over after expiry: 1"],
    ] as const) {
      const [market, series] = openWith("call", []);
      addTransfer(market.ledger, FIRST_PARTY - 1, BUYER, series, 1);
      postEntry(market.ledger, CAUSE.optionTrade);
      expect(() => expireAt(market, series, price)).toThrow(rule);
    }
  });
});
