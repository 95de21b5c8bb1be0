import { beforeEach, describe, expect, it } from "vitest";
import { STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import { createMarket, type Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import { type Outbox, sendDayOrder } from "../../messages/outbox.ts";
import { type Actor, NEVER } from "./actor.ts";
import { Kernel } from "./kernel.ts";

const [ANNE, BEN] = [FIRST_PARTY, FIRST_PARTY + 1];

let market: Market;
let kernel: Kernel;
/** What happened, in order. */
let told: string[];

beforeEach(() => {
  told = [];
  market = createMarket({
    parties: ["anne", "ben"].map((name) => ({ name, bearsInterest: false })),
    lender: "anne",
    ...{ series: 0, orders: 8, seed: 1 },
  });
  kernel = new Kernel(market, 4, {
    onEvent: (place) => {
      const { kind, time, account } = market.events;
      const name = Object.keys(EVENT)[kind[place]!]!;
      told.push(`${time[place]}: ${name} ${account[place]! - FIRST_PARTY}`);
    },
  });
});

/** Says when it was woken, and sends an order each time. */
function sender(
  account: number,
  side: "buy" | "sell",
  next: (now: number) => number = () => NEVER,
): Actor {
  const outbox: Outbox = { rows: kernel.sending, account };
  return {
    wake: (now) => {
      told.push(`${now}: woken ${account - FIRST_PARTY}`);
      sendDayOrder(outbox, now, STOCK, side, 1_000_000, 10);
      return next(now);
    },
  };
}

describe("the event loop", () => {
  it("lets commands arrive after each sender's latency, so the nearer is first", () => {
    const slow = kernel.join(sender(ANNE, "buy"), ANNE, 500, 1);
    const fast = kernel.join(sender(BEN, "buy"), BEN, 100, 1);
    kernel.wakeAt(slow, 1_000);
    kernel.wakeAt(fast, 1_200);
    kernel.runUntil(2_000);
    expect(told).toEqual([
      "1000: woken 0",
      "1200: woken 1",
      "1300: accepted 1",
      "1500: accepted 0",
    ]);
  });

  it("wakes by time, then priority, then who asked first, after what arrives then", () => {
    const second = kernel.join(sender(ANNE, "buy"), ANNE, 1_000, 2);
    const first = kernel.join(
      sender(BEN, "buy", (now) => now + 1_000),
      BEN,
      1_000,
      1,
    );
    kernel.wakeAt(second, 1_000);
    kernel.wakeAt(first, 1_000);
    kernel.runUntil(2_000);
    expect(told).toEqual([
      ...["1000: woken 1", "1000: woken 0"],
      ...["2000: accepted 1", "2000: accepted 0", "2000: woken 1"],
    ]);
  });

  it("wakes once at the earliest time that was asked for", () => {
    const one = kernel.join(sender(ANNE, "buy"), ANNE, 0, 1);
    for (const time of [3_000, 1_000, 2_000, 1_000]) kernel.wakeAt(one, time);
    kernel.runUntil(10_000);
    expect(told).toEqual(["1000: woken 0", "1000: accepted 0"]);
  });

  it("tells trades to all who hear, and what becomes of an order to its sender", () => {
    const heard: string[] = [];
    const listening = (actor: Actor, name: string): Actor => ({
      ...actor,
      hear: (events, place) => {
        heard.push(`${name}: ${Object.keys(EVENT)[events.kind[place]!]}`);
        return NEVER;
      },
    });
    const buyer = kernel.join(listening(sender(ANNE, "buy"), "anne"), ANNE, 0, 1);
    const seller = kernel.join(listening(sender(BEN, "sell"), "ben"), BEN, 0, 1);
    kernel.wakeAt(buyer, 1);
    kernel.wakeAt(seller, 2);
    kernel.runUntil(3);
    expect(heard).toEqual(["anne: accepted", "anne: traded", "ben: traded"]);
  });

  it("wakes who wants to be woken for what he heard", () => {
    const answering: Actor = {
      ...sender(ANNE, "buy"),
      hear: (events, place) => (events.time[place]! < 50 ? 50 : NEVER),
    };
    const one = kernel.join(answering, ANNE, 10, 1);
    kernel.wakeAt(one, 1);
    kernel.runUntil(60);
    expect(told).toEqual(["1: woken 0", "11: accepted 0", "50: woken 0", "60: accepted 0"]);
  });

  it("takes a wish that is past for now, and refuses to wake anybody for ever", () => {
    const late: Actor = {
      ...sender(ANNE, "buy"),
      hear: (events, place) => (events.time[place] === 11 ? 1 : NEVER),
    };
    kernel.wakeAt(kernel.join(late, ANNE, 10, 1), 1);
    kernel.runUntil(60);
    expect(told).toEqual(["1: woken 0", "11: accepted 0", "11: woken 0", "21: accepted 0"]);
    const restless = kernel.join(
      sender(BEN, "buy", (now) => now),
      BEN,
      0,
      1,
    );
    kernel.wakeAt(restless, 100);
    expect(() => kernel.runUntil(100)).toThrow(RangeError);
  });

  it("has its own state in the market's registry", () => {
    const before = market.columns.hash();
    kernel.wakeAt(kernel.join(sender(ANNE, "buy"), ANNE, 0, 1), 5);
    expect(market.columns.hash()).not.toBe(before);
  });
});
