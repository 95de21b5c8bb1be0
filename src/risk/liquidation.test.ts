import { expect, it } from "vitest";
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
import { STOCK } from "../contracts/instrument-table.ts";
import { forEachClosingOrder } from "./liquidation.ts";

it("closes what is owed first, then what is held, then the shares", () => {
  const market = openMarket();
  const [held, owed] = ([1_000_000, 1_100_000] as const).map((strike) =>
    listSeries(market, { right: "call", strike, expiryDay: 40 }),
  );
  markAt(market, timeOf(1), 1_000_000);
  tradeBetween(market, held!, SELLER, BUYER, 100, 4);
  tradeBetween(market, owed!, BUYER, SELLER, 100, 7);
  fundAccount(market, SELLER, STOCK, -30);
  const orders: number[][] = [];
  const { instruments, ledger } = market;
  forEachClosingOrder(instruments, ledger, SELLER, (...order) => orders.push(order));
  expect(orders).toEqual([
    [owed, 1, 7],
    [held, -1, 4],
    [STOCK, 1, 30],
  ]);
});
