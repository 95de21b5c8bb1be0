import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  SELLER,
  TAPE,
  timeOf,
  tradeBetween,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { applyCommand } from "../../market/market.ts";
import type { Market } from "../../market/market-state.ts";
import { placeOf } from "../../messages/rows.ts";
import { CASH } from "../../money/cash.ts";
import { closeIdleDay, createIdleSeries, followTrades, idleShare } from "./idle-series.ts";
import {
  createPositionFollower,
  followPositions,
  offsetReport,
  positionEnds,
} from "./position-ends.ts";

const CLASSES = ["", "", "", "", "", "", "", "seller", "market-maker", "tape"];
const SPOT = 1_000_000;

/** A market of two calls that are followed, session by session. */
class Followed {
  readonly market: Market = openMarket();
  readonly positions = createPositionFollower(this.market, CLASSES);
  readonly idle = createIdleSeries(this.market);
  readonly calls: readonly number[];
  #seen = 0;

  constructor() {
    markAt(this.market, timeOf(1), SPOT);
    for (const account of [SELLER, BUYER, TAPE]) {
      fundAccount(this.market, account, CASH, 1e11);
      fundAccount(this.market, account, STOCK, 10_000);
    }
    this.calls = [SPOT, 2 * SPOT].map((strike) =>
      listSeries(this.market, { right: "call", strike, expiryDay: 4, style: "american" }),
    );
  }

  trade(buyer: number, seller: number, contracts: number): void {
    tradeBetween(this.market, this.calls[0]!, buyer, seller, 20_000, contracts);
    this.follow();
  }

  follow(): void {
    const { events } = this.market;
    for (; this.#seen < events.written[0]!; this.#seen++) {
      followPositions(this.positions, placeOf(events, this.#seen));
      followTrades(this.idle, placeOf(events, this.#seen));
    }
  }

  /** The close of a session, and the first moment of the next. */
  close(day: number): void {
    markAt(this.market, timeOf(day), SPOT);
    closeIdleDay(this.idle);
    this.positions.session++;
    markAt(this.market, timeOf(day + 1), SPOT);
    this.follow();
  }
}

describe("how option positions end", () => {
  it("by hand: 10 bought, 4 sold on, 1 exercised, 5 held to the end", () => {
    const followed = new Followed();
    const { market, calls, positions } = followed;
    followed.trade(BUYER, SELLER, 6);
    followed.close(1);
    followed.trade(BUYER, SELLER, 4);
    followed.close(2);
    // Of the oldest six.
    followed.trade(TAPE, BUYER, 4);
    const exercise = { kind: "exercise", time: timeOf(3), instrument: calls[0]! } as const;
    applyCommand(market, { ...exercise, account: BUYER, quantity: 1 });
    followed.follow();
    expect(positionEnds(positions).find((one) => one.class === "market-maker")).toEqual({
      class: "market-maker",
      ...{ closed: 4, exercisedEarly: 1, heldToExpiry: 0, open: 5 },
    });
    followed.close(3);
    applyCommand(market, { kind: "expire", time: timeOf(4), instrument: calls[0]! });
    followed.follow();
    const ends = new Map(positionEnds(positions).map((one) => [one.class, one]));
    expect(ends.get("market-maker")).toMatchObject({ closed: 4, heldToExpiry: 5, open: 0 });
    expect(ends.get("seller")).toMatchObject({ closed: 0, exercisedEarly: 1, heldToExpiry: 9 });
    expect(ends.get("tape")).toMatchObject({ closed: 0, heldToExpiry: 4 });
    // Of 10, four were offset after 2 sessions; six were lost at 2 (twice the 4 and 1), 2 and 3.
    const { survival, medianSessions } = offsetReport(positions);
    expect(survival.slice(0, 3)).toEqual([1, 1, 0.6]);
    expect(medianSessions).toBeNull();
  });

  it("an opposite trade that is larger closes what there is and opens the rest", () => {
    const followed = new Followed();
    followed.trade(BUYER, SELLER, 2);
    followed.close(1);
    followed.trade(SELLER, BUYER, 5);
    const ends = positionEnds(followed.positions);
    expect(ends.find((one) => one.class === "seller")).toMatchObject({ closed: 2, open: 3 });
    expect(ends.find((one) => one.class === "market-maker")).toMatchObject({ closed: 2, open: 3 });
    expect(offsetReport(followed.positions).medianSessions).toBe(1);
  });

  it("counts series without a trade by the day: one of two, then both", () => {
    const followed = new Followed();
    followed.trade(BUYER, SELLER, 2);
    followed.close(1);
    expect(idleShare(followed.idle)).toBe(0.5);
    followed.close(2);
    expect(idleShare(followed.idle)).toBe(0.75);
  });
});
