import { describe, expect, it } from "vitest";
import { isoFromDay } from "../src/calendar/civil-date.ts";
import type { HedgeTrade } from "../src/measures/hedge-trades.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../src/pricing/black-scholes.ts";
import { recordReplay } from "../src/reports/followed/record-replay.ts";
import type { ReplayReport } from "../src/reports/replay-report.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { madeConfig, madeReport } from "./support/made-history.ts";

/** Black-Scholes at 20 % in $0.0001 per share, with whole days left. */
function priceOf(right: 1 | -1, spot: number, strike: number, daysLeft: number): number {
  const greeks = createEuropeanGreeks();
  evaluateEuropean(greeks, right, spot * 1e4, strike * 1e4, daysLeft / 365, 0, 0, 0.2);
  return greeks.price;
}

const flat = (rows: number, close = 100): number[] => new Array(rows).fill(close);
const TWO_CYCLES = [
  { entry: 0, expiry: 30 },
  { entry: 30, expiry: 60 },
];

/** [entry, ended, ending] of each cycle, in rows. */
function endingsOf(config: ReplayConfig, { cycles }: ReplayReport): [number, number, string][] {
  const row = (iso: string): number => [...config.days].map(isoFromDay).indexOf(iso);
  return cycles.map(({ entry, ended, ending }) => [row(entry), row(ended), ending]);
}

function tradesOf(config: ReplayConfig): readonly HedgeTrade[] {
  const recording = recordReplay();
  replay(config, recording.onClose, recording.onLeave);
  return recording.trades;
}

describe("a replay with an exit rule", () => {
  it("keeps half the premium at the first close whose ask is half of it or less", () => {
    const config = madeConfig({
      closes: flat(61),
      cycles: TWO_CYCLES,
      exit: { kind: "profit", askShare: 0.5 },
    });
    const premium = Math.floor(priceOf(1, 100, 100, 30));
    const asks = Array.from({ length: 31 }, (_, row) => Math.ceil(priceOf(1, 100, 100, 30 - row)));
    const exit = asks.findIndex((ask) => ask <= 0.5 * premium);
    expect(exit).toBeGreaterThan(20);
    const report = madeReport(config);
    expect(endingsOf(config, report)).toEqual([
      [0, exit, "bought-back"],
      [30, 30 + exit, "bought-back"],
    ]);
    expect(report.cycles[0]).toMatchObject({
      right: "call",
      newSharesForOne: 1,
      premium: premium / 1e4,
      assigned: false,
      expiry: isoFromDay(config.days[30]!),
    });
    expect(report.summary).toMatchObject({
      premium: (2 * 100 * premium) / 1e4,
      payoff: (2 * 100 * asks[exit]!) / 1e4,
      boughtBack: 2,
      assigned: 0,
      assignedEarly: 0,
    });
    // The shares never moved: the seller has what he kept of the premium.
    const kept = (2 * 100 * (premium - asks[exit]!)) / 1e4;
    expect(report.summary.seller).toMatchObject({ pnl: kept, option: kept, stock: 0 });
    expect(report.summary.buyer.parts.spread).toBeGreaterThan(0);
  });

  it("21d: buys back at the first close with 21 calendar days left", () => {
    const config = madeConfig({ closes: flat(31), exit: { kind: "days", days: 21 } });
    const report = madeReport(config);
    expect(endingsOf(config, report)).toEqual([[0, 9, "bought-back"]]);
    expect(report.summary.payoff).toBe((100 * Math.ceil(priceOf(1, 100, 100, 21))) / 1e4);
  });

  it("roll: in the last week in the money, and the next cycle begins at that close", () => {
    const closes = flat(61).map((close, row) => (row >= 10 ? 104 : close));
    const config = madeConfig({ closes, cycles: TWO_CYCLES, exit: { kind: "roll" } });
    const report = madeReport(config);
    // The second, at the money of its own sale, is held to the end: nothing follows it.
    expect(endingsOf(config, report)).toEqual([
      [0, 23, "rolled"],
      [23, 60, "expired"],
    ]);
    const [first, second] = report.cycles;
    expect(second!.years).toBe(37 / 365);
    expect(second!.strike).toBe(105);
    const paid = (100 * Math.ceil(priceOf(1, 104, 100, 7))) / 1e4;
    expect(first!.seller.option).toBeCloseTo(100 * first!.premium - paid, 9);
    expect(report.summary.payoff).toBeCloseTo(paid, 9);
    expect(report.summary.boughtBack).toBe(1);
  });

  it("roll: out of the money, or with nothing to follow, it expires", () => {
    const closes = flat(31).map((close, row) => (row >= 10 ? 104 : close));
    const alone = madeConfig({ closes, exit: { kind: "roll" } });
    expect(endingsOf(alone, madeReport(alone))).toEqual([[0, 30, "expired"]]);
    const below = madeConfig({ closes: flat(61), cycles: TWO_CYCLES, exit: { kind: "roll" } });
    expect(endingsOf(below, madeReport(below)).map(([, , ending]) => ending)).toEqual([
      "expired",
      "expired",
    ]);
  });

  it("roll: waits for a close at which the next sale has a volatility and a rate", () => {
    const closes = flat(61).map((close, row) => (row >= 10 ? 104 : close));
    const made = madeConfig({ closes, cycles: TWO_CYCLES, exit: { kind: "roll" } });
    const without = (column: Float64Array, until: number): Float64Array =>
      column.map((value, row) => (row > 20 && row < until ? Number.NaN : value));
    const saleVolatility = without(made.saleVolatility, 25);
    const config = { ...made, saleVolatility, rates: without(made.rates, 26) };
    expect(endingsOf(config, madeReport(config))).toEqual([
      [0, 26, "rolled"],
      [26, 60, "expired"],
    ]);
  });

  it("the share trades that close the hedge are not among those that are matched", () => {
    const closes = flat(61).map((close, row) => close + 3 * Math.sin(row));
    for (const exit of [
      { kind: "days", days: 12 },
      { kind: "profit", askShare: 0.5 },
      { kind: "roll" },
    ] as const) {
      const config = madeConfig({ closes, cycles: TWO_CYCLES, exit });
      const { cycles } = madeReport(config);
      const trades = tradesOf(config);
      cycles.forEach(({ buyer }, i) => {
        const matched = trades.filter(({ cycle, gain }) => cycle === i && gain !== undefined);
        expect(matched).toHaveLength(buyer.hedgeTrades);
        const gains = matched.reduce((sum, { gain }) => sum + gain!, 0);
        expect(gains / 1e4).toBe(buyer.matchedTrades);
      });
      expect(trades.some(({ gain }) => gain === undefined)).toBe(true);
      const { explain } = madeReport(config, { explain: 0 });
      const told = explain!.days.reduce((sum, { gain }) => sum + gain, 0);
      expect(told).toBeCloseTo(cycles[0]!.buyer.matchedTrades, 9);
    }
  });
});

describe("the wheel", () => {
  it("goes from a put that is assigned to a call that is called away, and back to a put", () => {
    const closes = Array.from({ length: 41 }, (_, row) => [100, 92, 98][Math.ceil(row / 10)] ?? 98);
    const cycles = [0, 10, 20, 30].map((entry) => ({ entry, expiry: entry + 10 }));
    const config = madeConfig({ closes, cycles, strategy: "wheel" });
    const told = madeReport(config).cycles.map(({ right, strike, assigned, seller }) => ({
      right,
      strike,
      assigned,
      stock: seller.stock,
    }));
    expect(told).toEqual([
      // Put at 100, closes at 92: 100 shares for $10,000.
      { right: "put", strike: 100, assigned: true, stock: 0 },
      { right: "call", strike: 90, assigned: true, stock: 600 },
      { right: "put", strike: 100, assigned: true, stock: 0 },
      { right: "call", strike: 100, assigned: false, stock: 0 },
    ]);
  });
});
