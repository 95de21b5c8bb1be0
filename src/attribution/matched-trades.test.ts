import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import {
  clearMatchedTrades,
  createMatchedTrades,
  matchedGain,
  matchTrade,
} from "./matched-trades.ts";

type Trade = readonly [shares: number, price: number];

/** Gains of each trade, in the unit of the prices. */
function gainsOf(trades: readonly Trade[]): number[] {
  const matched = createMatchedTrades(new Columns(), "hedge");
  return trades.map(([shares, price]) => matchTrade(matched, shares, price));
}

/** The same, a share at a time, on a plain stack. */
function naiveGains(trades: readonly Trade[]): number[] {
  const open: { side: number; price: number }[] = [];
  return trades.map(([shares, price]) => {
    let gain = 0;
    const side = Math.sign(shares);
    for (let share = 0; share < Math.abs(shares); share++) {
      const last = open.at(-1);
      if (last === undefined || last.side === side) open.push({ side, price });
      else gain += open.pop()!.side * (price - last.price);
    }
    return gain;
  });
}

describe("matched hedge trades", () => {
  it("the article's put: 50 bought, 1 sold at 102, two bought, 1 sold at 100: $2 and $2", () => {
    const trades: Trade[] = [
      [50, 100],
      [-1, 102],
      [1, 100],
      [1, 98],
      [-1, 100],
    ];
    expect(gainsOf(trades)).toEqual([0, 2, 0, 0, 2]);
  });

  it("the article's call, the mirror: short 50, the same $2 and $2", () => {
    const trades: Trade[] = [
      [-50, 100],
      [-1, 102],
      [1, 100],
      [1, 98],
      [-1, 100],
    ];
    expect(gainsOf(trades)).toEqual([0, 0, 2, 2, 0]);
  });

  it("the latest trade is undone first, in parts, and past zero the rest opens a new lot", () => {
    const trades: Trade[] = [
      [10, 5],
      [10, 7],
      [-15, 8],
      [-7, 6],
      [2, 3],
    ];
    // 10 x (8 - 7) + 5 x (8 - 5); 5 x (6 - 5), 2 sold short at 6; bought back at 3.
    expect(gainsOf(trades)).toEqual([0, 0, 25, 5, 6]);
  });

  it("any trades: as on a stack of single shares, and all cash once nothing is held", () => {
    const trade = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 40 }), (trades) => {
        expect(gainsOf(trades).map((gain) => gain + 0)).toEqual(
          naiveGains(trades).map((gain) => gain + 0),
        );
        const held = trades.reduce((sum, [shares]) => sum + shares, 0);
        const cash = trades.reduce((sum, [shares, price]) => sum - shares * price, 0);
        const closed: Trade[] = [...trades, [-held, 20]];
        const gains = gainsOf(closed).reduce((a, b) => a + b, 0);
        expect(gains + 0).toBe(cash + held * 20 + 0);
      }),
      { seed: 1 },
    );
  });

  it("keeps the sum and starts anew when cleared", () => {
    const matched = createMatchedTrades(new Columns(), "hedge");
    matchTrade(matched, 3, 10);
    matchTrade(matched, -1, 14);
    matchTrade(matched, -1, 11);
    expect(matchedGain(matched)).toBe(5);
    expect([...matched.state]).toEqual([1, 5, 3]);
    clearMatchedTrades(matched);
    expect(matchedGain(matched)).toBe(0);
    expect(matchTrade(matched, -1, 99)).toBe(0);
  });

  it("more open lots than it has room for break rule L9", () => {
    const matched = createMatchedTrades(new Columns(), "hedge");
    for (let lot = 0; lot < matched.price.length; lot++) matchTrade(matched, 1, 10);
    expect(() => matchTrade(matched, 1, 10)).toThrow(/L9/);
  });
});
