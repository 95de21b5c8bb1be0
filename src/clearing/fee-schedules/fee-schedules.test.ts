import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../calendar/civil-date.ts";
import { FEE, type FeeKind } from "../../messages/admin-commands.ts";
import { type FeeScheduleName, feeChanges } from "./fee-schedules.ts";
import {
  ACTIVITY_FEE_PER_CONTRACT,
  ACTIVITY_FEE_PER_SHARE,
  SALE_FEE_PER_MILLION,
} from "./regulatory-rates.ts";

function changes(schedule: FeeScheduleName, from: string, to: string): [string, FeeKind, number][] {
  const found = feeChanges(schedule, dayFromIso(from)!, dayFromIso(to)!);
  return found.map(({ day, kind, rate }) => [isoFromDay(day), kind, rate]);
}

/** The rates in force on one day. */
function ratesOn(schedule: FeeScheduleName, date: string): Partial<Record<FeeKind, number>> {
  return Object.fromEntries(changes(schedule, date, date).map(([, kind, rate]) => [kind, rate]));
}

describe("the fees of retail", () => {
  it.each<[string, Partial<Record<FeeKind, number>>]>([
    ["1990-06-01", { sale: 33.3e-6 }],
    // SEC, Fee Rate Advisory 12 of fiscal 2003; NASD's announcement of 17 October 2002.
    ["2003-04-01", { sale: 46.8e-6, "contract-sold": 20, "share-sold": 1 }],
    // SEC press release 2010-255; FINRA Regulatory Notice 12-06.
    ["2011-01-20", { sale: 16.9e-6, "contract-sold": 20, "share-sold": 0.75 }],
    ["2011-01-21", { sale: 19.2e-6, "contract-sold": 20, "share-sold": 0.75 }],
    ["2012-03-01", { sale: 18e-6, "contract-sold": 20, "share-sold": 0.95 }],
    // FINRA Information Notice 5/7/18.
    ["2018-05-22", { sale: 13e-6, "contract-sold": 20, "share-sold": 1.19 }],
    ["2024-05-22", { sale: 27.8e-6, "contract-sold": 27.9, "share-sold": 1.66 }],
  ])("on %s are the published ones", (date, published) => {
    const { commission, contract, ...regulators } = ratesOn("retail", date);
    expect([commission, contract]).toEqual([6_500, 300]);
    expect(Object.keys(regulators)).toEqual(Object.keys(published));
    for (const [kind, rate] of Object.entries(published)) {
      expect(regulators[kind as keyof typeof regulators]).toBeCloseTo(rate, 12);
    }
  });

  it("have no fee on sales while its rate was 0, and say when it ended and came back", () => {
    expect(ratesOn("retail", "2025-06-02")).not.toHaveProperty("sale");
    const found = changes("retail", "2025-01-02", "2026-06-01");
    expect(found.filter(([, kind]) => kind === "sale")).toEqual([
      ["2025-01-02", "sale", 27.8 / 1e6],
      ["2025-05-14", "sale", 0],
      ["2026-04-04", "sale", 20.6 / 1e6],
    ]);
    expect(found.filter(([, kind]) => kind === "contract")).toEqual([
      ["2025-01-02", "contract", 300],
      ["2025-03-01", "contract", 280],
    ]);
  });

  it("come in the order of days, and of the kinds on one day", () => {
    const found = changes("retail", "2000-01-03", "2026-12-31");
    const sorted = [...found].sort(
      ([a, first], [b, second]) => a.localeCompare(b) || FEE[first] - FEE[second],
    );
    expect(found).toEqual(sorted);
    const dated = [SALE_FEE_PER_MILLION, ACTIVITY_FEE_PER_SHARE, ACTIVITY_FEE_PER_CONTRACT];
    // Each dated row once, but for the first of the fee on sales; three fees on the first day.
    const rows = dated.reduce((sum, rates) => sum + rates.length, 0);
    expect(found).toHaveLength(rows - 1 + 3 + 1);
  });
});

describe("the fees of a maker", () => {
  it("are per contract and share, and on sales", () => {
    expect(ratesOn("maker", "2024-06-03")).toEqual({
      ...{ contract: 1_000, share: 10, sale: 27.8 / 1e6 },
    });
  });
});

describe("a table of rates", () => {
  it.each([
    ["on sales", SALE_FEE_PER_MILLION],
    ["per share", ACTIVITY_FEE_PER_SHARE],
    ["per contract", ACTIVITY_FEE_PER_CONTRACT],
  ])("%s has real dates in order, and a change in every row", (_what, rates) => {
    const days = rates.map(([date]) => dayFromIso(date));
    expect(days).not.toContain(undefined);
    for (let i = 1; i < rates.length; i++) {
      expect(days[i]).toBeGreaterThan(days[i - 1]!);
      expect(rates[i]![1]).not.toBe(rates[i - 1]![1]);
    }
  });
});
