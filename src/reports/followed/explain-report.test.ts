import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import type { ReplayConfig } from "../../simulator/history/replay-config.ts";
import type { ReplayReport } from "../replay-report.ts";
import { reportReplay } from "../report-replay.ts";

const { config, ...rest } = appleRequest();
const MONTHS = 6;

function explained(index: number, changes: Partial<ReplayConfig> = {}): ReplayReport {
  const cycles = changes.cycles ?? config.cycles.slice(0, MONTHS);
  return reportReplay({ ...rest, config: { ...config, ...changes, cycles }, explain: index });
}

const CHANGES: readonly Partial<ReplayConfig>[] = [
  {},
  { strategy: "cash-secured-put", halfSpreads: config.closes.map(() => 500) },
  { hedge: { kind: "none" }, rates: config.closes.map(() => 0.04) },
  // A gap: the seller leaves the market and comes back.
  { cycles: [0, 1, 3, 4, 5, 7].map((place) => config.cycles[place]!) },
];

describe("a cycle day by day", () => {
  it("adds up to the cycle's own numbers, in every cycle", () => {
    for (const changes of CHANGES) {
      for (let index = 0; index < MONTHS; index++) {
        const { cycles, explain } = explained(index, changes);
        const { buyer, entry, expiry, settle } = cycles[index]!;
        const days = explain!.days;
        expect(explain).toMatchObject({ entry, month: entry.slice(0, 7) });
        expect([days[0]!.date, days.at(-1)!.date]).toEqual([entry, expiry]);
        expect(days.at(-1)).toMatchObject({ stock: settle, held: 0, result: buyer.pnl });
        const gains = days.reduce((sum, { gain }) => sum + Math.round(gain * 10_000), 0);
        expect(gains).toBe(Math.round(buyer.matchedTrades * 10_000));
        const trades = days.slice(0, -1).filter(({ traded }) => traded !== 0);
        expect(trades.length).toBe(buyer.hedgeTrades);
      }
    }
  });

  it("holds what it traded, and the option's shares at the expiry", () => {
    for (const changes of CHANGES) {
      const { explain, cycles } = explained(2, changes);
      const { days, delivered } = explain!;
      let held = 0;
      for (const day of days) {
        held += day.traded + (day === days.at(-1) ? delivered : 0);
        expect(day.held).toBe(held);
      }
      const right = changes.strategy === "cash-secured-put" ? -1 : 1;
      expect(delivered).toBe(cycles[2]!.assigned ? 300 * right : 0);
    }
  });

  it("has each close, the option's mark from the sale on, and what it paid at the end", () => {
    const { explain, cycles } = explained(1);
    const { strike, premium, settle } = cycles[1]!;
    const { entry, expiry } = config.cycles[1]!;
    const closes = [...config.closes.slice(entry, expiry + 1)].map((close) => close / 10_000);
    expect(explain!.days.map(({ stock }) => stock)).toEqual(closes);
    expect(explain!.days[0]!.option).toBeGreaterThanOrEqual(premium);
    expect(explain!.days[0]!.option - premium).toBeLessThan(0.05);
    expect(explain!.days.at(-1)!.option).toBeCloseTo(Math.max(settle - strike, 0), 9);
  });

  it("changes nothing else in the report", () => {
    const { explain, ...told } = explained(3);
    expect(explain).toBeDefined();
    const cycles = config.cycles.slice(0, MONTHS);
    expect(told).toEqual(reportReplay({ ...rest, config: { ...config, cycles } }));
  });
});
