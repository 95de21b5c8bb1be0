import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  holdings,
  openMarket,
  SELLER,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { BANK } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";

function payInterest(market: Market, rate: number, years: number): MarketEvent[] {
  applyCommand(market, { kind: "carry", time: 0, rate, dividendYield: 0 });
  return applyCommand(market, { kind: "interest", time: 0, years });
}

/** The buyer, who bears interest, has earned `cash` since he was funded with 1,000,000. */
function openWithEarned(cash: number): Market {
  const market = openMarket();
  fundAccount(market, BUYER, CASH, 1_000_000);
  if (cash > 0) tradeBetween(market, STOCK, SELLER, BUYER, cash, 1);
  else tradeBetween(market, STOCK, BUYER, SELLER, -cash, 1);
  return market;
}

describe("interest", () => {
  it("is e^(rate x years) - 1 on cash above the account's own money, against the bank", () => {
    const market = openWithEarned(100_000);
    const amount = Math.round(100_000 * (Math.exp(0.05 * 0.25) - 1));
    expect(payInterest(market, 0.05, 0.25)).toEqual([
      { kind: "interest-paid", time: 0, from: BANK, to: BUYER, amount },
    ]);
    expect(holdings(market, CASH)).toEqual([-100_000, 1_100_000 + amount, 0]);
    expect(balanceOf(market.ledger, BANK, CASH)).toBe(-amount);
  });

  it("is charged on what is borrowed, to the unit what it would have earned", () => {
    const [earned, owed] = [100_000, -100_000].map((cash) => {
      const [event] = payInterest(openWithEarned(cash), 0.05, 0.25);
      return event?.kind === "interest-paid" ? event.amount : 0;
    });
    expect(earned).toBeGreaterThan(0);
    expect(owed).toBe(-earned!);
  });

  it("is rounded once per account, halves away from zero", () => {
    // e^(ln 1.5) - 1 is one half, to the last bit.
    const rate = Math.log(1.5);
    for (const [cash, amount] of [
      [1, 1],
      [3, 2],
      [-1, -1],
      [-3, -2],
    ] as const) {
      expect(payInterest(openWithEarned(cash), rate, 1)).toMatchObject([{ amount }]);
    }
  });

  it("is nothing at a rate of zero, over no time, and on own money", () => {
    expect(payInterest(openWithEarned(100_000), 0, 1)).toEqual([]);
    expect(payInterest(openWithEarned(100_000), 0.05, 0)).toEqual([]);
    const market = openMarket();
    fundAccount(market, BUYER, CASH, 1_000_000);
    expect(payInterest(market, 0.05, 1)).toEqual([]);
  });

  it("starts anew when the account is funded: what it holds then is its own", () => {
    const market = openWithEarned(100_000);
    fundAccount(market, BUYER, CASH, 0);
    expect(payInterest(market, 0.05, 1)).toEqual([]);
  });

  it("goes on when the account is given shares", () => {
    const market = openWithEarned(100_000);
    fundAccount(market, BUYER, STOCK, 10);
    expect(payInterest(market, 0.05, 1)).toHaveLength(1);
  });
});
