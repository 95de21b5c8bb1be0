import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  holdings,
  markAt,
  openMarket,
  SELLER,
  TAPE,
  timeOf,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { FUNDING, ISSUER } from "../../ledger/accounts.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { checkTrialBalance } from "../../ledger/trial-balance.ts";
import { applyCommand } from "../../market/market.ts";
import type { Market } from "../../market/market-state.ts";
import { CASH } from "../../money/cash.ts";

const TIME = timeOf(1);
const PRICE = 1_000_000;

/** The seller has 300 shares, the tape 900, and the buyer is short of 200 of them. */
function openCompany(): Market {
  const market = openMarket();
  markAt(market, TIME, PRICE);
  for (const [account, shares] of [
    [SELLER, 300],
    [BUYER, -200],
    [TAPE, 900],
  ] as const) {
    fundAccount(market, account, STOCK, shares);
  }
  return market;
}

describe("the company's books", () => {
  it("grow by what it earns from outside, and shrink by a loss", () => {
    const market = openCompany();
    expect(applyCommand(market, { kind: "earn", time: TIME, amount: 7_000 })).toEqual([
      { kind: "earnings-paid", time: TIME, from: FUNDING, to: ISSUER, amount: 7_000 },
    ]);
    applyCommand(market, { kind: "earn", time: TIME, amount: -2_000 });
    expect(balanceOf(market.ledger, ISSUER, CASH)).toBe(5_000);
    expect(balanceOf(market.ledger, FUNDING, CASH)).toBe(-5_000);
    checkTrialBalance(market.ledger);
  });

  it("pay for shares that are then no more, and are paid for new ones", () => {
    const market = openCompany();
    const buy = { kind: "buy-back", time: TIME, account: SELLER, price: PRICE } as const;
    expect(applyCommand(market, { ...buy, quantity: 100 })).toEqual([
      { kind: "bought-back", time: TIME, account: SELLER, quantity: 100, price: PRICE },
    ]);
    expect(holdings(market, STOCK)).toEqual([200, -200, 900]);
    expect(holdings(market, CASH)).toEqual([100 * PRICE, 0, 0]);
    expect(balanceOf(market.ledger, ISSUER, STOCK)).toBe(-900);
    applyCommand(market, { ...buy, quantity: -40 });
    expect(holdings(market, STOCK)).toEqual([240, -200, 900]);
    expect(balanceOf(market.ledger, ISSUER, CASH)).toBe(-60 * PRICE);
    checkTrialBalance(market.ledger);
  });

  it("are closed by buying every share at one price: short sellers pay for theirs", () => {
    const market = openCompany();
    for (const [account, quantity] of [
      [SELLER, 300],
      [BUYER, -200],
      [TAPE, 900],
    ] as const) {
      applyCommand(market, { kind: "buy-back", time: TIME, account, quantity, price: PRICE });
    }
    expect(holdings(market, STOCK)).toEqual([0, 0, 0]);
    expect(holdings(market, CASH)).toEqual([300 * PRICE, -200 * PRICE, 900 * PRICE]);
    expect(balanceOf(market.ledger, ISSUER, STOCK)).toBe(0);
    expect(balanceOf(market.ledger, ISSUER, CASH)).toBe(-1_000 * PRICE);
  });
});
