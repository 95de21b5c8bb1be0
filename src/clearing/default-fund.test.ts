import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { DEFAULT_FUND } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { checkTrialBalance } from "../ledger/trial-balance.ts";
import { applyCommand } from "../market/market.ts";
import { accountNumber } from "../market/market-state.ts";
import { CASH } from "../money/cash.ts";

describe("the default fund", () => {
  it("brings who has nothing left to zero, and halts him; a member's payment is in it", () => {
    const market = openMarket(4, 16, { hasDefaultFund: true });
    const fund = accountNumber(market.accounts, DEFAULT_FUND);
    const series = listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
    markAt(market, timeOf(1), 1_000_000);
    const time = market.clock[0]!;
    applyCommand(market, { kind: "contribute", time, account: BUYER, amount: 30_000 });
    expect(balanceOf(market.ledger, fund, CASH)).toBe(30_000);
    // The seller takes in $100 for a call and pays $350 to close it.
    tradeBetween(market, series, BUYER, SELLER, 10_000, 1);
    const call = { kind: "default", time, account: SELLER } as const;
    const refused = [{ kind: "refused", code: "not-in-default" }];
    fundAccount(market, SELLER, CASH, -1_500_000);
    expect(applyCommand(market, call), "still open").toMatchObject(refused);
    tradeBetween(market, series, SELLER, BUYER, 35_000, 1);
    const owed = 1_500_000 + 2_500_000;
    expect(balanceOf(market.ledger, SELLER, CASH)).toBe(-owed);
    expect(applyCommand(market, call)).toEqual([
      { kind: "fund-paid", time, from: fund, to: SELLER, amount: owed },
    ]);
    expect(balanceOf(market.ledger, SELLER, CASH)).toBe(0);
    expect(balanceOf(market.ledger, fund, CASH)).toBe(30_000 - owed);
    expect(applyCommand(market, call), "a second time").toMatchObject(refused);
    const order = { kind: "market-order", time, account: SELLER, instrument: series } as const;
    expect(applyCommand(market, { ...order, side: "buy", quantity: 1 })).toMatchObject([
      { kind: "refused", code: "halted" },
    ]);
    checkTrialBalance(market.ledger);
  });

  it("trades nothing itself", () => {
    const market = openMarket(4, 16, { hasDefaultFund: true });
    const account = accountNumber(market.accounts, DEFAULT_FUND);
    const series = listSeries(market, { right: "put", strike: 1_000_000, expiryDay: 40 });
    const order = { kind: "order", time: 0, account, instrument: series } as const;
    const terms = { side: "buy", price: 5, quantity: 1, timeInForce: "gtc" } as const;
    expect(applyCommand(market, { ...order, ...terms })).toMatchObject([
      { code: "unknown-account" },
    ]);
  });
});

describe("a halt of all trading", () => {
  it("lets cancels pass and nothing else, until trading is resumed: rule X3", () => {
    const market = openMarket(4, 16, { makers: [{ name: "seller", latencyUs: 0 }] });
    const series = listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
    markAt(market, timeOf(1), 1_000_000);
    const time = market.clock[0]!;
    const order = { kind: "order", time, account: BUYER, instrument: series } as const;
    const terms = { side: "buy", price: 500, quantity: 3, timeInForce: "gtc" } as const;
    applyCommand(market, { ...order, ...terms });
    applyCommand(market, { kind: "halt", time });
    const halted = [{ kind: "refused", code: "trading-halted" }];
    expect(applyCommand(market, { ...order, ...terms })).toMatchObject(halted);
    expect(applyCommand(market, { kind: "sheet", time, account: SELLER, spotShift: 0 })).toEqual(
      halted.map((event) => ({ ...event, time, account: SELLER })),
    );
    expect(applyCommand(market, { kind: "sweep", time })).toMatchObject(halted);
    expect(applyCommand(market, { kind: "cancel-all", time, account: BUYER })).toMatchObject([
      { kind: "cancelled", quantity: 3 },
    ]);
    applyCommand(market, { kind: "resume", time });
    expect(applyCommand(market, { ...order, ...terms })).toMatchObject([{ kind: "accepted" }]);
  });
});
