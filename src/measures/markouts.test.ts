import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
  timeOf,
} from "../../test/support/three-parties.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import { placeOf } from "../messages/rows.ts";
import { createMarkouts, followMarkouts, markoutReports } from "./markouts.ts";

const CLASSES = ["", "", "", "", "", "", "", "seller", "market-maker", "tape"];
const SPOT = 1_000_000;

const [MINUTE, HOUR, DAY] = [60_000_000, 3_600_000_000, 86_400_000_000];
const FILLED = timeOf(1);
const NONE = { contracts: 0, mean: null };

/** A market in which the maker has bought 2 calls at 1.90 round 2.00. */
function openFilled(expiryDay: number) {
  const market = openMarket();
  const markouts = createMarkouts(market, CLASSES);
  const series = listSeries(market, { right: "call", strike: SPOT, expiryDay });
  markAt(market, FILLED, SPOT);
  quoteSeries(market, series, BUYER, 19_000, 21_000);
  markAt(market, FILLED, SPOT);
  follow(market, markouts);
  const sale = { account: SELLER, instrument: series, side: "sell", price: 19_000 } as const;
  const order = { kind: "order", time: FILLED, ...sale, timeInForce: "ioc" } as const;
  applyCommand(market, { ...order, quantity: 2 });
  follow(market, markouts);
  /** The quote's middle by then, and the stock's next price. */
  const look = (after: number, mid: number): void => {
    quoteSeries(market, series, BUYER, mid - 1_000, mid + 1_000);
    markAt(market, FILLED + after, SPOT);
    follow(market, markouts);
  };
  return { market, markouts, series, look };
}

describe("markouts of a maker's fills", () => {
  it("are how the middle has moved after a minute, an hour, a day and at the end", () => {
    const { market, markouts, series, look } = openFilled(3);
    look(MINUTE - 1, 90_000);
    look(MINUTE, 25_000);
    look(HOUR - 1, 90_000);
    look(HOUR, 22_000);
    look(DAY - 1, 90_000);
    look(DAY, 16_000);
    markAt(market, timeOf(3), SPOT + 30_000);
    applyCommand(market, { kind: "expire", time: timeOf(3), instrument: series });
    follow(market, markouts);
    const [report] = markoutReports(markouts);
    expect(report).toMatchObject({ with: "seller", contracts: 2, spread: 10 });
    expect(report!.after).toEqual({
      "1min": { contracts: 2, mean: 50 },
      "1h": { contracts: 2, mean: 20 },
      "1d": { contracts: 2, mean: -40 },
      end: { contracts: 2, mean: 100 },
    });
  });

  it("are none at a horizon that had no price before it was long past", () => {
    const { markouts, look } = openFilled(9);
    look(2 * MINUTE + 1, 25_000);
    look(2 * HOUR + 1, 25_000);
    look(5 * DAY + 1, 25_000);
    expect(markoutReports(markouts)[0]!.after).toEqual({
      ...{ "1min": NONE, "1h": NONE, "1d": NONE, end: NONE },
    });
  });

  it("are never the same look under two names", () => {
    const { markouts, look } = openFilled(9);
    look(DAY, 16_000);
    const { after } = markoutReports(markouts)[0]!;
    expect(after).toEqual({
      "1min": NONE,
      "1h": NONE,
      "1d": { contracts: 2, mean: -40 },
      end: NONE,
    });
  });

  it("look at the stock's price when the tape quotes it, before it is marked", () => {
    const { market, markouts, series, look } = openFilled(9);
    quoteSeries(market, series, BUYER, 24_000, 26_000);
    market.clock[0] = FILLED + MINUTE;
    quoteStock(market, SPOT);
    follow(market, markouts);
    look(MINUTE + 1, 90_000);
    expect(markoutReports(markouts)[0]!.after["1min"]).toEqual({ contracts: 2, mean: 50 });
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
