import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteStock,
  SELLER,
} from "../../test/support/three-parties.ts";
import { InvariantError } from "../base/assert.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import type { OrderCommand } from "../messages/commands.ts";
import { applyCommand, applyRow } from "./market.ts";
import { createMarket } from "./market-state.ts";

const RESTING: OrderCommand = {
  kind: "order",
  time: 0,
  account: SELLER,
  instrument: 2,
  side: "sell",
  price: 10,
  quantity: 1,
  timeInForce: "gtc",
};

describe("the rings of messages", () => {
  it("hold all events of one command, however many orders it cancels", () => {
    const orders = 3_000;
    const market = openMarket(1, orders);
    for (let i = 0; i < orders; i++) {
      applyCommand(market, { ...RESTING, instrument: STOCK, price: 10 + (i % 7) });
    }
    const said = applyCommand(market, { kind: "cancel-all", time: 0, account: SELLER });
    expect(said).toHaveLength(orders);
  });

  it("hold all trades of one order and all fees of both sides", () => {
    const orders = 2_000;
    const market = openMarket(1, orders);
    listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
    for (const account of [SELLER, BUYER]) {
      for (const fee of ["commission", "contract", "contract-sold"] as const) {
        applyCommand(market, { kind: "fee", time: 0, account, fee, rate: 100 });
      }
    }
    for (let i = 0; i < orders; i++) applyCommand(market, RESTING);
    const taker = { ...RESTING, account: BUYER, side: "buy", timeInForce: "ioc" } as const;
    const sweep = { ...taker, quantity: orders + 1 };
    // Trades, five fees for each, the first mark, what is dropped.
    expect(applyCommand(market, sweep)).toHaveLength(6 * orders + 2);
  });

  it("hold a split that cancels every order and adjusts every series", () => {
    const [series, orders] = [1_500, 1_500];
    const market = openMarket(series, orders);
    markAt(market, 0, 1_000_000);
    quoteStock(market, 0);
    for (let i = 0; i < series; i++) {
      const instrument = listSeries(market, { right: "put", strike: 1_000_000, expiryDay: 40 });
      applyCommand(market, { ...RESTING, instrument });
    }
    const split = { kind: "split", time: 0, newShares: 2, oldShares: 1 } as const;
    expect(applyCommand(market, split)).toHaveLength(1 + 3 + orders + series);
  });

  it("break rule X1 when a row is asked for that was overwritten or never written", () => {
    const market = openMarket();
    for (let i = 0; i < 1_025; i++) quoteStock(market, 100);
    expect(() => applyRow(market, 0)).toThrow(InvariantError);
    expect(() => applyRow(market, market.commands.written[0]!)).toThrow(/^X1: .* row 1025$/);
  });
});

describe("a market's configuration", () => {
  it("names a lender among its accounts", () => {
    const config = { parties: [], lender: "nobody", series: 1, orders: 1, seed: 1 };
    expect(() => createMarket(config)).toThrow("no account is called nobody");
  });
});
