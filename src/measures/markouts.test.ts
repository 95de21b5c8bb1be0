import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
} from "../../test/support/three-parties.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import { placeOf } from "../messages/rows.ts";
import { createMarkouts, followMarkouts, markoutReports } from "./markouts.ts";

const CLASSES = ["", "", "", "", "", "", "", "seller", "market-maker", "tape"];
const SPOT = 1_000_000;

describe("markouts of a maker's fills", () => {
  it("are how the middle moved: bought 2 at 1.90 round 2.00, then 2.50, then worth 3", () => {
    const market = openMarket();
    const markouts = createMarkouts(market, CLASSES);
    const series = listSeries(market, { right: "call", strike: SPOT, expiryDay: 3 });
    markAt(market, timeOf(1), SPOT);
    quoteSeries(market, series, BUYER, 19_000, 21_000);
    markAt(market, timeOf(1), SPOT);
    follow(market, markouts);
    const sale = { account: SELLER, instrument: series, side: "sell", price: 19_000 } as const;
    const order = { kind: "order", time: timeOf(1), ...sale, timeInForce: "ioc" } as const;
    applyCommand(market, { ...order, quantity: 2 });
    follow(market, markouts);
    quoteSeries(market, series, BUYER, 24_000, 26_000);
    markAt(market, timeOf(1) + 7_200_000_000, SPOT);
    follow(market, markouts);
    markAt(market, timeOf(3), SPOT + 30_000);
    applyCommand(market, { kind: "expire", time: timeOf(3), instrument: series });
    follow(market, markouts);
    const [report] = markoutReports(markouts);
    expect(report).toMatchObject({ with: "seller", contracts: 2, spread: 10 });
    expect(report!.after["1min"]).toEqual({ contracts: 2, mean: 50 });
    expect(report!.after["1h"]).toEqual({ contracts: 2, mean: 50 });
    expect(report!.after.end).toEqual({ contracts: 2, mean: 100 });
  });
});

/** Hands over the events since the last call. */
function follow(market: Market, markouts: ReturnType<typeof createMarkouts>): void {
  const { events } = market;
  for (let number = SEEN.get(market) ?? 0; number < events.written[0]!; number++) {
    followMarkouts(markouts, placeOf(events, number));
  }
  SEEN.set(market, events.written[0]!);
}

const SEEN = new Map<Market, number>();
