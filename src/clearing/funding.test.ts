import { describe, expect, it } from "vitest";
import {
  fundAccount,
  holdings,
  openMarkedMarket,
  openMarket,
  SELLER,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { FUNDING, ISSUER } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { CASH } from "../money/cash.ts";

describe("funding", () => {
  it("gives cash against the funding account and takes it back", () => {
    const market = openMarket();
    expect(fundAccount(market, SELLER, CASH, 700)).toEqual([
      { kind: "funded", time: 0, account: SELLER, instrument: CASH, quantity: 700 },
    ]);
    fundAccount(market, SELLER, CASH, -900);
    expect(holdings(market, CASH)).toEqual([-200, 0, 0]);
    expect(balanceOf(market.ledger, FUNDING, CASH)).toBe(200);
  });

  it("gives shares against the issuer, who has minus the shares that exist", () => {
    const market = openMarkedMarket();
    fundAccount(market, SELLER, STOCK, 100);
    fundAccount(market, SELLER, STOCK, -30);
    expect(holdings(market, STOCK)).toEqual([70, 0, 0]);
    expect(balanceOf(market.ledger, ISSUER, STOCK)).toBe(-70);
  });
});
