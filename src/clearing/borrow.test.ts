import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  holdings,
  openMarkedMarket,
  SELLER,
  TAPE,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";

const PRICE = 1_000_000;

/** The tape has lent what seller and buyer are short; cash is 0. */
function openWith(seller: number, buyer: number): Market {
  const market = openMarkedMarket(PRICE);
  fundAccount(market, TAPE, STOCK, 1_000);
  if (seller < 0) tradeBetween(market, STOCK, TAPE, SELLER, PRICE, -seller);
  if (buyer < 0) tradeBetween(market, STOCK, TAPE, BUYER, PRICE, -buyer);
  for (const account of [SELLER, BUYER, TAPE]) {
    fundAccount(market, account, CASH, -balanceOf(market.ledger, account, CASH));
  }
  return market;
}

function borrow(market: Market, rate: number, years: number): MarketEvent[] {
  return applyCommand(market, { kind: "borrow", time: 0, rate, years });
}

describe("the fee of borrowing shares", () => {
  it("is paid by each short to the lender: shares x mark x rate x years", () => {
    const market = openWith(-200, -100);
    // 200 x $100 x 0.25 % for a tenth of a year.
    expect(borrow(market, 0.0025, 0.1)).toEqual([
      { kind: "borrow-paid", time: 0, from: SELLER, to: TAPE, amount: 50_000 },
      { kind: "borrow-paid", time: 0, from: BUYER, to: TAPE, amount: 25_000 },
    ]);
    expect(holdings(market, CASH)).toEqual([-50_000, -25_000, 75_000]);
  });

  it("is rounded once per account, half away from zero", () => {
    const market = openWith(-3, -1);
    // 0.5 of a unit per share: 1.5 and 0.5.
    const said = borrow(market, 0.000_000_5, 1);
    expect(said.map((event) => event.kind === "borrow-paid" && event.amount)).toEqual([2, 1]);
  });

  it("is not paid by holders, nor by a lender who has lent more than he holds", () => {
    const market = openWith(-200, 0);
    tradeBetween(market, STOCK, SELLER, TAPE, PRICE, 5_000);
    expect(holdings(market, STOCK)).toEqual([4_800, 0, -3_800]);
    expect(borrow(market, 0.5, 1)).toEqual([]);
  });

  it("is nothing at a rate of 0, for no time, or under half a unit", () => {
    const market = openWith(-1, 0);
    for (const [rate, years] of [
      [0, 1],
      [0.01, 0],
      [0.000_000_4, 1],
    ] as const) {
      expect(borrow(market, rate, years)).toEqual([]);
    }
    expect(holdings(market, CASH)).toEqual([0, 0, 0]);
  });
});
