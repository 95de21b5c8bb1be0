import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { OrderCommand } from "../messages/commands.ts";

const SELL: OrderCommand = {
  ...{ kind: "order", time: 0, account: SELLER, instrument: STOCK, side: "sell" },
  ...{ price: 100, quantity: 5, timeInForce: "gtc" },
};
const BUY: OrderCommand = { ...SELL, account: BUYER, side: "buy" };

function acceptedOrder(market: Market, order: OrderCommand): number {
  const last = applyCommand(market, order).at(-1);
  if (last?.kind !== "accepted") throw new Error(`not accepted: ${last?.kind}`);
  return last.order;
}

describe("an order", () => {
  it("trades at the resting price, best first, and rests with what is left: rule B5", () => {
    const market = openMarket();
    const dear = acceptedOrder(market, { ...SELL, price: 102 });
    const cheap = acceptedOrder(market, { ...SELL, price: 101, account: TAPE });
    const trade = { kind: "traded", instrument: STOCK, buyer: BUYER, aggressor: "buy" };
    expect(applyCommand(market, { ...BUY, price: 103, quantity: 12 })).toMatchObject([
      { ...trade, seller: TAPE, order: cheap, price: 101, quantity: 5 },
      { ...trade, seller: SELLER, order: dear, price: 102, quantity: 5 },
      { kind: "accepted", account: BUYER, side: "buy", price: 103, quantity: 2 },
      { kind: "marked", instrument: STOCK, before: 101, mark: 101 },
    ]);
  });

  it("that is immediate or cancel leaves nothing behind", () => {
    const market = openMarket();
    acceptedOrder(market, { ...SELL, quantity: 2 });
    const said = applyCommand(market, { ...BUY, timeInForce: "ioc" });
    const left = BUY.quantity - 2;
    expect(said).toMatchObject([
      { kind: "traded", quantity: 2 },
      { kind: "dropped", account: BUYER, quantity: left },
      { kind: "marked" },
    ]);
    expect(applyCommand(market, { ...BUY, timeInForce: "ioc" })).toMatchObject([
      { kind: "dropped", instrument: STOCK, quantity: BUY.quantity },
    ]);
    expect(market.book.heads.every((head) => head === -1)).toBe(true);
  });

  it("is accepted or refused, never both: rule X2", () => {
    const market = openMarket();
    acceptedOrder(market, SELL);
    const own = { ...SELL, side: "buy" } as const;
    expect(applyCommand(market, own)).toMatchObject([{ kind: "refused", code: "self-trade" }]);
    // Behind enough of somebody else's, the own order is not reached.
    acceptedOrder(market, { ...SELL, account: TAPE, price: 99 });
    expect(applyCommand(market, own)).toMatchObject([{ kind: "traded", seller: TAPE }, {}]);
  });
});

describe("a quote", () => {
  it("replaces the owner's earlier one in that instrument only, and no other order", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "call", strike: 100, expiryDay: 5 });
    quoteSeries(market, series, BUYER, 10, 20);
    acceptedOrder(market, { ...BUY, price: 8 });
    quoteSeries(market, STOCK, BUYER, 9, 11);
    expect(quoteSeries(market, STOCK, BUYER, 8, 12)).toMatchObject([
      { kind: "cancelled", account: BUYER, quantity: 10 },
      { kind: "cancelled", account: BUYER, quantity: 10 },
      { kind: "accepted", side: "buy", price: 8 },
      { kind: "accepted", side: "sell", price: 12 },
    ]);
    const all = applyCommand(market, { kind: "cancel-all", time: 0, account: BUYER });
    expect(all.map((event) => event.kind)).toEqual(Array(5).fill("cancelled"));
  });

  it("may have one price for both sides, which others can hit and lift", () => {
    const market = openMarket();
    expect(quoteSeries(market, STOCK, TAPE, 100, 100)).toHaveLength(2);
    const [bought] = applyCommand(market, { ...BUY, timeInForce: "ioc" });
    const [sold] = applyCommand(market, { ...SELL, timeInForce: "ioc" });
    expect([bought, sold]).toMatchObject([
      { kind: "traded", buyer: BUYER, seller: TAPE, price: 100 },
      { kind: "traded", buyer: TAPE, seller: SELLER, price: 100 },
    ]);
  });

  it("trades with what it crosses before it rests", () => {
    const market = openMarket();
    acceptedOrder(market, SELL);
    expect(quoteSeries(market, STOCK, BUYER, 101, 103)).toMatchObject([
      { kind: "traded", buyer: BUYER, seller: SELLER, price: 100, quantity: 5 },
      { kind: "accepted", side: "buy", price: 101, quantity: 5 },
      { kind: "accepted", side: "sell", price: 103, quantity: 10 },
      { kind: "marked" },
    ]);
  });

  it("can be withdrawn and replaced in a full book", () => {
    const market = openMarket(1, 3);
    quoteSeries(market, STOCK, TAPE, 90, 110);
    acceptedOrder(market, SELL);
    expect(quoteSeries(market, STOCK, TAPE, 91, 109)).toHaveLength(4);
    expect(quoteSeries(market, STOCK, BUYER, 80, 0)).toMatchObject([{ code: "book-full" }]);
    const withdrawn = quoteSeries(market, STOCK, TAPE, 0, 0);
    expect(withdrawn.map(({ kind }) => kind)).toEqual(["cancelled", "cancelled"]);
  });
});

describe("a cancel", () => {
  it("takes the sender's order out of the book", () => {
    const market = openMarket();
    const order = acceptedOrder(market, SELL);
    const cancel = { kind: "cancel", time: 0, account: SELLER, order } as const;
    expect(applyCommand(market, cancel)).toEqual([
      { kind: "cancelled", time: 0, account: SELLER, order, quantity: 5 },
    ]);
    expect(applyCommand(market, cancel)).toMatchObject([{ code: "unknown-order" }]);
  });

  it("of all orders leaves those of others: rule B7", () => {
    const market = openMarket();
    acceptedOrder(market, SELL);
    acceptedOrder(market, { ...SELL, price: 101, account: TAPE });
    applyCommand(market, { kind: "cancel-all", time: 0, account: SELLER });
    applyCommand(market, { kind: "cancel-all", time: 0, account: BUYER });
    expect(applyCommand(market, { ...BUY, price: 101 })).toMatchObject([{ seller: TAPE }, {}]);
    expect(market.book.side.every((side) => side === 0)).toBe(true);
  });
});
