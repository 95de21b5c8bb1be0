import { describe, expect, it } from "vitest";
import { sentBy } from "../../../test/support/sent-commands.ts";
import {
  BUYER,
  fundAccount,
  listSeries,
  openMarkedMarket,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import type { Command } from "../../messages/commands.ts";
import { MarketView } from "../../view/market-view.ts";
import { OptionSeller } from "../option-seller.ts";
import { COVERED_CALL_SELLER } from "./covered-call-seller.ts";

function actAs(market: Market, act: (seller: OptionSeller) => void): Command[] {
  return sentBy(market, SELLER, (outbox) => {
    act(new OptionSeller(new MarketView(market, SELLER), outbox, COVERED_CALL_SELLER));
  });
}

describe("a covered call seller", () => {
  it("sells at the bid, and not where there is none", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "call", strike: 1_000, expiryDay: 9 });
    expect(actAs(market, (seller) => seller.sellOption(0, series, 3))).toEqual([]);
    quoteSeries(market, series, BUYER, 40, 50);
    expect(actAs(market, (seller) => seller.sellOption(0, series, 3))).toMatchObject([
      { kind: "order", account: SELLER, instrument: series, side: "sell", price: 40, quantity: 3 },
    ]);
  });

  it("buys back at the ask the shares that were called away", () => {
    const market = openMarkedMarket();
    quoteStock(market, 990, 1_010);
    fundAccount(market, SELLER, STOCK, 100);
    expect(actAs(market, (seller) => seller.restoreShares(0, 300))).toMatchObject([
      { instrument: STOCK, side: "buy", price: 1_010, quantity: 200, timeInForce: "ioc" },
    ]);
    fundAccount(market, SELLER, STOCK, 200);
    expect(actAs(market, (seller) => seller.restoreShares(0, 300))).toEqual([]);
  });
});
