import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  SELLER,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { CASH } from "../money/cash.ts";
import { wealthOf } from "./positions.ts";

describe("wealth", () => {
  it("is cash and every holding at its mark, read from the ledger: rule L7", () => {
    const market = openMarket();
    const first = listSeries(market, { right: "call", strike: 1_000, expiryDay: 5 });
    const second = listSeries(market, { right: "put", strike: 1_000, expiryDay: 5 });
    markAt(market, 0, 1_010);
    fundAccount(market, SELLER, CASH, 70);
    fundAccount(market, SELLER, STOCK, 300);
    tradeBetween(market, first, BUYER, SELLER, 40, 3);
    tradeBetween(market, second, SELLER, BUYER, 25, 2);
    const { ledger, marks, instruments } = market;
    market.marks.mark[first] = 5_000;
    market.marks.mark[second] = 2_000;
    const cash = 70 + 3 * 4_000 - 2 * 2_500;
    const wealth = cash + 300 * 1_010 - 3 * 5_000 + 2 * 2_000;
    expect(wealthOf(ledger, marks, instruments, SELLER)).toBe(wealth);
  });
});
