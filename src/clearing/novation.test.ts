import { describe, expect, it } from "vitest";
import {
  BUYER,
  holdings,
  listSeries,
  openMarket,
  SELLER,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE } from "../ledger/accounts.ts";
import { CAUSES } from "../ledger/causes.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { CASH } from "../money/cash.ts";

describe("a trade", () => {
  it("becomes two entries against the clearing house, which holds nothing after: rule C1", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "put", strike: 1_000, expiryDay: 5 });
    tradeBetween(market, series, BUYER, SELLER, 250, 3);
    expect(holdings(market, series)).toEqual([-3, 3, 0]);
    expect(holdings(market, CASH)).toEqual([75_000, -75_000, 0]);
    const { lines, posted } = market.ledger;
    expect([...posted]).toEqual([2, 8]);
    expect([...lines.entry.subarray(0, 8)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect([...lines.account.subarray(0, 8)].filter((a) => a === CLEARING_HOUSE)).toHaveLength(4);
    for (const asset of [CASH, series]) {
      expect(balanceOf(market.ledger, CLEARING_HOUSE, asset)).toBe(0);
    }
  });

  it("of one share costs its price, of one contract a hundred times its price", () => {
    const market = openMarket();
    tradeBetween(market, STOCK, BUYER, SELLER, 250, 3);
    expect(holdings(market, CASH)).toEqual([750, -750, 0]);
    expect(holdings(market, STOCK)).toEqual([-3, 3, 0]);
    expect(CAUSES[market.ledger.lines.cause[0]!]).toBe("stock trade");
  });
});
