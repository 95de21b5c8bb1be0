import { describe, expect, it } from "vitest";
import { STOCK } from "../../contracts/instrument-table.ts";
import { applyCommand } from "../../market/market.ts";
import { createMarket, type Market } from "../../market/market-state.ts";
import type { Command } from "../../messages/commands.ts";
import { createBestQuote, readBestQuote } from "./best-quote.ts";

const [TAPE, FIRST, SECOND, CLIENT, OTHER] = [7, 8, 9, 10, 11];
const SERIES = 2;
const EXPIRY = 30;

/** A month's call, a stock at $100, and two makers with sheets at 25 %, spreads as given. */
function sheetMarket(halfSpreads: readonly number[]): Market {
  const parties = ["tape", "first", "second", "client", "other"].map((name) => {
    return { name, bearsInterest: false };
  });
  const makers = ["first", "second"].map((name) => ({ name, latencyUs: 0 }));
  const market = createMarket({ parties, lender: "tape", series: 2, orders: 64, seed: 1, makers });
  const quote = { kind: "quote", time: 0, account: TAPE, instrument: STOCK } as const;
  const commands: Command[] = [
    {
      ...({ kind: "list", time: 0, right: "call", strike: 1_000_000, expiryDay: EXPIRY } as const),
      ...({ ticks: "listed", style: "american" } as const),
    },
    { ...quote, bid: 999_900, bidSize: 1_000, ask: 1_000_100, askSize: 1_000 },
    ...halfSpreads.flatMap((halfSpread, i): Command[] => {
      const at = { time: 0, account: [FIRST, SECOND][i]!, expiryDay: EXPIRY };
      const a = (0.0625 * EXPIRY) / 365;
      return [
        { kind: "sheet-smile", ...at, a, b: 0, rho: 0, m: 0, s: 0.1 },
        { kind: "sheet-terms", ...at, shift: 0, halfSpread, bidSize: 20 + i, askSize: 30 + i },
        { kind: "sheet", time: 0, account: at.account, spotShift: 0 },
      ];
    }),
  ];
  for (const command of commands) applyCommand(market, command);
  return market;
}

function order(market: Market, account: number, side: "buy" | "sell", price: number, many: number) {
  const timeInForce = account === OTHER ? "gtc" : "ioc";
  const who = { kind: "order", time: 0, account, instrument: SERIES } as const;
  return applyCommand(market, { ...who, side, price, quantity: many, timeInForce });
}

/** What somebody gets who wants everything at a price. */
function filled(market: Market, side: "buy" | "sell", price: number): number {
  const said = order(market, CLIENT, side, price, 1_000);
  return said.reduce((sum, one) => sum + (one.kind === "traded" ? one.quantity : 0), 0);
}

describe("the best quote of a series", () => {
  it.each([
    ["two sheets alike", [0.005, 0.005], 51, 71],
    ["one sheet that is better", [0.005, 0.02], 30, 40],
    ["no sheet", [], 10, 10],
  ])("has the contracts that an order can have at once: %s", (_, halfSpreads, bids, asks) => {
    const market = sheetMarket(halfSpreads);
    const quote = createBestQuote();
    readBestQuote(quote, market.exchange, SERIES, 0);
    const [bid, ask] = halfSpreads.length > 0 ? [quote.bid, quote.ask] : [20_000, 30_000];
    order(market, OTHER, "buy", bid, 10);
    order(market, OTHER, "sell", ask, 10);
    order(market, OTHER, "sell", ask + 10_000, 50);
    readBestQuote(quote, market.exchange, SERIES, 0);
    expect(quote).toEqual({ bid, ask, bidSize: bids, askSize: asks });
    expect(filled(market, "sell", bid)).toBe(bids);
    expect(filled(market, "buy", ask)).toBe(asks);
  });

  it("has no price and no size where nobody quotes", () => {
    const quote = { bid: 1, ask: 1, bidSize: 1, askSize: 1 };
    readBestQuote(quote, sheetMarket([]).exchange, SERIES, 0);
    expect(quote).toEqual({ bid: Number.NaN, ask: Number.NaN, bidSize: 0, askSize: 0 });
  });
});
