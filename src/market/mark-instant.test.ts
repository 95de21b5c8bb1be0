import { describe, expect, it } from "vitest";
import {
  BUYER,
  markAt,
  openMarket,
  quoteStock,
  SELLER,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import {
  checkExplained,
  createAttribution,
  explainEvents,
  resultOf,
} from "../attribution/attribution.ts";
import { STOCK } from "../contracts/instrument-table.ts";

describe("a first mark", () => {
  it("is no move: who traded before it has gained nothing by it", () => {
    const market = openMarket();
    const attribution = createAttribution(market);
    tradeBetween(market, STOCK, BUYER, SELLER, 1_000, 5);
    explainEvents(attribution);
    checkExplained(attribution);
    expect(resultOf(attribution, BUYER)).toBe(0);
    markAt(market, 0, 1_010);
    explainEvents(attribution);
    checkExplained(attribution);
    expect([resultOf(attribution, BUYER), resultOf(attribution, SELLER)]).toEqual([50, -50]);
  });

  it("by a quote says itself as the mark before", () => {
    const market = openMarket();
    quoteStock(market, 0);
    expect(markAt(market, 5, 700)).toMatchObject([{ kind: "marked", before: 700, mark: 700 }]);
    expect(markAt(market, 6, 800)).toMatchObject([{ kind: "marked", before: 700, mark: 800 }]);
  });
});
