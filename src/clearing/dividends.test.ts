import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  holdings,
  openMarkedMarket,
  openMarket,
  SELLER,
  TAPE,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { ISSUER } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";

function payDividend(market: Market, amount: number): MarketEvent[] {
  return applyCommand(market, { kind: "dividend", time: 0, amount });
}

/** Gives shares, without cash for them. */
function openWith(shares: readonly [seller: number, buyer: number, tape: number]): Market {
  const market = openMarkedMarket();
  fundAccount(market, TAPE, STOCK, shares[0] + shares[1] + shares[2]);
  for (const [account, quantity] of [
    [SELLER, shares[0]],
    [BUYER, shares[1]],
  ] as const) {
    if (quantity > 0) tradeBetween(market, STOCK, account, TAPE, 1, quantity);
    if (quantity < 0) tradeBetween(market, STOCK, TAPE, account, 1, -quantity);
  }
  for (const account of [SELLER, BUYER, TAPE]) {
    fundAccount(market, account, CASH, -balanceOf(market.ledger, account, CASH));
  }
  return market;
}

describe("a dividend", () => {
  it("is paid by the issuer on every share", () => {
    const market = openWith([100, 0, 900]);
    expect(payDividend(market, 25)).toEqual([
      { kind: "dividend-paid", time: 0, from: ISSUER, to: SELLER, amount: 2_500 },
      { kind: "dividend-paid", time: 0, from: ISSUER, to: TAPE, amount: 22_500 },
    ]);
    expect(holdings(market, CASH)).toEqual([2_500, 0, 22_500]);
  });

  it("is paid to the lender by who is short; the issuer pays on what exists: rule C4", () => {
    const market = openWith([100, -40, 900]);
    expect(payDividend(market, 25)).toEqual([
      { kind: "dividend-paid", time: 0, from: BUYER, to: TAPE, amount: 1_000 },
      { kind: "dividend-paid", time: 0, from: ISSUER, to: SELLER, amount: 2_500 },
      { kind: "dividend-paid", time: 0, from: ISSUER, to: TAPE, amount: 21_500 },
    ]);
    expect(holdings(market, CASH)).toEqual([2_500, -1_000, 22_500]);
    expect(balanceOf(market.ledger, ISSUER, CASH)).toBe(-960 * 25);
  });

  it("costs a lender who has lent more than he holds", () => {
    const market = openWith([100, -40, -60]);
    payDividend(market, 25);
    expect(holdings(market, CASH)).toEqual([2_500, -1_000, -1_500]);
    expect(balanceOf(market.ledger, ISSUER, CASH)).toBe(0);
  });

  it("that is paid is known no more", () => {
    const market = openMarket();
    const day = 86_400_000_000;
    for (const exDay of [2, 1, 3]) {
      applyCommand(market, { kind: "announce-dividend", time: 0, exDay, amount: exDay });
    }
    applyCommand(market, { kind: "dividend", time: 2 * day, amount: 2 });
    expect(market.carry.announced[0]).toBe(1);
    expect([market.carry.exDay[0], market.carry.amount[0]]).toEqual([3, 3]);
  });
});
