import { describe, expect, it } from "vitest";
import { madeConfig, madeReport } from "../../../test/support/made-history.ts";
import { recordReplay } from "./record-replay.ts";
import { followReplay } from "./running-report.ts";

const CONFIG = madeConfig({
  closes: [100, 103, 99, 101, 97, 102, 106, 104, 108, 110, 107],
  cycles: [
    { entry: 0, expiry: 4 },
    { entry: 4, expiry: 7 },
    { entry: 8, expiry: 10 },
  ],
});

describe("a replay close by close", () => {
  const followed = followReplay(CONFIG);
  const recording = recordReplay();
  const report = madeReport(CONFIG, {
    recording: {
      ...recording,
      onClose: (...close) => {
        followed.onClose(...close);
        recording.onClose(...close);
      },
    },
  });
  const running = followed.report();

  it("has each close once, the meeting of two cycles in the later one", () => {
    expect([...running.days]).toEqual([...CONFIG.days]);
    expect([...running.closes]).toEqual([100, 103, 99, 101, 97, 102, 106, 104, 108, 110, 107]);
    expect([...running.cycles]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
  });

  it("ends where the report ends", () => {
    const { seller, buyer, buyAndHold } = report.summary;
    expect(running.seller.at(-1)).toBe(seller.pnl);
    expect(running.buyer.at(-1)).toBe(buyer.pnl);
    expect(running.holding.at(-1)).toBe(buyAndHold.pnl);
    expect(running.gamma.at(-1)).toBe(buyer.parts.gamma);
    expect(running.decay.at(-1)).toBe(buyer.parts.decay);
  });

  it("has every share trade of the buyer at its close", () => {
    const perDay = [...CONFIG.days].map((_, row) =>
      recording.trades.filter((trade) => trade.row === row).reduce((sum, t) => sum + t.shares, 0),
    );
    expect([...running.traded]).toEqual(perDay);
    expect(running.held.at(-1)).toBe(0);
    expect(running.held[0]).toBe(running.traded[0]);
  });
});
