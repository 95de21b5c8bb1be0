import { describe, expect, it } from "vitest";
import { readDisk } from "../edges/disk/read-disk.ts";
import { REPLAY_DEFAULTS } from "../edges/request/replay/options.ts";
import { readRequest } from "../edges/request/replay/read-request.ts";
import { RESULT_ROWS } from "../src/attribution/result-rows.ts";
import { isoFromDay } from "../src/calendar/civil-date.ts";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import type { CycleResult } from "../src/simulator/history/play-cycle.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { type MadeHistory, madeConfig } from "./support/made-history.ts";
import { HAS_SHARED_DATA, sharedData } from "./support/shared-data.ts";

/** Abramowitz and Stegun 26.2.17: within 7.5e-8. */
function normalBelow(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const sum =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
  return x < 0 ? above : 1 - above;
}

/** Black and Scholes; dollars. */
function putValue(
  spot: number,
  strike: number,
  years: number,
  rate: number,
  sigma: number,
): number {
  const deviation = sigma * Math.sqrt(years);
  const d1 = Math.log(spot / strike) / deviation + (rate * years) / deviation + 0.5 * deviation;
  const owed = strike * Math.exp(-rate * years) * normalBelow(deviation - d1);
  return owed - spot * normalBelow(-d1);
}

/** Economics 1.8: what a holder of the call gains who exercises before its last ex-date. */
function gainOf(
  spot: number,
  dividend: number,
  strike: number,
  days: number,
  rate: number,
  sigma: number,
): number {
  const years = days / 365;
  const put = putValue(spot - dividend, strike, years, rate, sigma);
  return dividend - strike * (1 - Math.exp(-rate * years)) - put;
}

/** A stock at 100 that falls by its dividend on row 10 of 30; the call is struck at 90. */
function dividendMonth(dividend: number, changes: Partial<MadeHistory> = {}): ReplayConfig {
  return madeConfig({
    closes: Array.from({ length: 31 }, (_, row) => (row < 10 ? 100 : 100 - dividend)),
    paid: { 10: dividend },
    style: "american",
    sigma: 0.1,
    strike: { kind: "otm", share: -0.1 },
    ...changes,
  });
}

describe("a covered call before an ex-date", () => {
  it.each([0, 0.03])("is assigned at the close before it, at a rate of %d", (rate) => {
    const config = dividendMonth(2, { rate });
    expect(gainOf(100, 2, 90, 20, rate, 0.1)).toBeGreaterThan(1.8);
    const shares: number[] = [];
    const { cycles } = replay(config, ({ market, sellerAccount }, row) => {
      shares[row] = balanceOf(market.ledger, sellerAccount, STOCK);
    });
    const { sale, ending, seller, buyer, dividendsPerShare } = cycles[0]!;
    expect(sale.strike).toBe(900_000);
    // $10 in the money at the close of row 9, a day before the ex-date.
    expect(ending).toEqual({ row: 9, how: "assigned", paid: 100 * 100_000, exercised: true });
    // No shares over the ex-date, no dividend; bought back at its close.
    expect(shares).toEqual(Array.from({ length: 31 }, (_, row) => (row === 9 ? 0 : 100)));
    expect(dividendsPerShare).toBe(20_000);
    expect(seller[RESULT_ROWS.indexOf("dividends")]).toBe(0);
    // The hedge went at the same close: nobody is short over the ex-date.
    expect(buyer[RESULT_ROWS.indexOf("dividends")]).toBe(0);
    // At this close the right to exercise a day later is worth a day's interest on the strike.
    const forfeited = 100 * 900_000 * (1 - Math.exp(-rate / 365));
    expect(-buyer[RESULT_ROWS.indexOf("exercise")]!).toBeCloseTo(forfeited, -2);
  });

  it.each([
    ["the interest on the strike is more than the dividend", 0.1, { rate: 0.03 }],
    ["the put that is given up is worth more", 0.5, { sigma: 0.45 }],
    ["there is no dividend", 0, { rate: 0.03 }],
    ["the option is European", 2, { style: "european" as const }],
  ])("is held where %s", (_, dividend, changes) => {
    const { ending } = replay(dividendMonth(dividend, changes)).cycles[0]!;
    expect(ending).toMatchObject({ row: 30, how: "expired" });
    const { rate = 0, sigma = 0.1, style } = { style: "american", ...changes } as MadeHistory;
    if (style === "american") expect(gainOf(100, dividend, 90, 20, rate, sigma)).toBeLessThan(0);
  });

  it("is forgotten as often as the holder neglects it", () => {
    const endings = (neglect: number, seeds: number): number =>
      Array.from(
        { length: seeds },
        (_, seed) => replay(dividendMonth(2, { neglect, seed: seed + 1 })).cycles[0]!,
      ).filter(({ ending }) => ending.how === "assigned").length;
    expect(endings(1, 20)).toBe(0);
    expect(endings(0, 20)).toBe(20);
    // 200 fair draws: within four standard deviations.
    const half = endings(0.5, 200);
    expect(Math.abs(half - 100)).toBeLessThan(29);
  });
});

const OPTIONS = { ...REPLAY_DEFAULTS, ticks: "none" };

/** Microsoft's covered calls over its whole file, at 25 % and 2 %, dividends as derived. */
async function microsoft(strike: string): Promise<[ReplayConfig, readonly CycleResult[]]> {
  const { config } = await readRequest(
    {
      ...OPTIONS,
      strike,
      prices: sharedData("msft_daily_2000_2013.csv"),
      vol: "0.25",
      rates: "0.02",
      from: "2003-03-01",
    },
    readDisk,
  );
  return [config, replay(config).cycles];
}

const title = HAS_SHARED_DATA ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!HAS_SHARED_DATA)(`Microsoft's covered calls${title}`, () => {
  const RULES = [
    ["otm:0.05", 0],
    ["delta:0.7", 14],
    ["atm", 4],
    ["delta:0.85", 20],
  ] as const;

  it.each(RULES)(
    "%s: assigned where economics 1.8 says so, and nowhere else",
    async (rule, least) => {
      const [config, cycles] = await microsoft(rule);
      const { days, closes, dividends } = config;
      let assigned = 0;
      for (const { cycle, sale, ending } of cycles) {
        const exRows = [...dividends.keys()].filter(
          (row) => row > cycle.entry && row <= cycle.expiry && dividends[row]! > 0,
        );
        const gains = exRows.map((row) =>
          gainOf(
            closes[row - 1]! / 1e4,
            dividends[row]! / 1e4,
            sale.strike / 1e4,
            sale.expiryDay - days[row - 1]!,
            0.02,
            0.25,
          ),
        );
        // One dividend a cycle: after it no call is exercised early.
        expect(exRows.length).toBeLessThan(2);
        const isAssigned = ending.how === "assigned";
        if (isAssigned) {
          assigned++;
          expect(ending.row + 1).toBe(exRows[0]);
        }
        // Whether the price or what is left after the dividend moves makes a difference of a cent.
        if (exRows.length === 0 || gains[0]! < -0.01) expect(isAssigned).toBe(false);
        if (exRows.length > 0 && gains[0]! > 0.01) expect(isAssigned).toBe(true);
      }
      expect(assigned).toBeGreaterThanOrEqual(least);
    },
  );

  it.each(RULES)(
    "%s: the special dividend of 2004-11-15 takes those in the money at the close before",
    async (rule) => {
      const [config, cycles] = await microsoft(rule);
      const iso = (row: number): string => isoFromDay(config.days[row]!);
      const exRow = [...config.dividends.keys()].find((row) => iso(row) === "2004-11-15")!;
      expect(config.dividends[exRow]! / 1e4).toBeCloseTo(3.08, 1);
      const special = cycles.find(({ cycle }) => iso(cycle.entry) === "2004-10-15")!;
      const inTheMoney = special.sale.strike < config.closes[exRow - 1]!;
      expect(inTheMoney).toBe(rule.startsWith("delta"));
      expect(special.ending.how).toBe(inTheMoney ? "assigned" : "expired");
      expect(iso(special.ending.row)).toBe(inTheMoney ? "2004-11-12" : "2004-11-19");
      const dividends = special.seller[RESULT_ROWS.indexOf("dividends")]!;
      expect(dividends).toBe(inTheMoney ? 0 : 100 * config.dividends[exRow]!);
    },
  );
});
