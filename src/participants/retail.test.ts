import { describe, expect, it } from "vitest";
import { sentBy } from "../../test/support/sent-commands.ts";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { createStream } from "../math/random-stream.ts";
import { MarketView } from "../view/market-view.ts";
import { arrives } from "./arrival.ts";
import { RetailAccount } from "./retail-account.ts";

const MOOD = { reference: 0.25, elasticity: 0.1, patience: 0.5 };

/** Arrivals of 20,000 days at so much volatility given up. */
function arrivals(givenUp: number): number {
  const stream = createStream(1, "arrival");
  let count = 0;
  for (let day = 0; day < 20_000; day++) {
    stream.at(day, 0);
    if (arrives(stream, 0.2, MOOD, givenUp)) count++;
  }
  return count / 20_000;
}

describe("an arrival", () => {
  it("is rarer the more of the price is given up: by a factor of e a point and elasticity", () => {
    for (const points of [-5, 0, 5]) {
      const expected = 0.2 * Math.exp(-0.1 * points);
      // Four standard errors of a share of 20,000.
      expect(Math.abs(arrivals(points / 100) - expected)).toBeLessThan(0.012);
    }
  });

  it("does not happen where the price means no volatility", () => {
    expect(arrivals(Number.NaN)).toBe(0);
  });
});

describe("somebody who has waited long enough", () => {
  it("takes the price that there is for what is left, and only that", () => {
    const market = openMarket();
    const series = listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 40 });
    markAt(market, timeOf(1), 1_000_000);
    const view = new MarketView(market, SELLER);
    const sent = (filled: number) =>
      sentBy(market, SELLER, (outbox) => {
        const account = new RetailAccount(view, outbox, createStream(1, "seller"));
        account.waiting = { series, side: "sell", contracts: 5 };
        account.series = series;
        account.before = account.position() + filled;
        account.giveUp(market.clock[0]!);
        expect(account.waiting).toBeUndefined();
      });
    tradeBetween(market, series, BUYER, SELLER, 20_000, 2);
    expect(sent(2)).toMatchObject([
      { kind: "cancel-all" },
      { kind: "market-order", instrument: series, side: "sell", quantity: 3 },
    ]);
    expect(sent(5)).toEqual([]);
  });
});
