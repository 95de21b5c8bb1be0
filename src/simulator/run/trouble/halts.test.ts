import { describe, expect, it } from "vitest";
import { markAt, openMarket, quoteStock, SELLER } from "../../../../test/support/three-parties.ts";
import { applyCommand } from "../../../market/market.ts";
import { EVENT } from "../../../messages/events.ts";
import { applySent } from "../../kernel/kernel.ts";
import { Halts, isHalted } from "./halts.ts";

const MINUTE = 60_000_000;
const CONFIG = { levels: [0.07, 0.13, 0.2], durationUs: 15 * MINUTE };

/** A session of marks, a minute each; when trading stood still after each of them. */
function session(prices: readonly number[]) {
  const market = openMarket();
  const halts = new Halts(CONFIG, market, [[SELLER, false]], () => applySent(market, {}));
  halts.startDay(0);
  const still = prices.map((price, minute) => {
    // In a halt nobody quotes, and the mark stays.
    markAt(market, minute * MINUTE, price);
    halts.watch(minute * MINUTE);
    return isHalted(market);
  });
  return { market, halts, still };
}

describe("a halt", () => {
  it("comes at each level once, up or down, and lasts its time", () => {
    const prices = [100, 107, ...Array(15).fill(107), 107, 94, 86].map((price) => price * 10_000);
    const { still, halts } = session(prices);
    expect(still.slice(0, 2)).toEqual([false, true]);
    expect(still.slice(2, 16)).toEqual(Array(14).fill(true));
    // 15 minutes later it goes on; the second level is 13 %, whichever way.
    expect(still.slice(16)).toEqual([false, false, false, true]);
    expect(halts.halts).toEqual([
      { time: MINUTE, until: 16 * MINUTE, move: expect.closeTo(0.07, 10) },
      { time: 19 * MINUTE, until: 34 * MINUTE, move: expect.closeTo(-0.14, 10) },
    ]);
  });

  it("ends the session at the last level, and the next one begins without it", () => {
    const { still, halts, market } = session([1_000_000, 790_000, ...Array(60).fill(790_000)]);
    expect(still.slice(1)).toEqual(Array(61).fill(true));
    expect(halts.halts).toEqual([{ time: MINUTE, until: Infinity, move: expect.closeTo(-0.21) }]);
    halts.startDay(100 * MINUTE);
    expect(isHalted(market)).toBe(false);
    markAt(market, 100 * MINUTE, 790_000);
    halts.watch(100 * MINUTE);
    expect(isHalted(market)).toBe(false);
  });

  it("withdraws what makers have, refuses orders and lets cancels pass", () => {
    const market = openMarket();
    const cancelled: number[] = [];
    const onEvent = (place: number): void => {
      const { kind, account } = market.events;
      if (kind[place] === EVENT.cancelled) cancelled.push(account[place]!);
    };
    const halts = new Halts(CONFIG, market, [[SELLER, false]], () => {
      applySent(market, { onEvent });
    });
    markAt(market, 0, 1_000_000);
    halts.watch(0);
    const order = { kind: "order", time: 0, account: SELLER, instrument: 1, side: "buy" } as const;
    applyCommand(market, { ...order, price: 900_000, quantity: 5, timeInForce: "day" });
    markAt(market, MINUTE, 920_000);
    halts.watch(MINUTE);
    expect(cancelled).toEqual([SELLER]);
    expect(quoteStock(market, 910_000)[0]).toMatchObject({ code: "trading-halted" });
    const cancel = { kind: "cancel-all", time: market.clock[0]!, account: SELLER } as const;
    expect(applyCommand(market, cancel).filter(({ kind }) => kind === "refused")).toEqual([]);
  });
});
