import { describe, expect, it } from "vitest";
import { sentBy } from "../../test/support/sent-commands.ts";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { createStream } from "../math/random-stream.ts";
import { MarketView } from "../view/market-view.ts";
import { arrives } from "./arrival.ts";
import { COVERED_CALL_SELLER } from "./covered-call-seller/covered-call-seller.ts";
import { flatSurface } from "./dealing/forecast-surface.ts";
import { PUT_SELLER } from "./put-seller/put-seller.ts";
import { RetailAccount } from "./retail-account.ts";
import { RetailSeller } from "./retail-seller.ts";
import { WHEEL_SELLER } from "./wheel-seller/wheel-seller.ts";

const MOOD = { surface: flatSurface(0.25, [], []), elasticity: 0.1, patience: 0.5 };

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

describe("a seller of five lots", () => {
  const settings = {
    ...{ contracts: 5, delta: 0.3, days: 30, arrival: 1_000 },
    ...{ closeAtHalf: 0, roll: 0, waitSteps: 0 },
  };

  it.each([
    ["on the wheel with 300 shares that were put to him", WHEEL_SELLER, 300, "call", 3],
    ["on the wheel with 700", WHEEL_SELLER, 700, "call", 5],
    ["on the wheel with none", WHEEL_SELLER, 0, "put", 5],
    ["of covered calls whose shares are bought back first", COVERED_CALL_SELLER, 0, "call", 5],
    ["of puts, whatever shares", PUT_SELLER, 300, "put", 5],
  ] as const)("%s sells what they cover", (_, habit, shares, right, contracts) => {
    const market = openMarket();
    const series = listSeries(market, { right, strike: 1_000_000, expiryDay: 30 });
    markAt(market, timeOf(1), 1_000_000);
    quoteSeries(market, series, BUYER, 25_000, 0);
    if (shares > 0) fundAccount(market, SELLER, STOCK, shares);
    const orders = sentBy(market, SELLER, (outbox) => {
      const account = new RetailAccount(
        new MarketView(market, SELLER),
        outbox,
        createStream(1, "seller"),
      );
      const mood = { ...MOOD, patience: 0 };
      new RetailSeller(account, habit, settings).act(market.clock[0]!, 1, 0, mood);
    }).filter(({ kind, ...rest }) => "instrument" in rest && rest.instrument === series);
    expect(orders).toMatchObject([{ kind: "market-order", side: "sell", quantity: contracts }]);
  });
});
