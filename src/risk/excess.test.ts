import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { MARGIN_RULE } from "../messages/admin-commands.ts";
import { CASH } from "../money/cash.ts";
import { europeanPrice } from "../pricing/black-scholes.ts";
import { excessOf } from "./excess.ts";

const excess = (market: Market, account: number, today: number): number =>
  excessOf(market.preTrade, market.exchange.pricer, account, today);

function ruleOf(market: Market, account: number, rule: keyof typeof MARGIN_RULE): void {
  applyCommand(market, { kind: "account-margin", time: market.clock[0]!, account, rule });
}

describe("what is left beyond a requirement", () => {
  /** Published vector: call 68, stock 65, premium 1.50 needs $1,150 (Cboe margin manual). */
  it("by strategy is what the published requirement leaves, below 0 what it lacks", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "call", strike: 680_000, expiryDay: 40 });
    markAt(market, timeOf(1), 650_000);
    tradeBetween(market, series, BUYER, SELLER, 15_000, 1);
    expect(excess(market, SELLER, 1)).toBe(0);
    ruleOf(market, SELLER, "margin");
    expect(excess(market, SELLER, 1)).toBe(1_500_000 - 11_500_000);
    fundAccount(market, SELLER, CASH, 11_000_000);
    expect(excess(market, SELLER, 1)).toBe(1_000_000);
  });

  const [SPOT, SIGMA, DAYS, CONTRACTS] = [1_000_000, 0.25, 30, 10];

  it("by scan is wealth less the worst of ten moves, each option at its own volatility", () => {
    const market = openMarket(4, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
    markAt(market, 0, SPOT);
    const strikes = [950_000, 1_050_000] as const;
    const sigmas = [SIGMA + 0.05, SIGMA - 0.02];
    const priceOf = (i: number, spot: number) =>
      europeanPrice(i === 0 ? -1 : 1, spot, strikes[i]!, DAYS / 365, 0, 0, sigmas[i]!);
    (["put", "call"] as const).forEach((right, i) => {
      const terms = { right, strike: strikes[i]!, expiryDay: DAYS, style: "american" } as const;
      const series = listSeries(market, terms);
      const fair = Math.round(priceOf(i, SPOT));
      tradeBetween(market, series, BUYER, SELLER, fair, CONTRACTS);
      quoteSeries(market, series, TAPE, fair - 10, fair + 10);
    });
    fundAccount(market, SELLER, CASH, 300_000_000);
    fundAccount(market, SELLER, STOCK, 200);
    markAt(market, 0, SPOT);
    ruleOf(market, SELLER, "scan");
    const worth = (spot: number): number =>
      200 * spot - 100 * CONTRACTS * (priceOf(0, spot) + priceOf(1, spot));
    const moves = Array.from({ length: 10 }, (_, i) => -0.15 + (i * 0.3) / 9);
    const least = Math.min(...moves.map((move) => worth(SPOT * (1 + move))));
    const premium = 100 * CONTRACTS * (priceOf(0, SPOT) + priceOf(1, SPOT));
    // Prices are whole units, and 1,000 shares stand behind each.
    expect(Math.abs(excess(market, SELLER, 0) - (300_000_000 + premium + least))).toBeLessThan(
      5_000,
    );
  });

  it("by scan holds back no single order", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
    markAt(market, timeOf(1), 1_000_000);
    const naked = {
      ...({ kind: "order", side: "sell", timeInForce: "day" } as const),
      ...{ time: market.clock[0]!, account: SELLER },
      ...{ instrument: series, price: 10_000, quantity: 5 },
    };
    ruleOf(market, SELLER, "margin");
    expect(applyCommand(market, naked)[0]).toMatchObject({ kind: "refused", code: "no-margin" });
    ruleOf(market, SELLER, "scan");
    expect(applyCommand(market, naked)[0]).toMatchObject({ kind: "accepted" });
    expect(excess(market, SELLER, 1)).toBe(0);
  });
});
