import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { calmCloses, cents, fileDays, priceFile } from "../../../test/support/price-file.ts";
import { HAS_SHARED_DATA, sharedData } from "../../../test/support/shared-data.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import { recordedTape } from "./recorded-tape.ts";

/** A folder of these files. */
const holding =
  (files: Readonly<Record<string, string>>): ReadBytes =>
  (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return Promise.resolve(new TextEncoder().encode(text));
  };

const ROWS = 270;
const CLOSES = calmCloses(ROWS);
/** Of a file without splits: paid on two of its last ten rows, and before them. */
const PAID = { 100: { dividend: 0.3 }, 262: { dividend: 0.4 }, 267: { dividend: 0.55 } };

const tapeOf = (text: string, sessions: number, dividends?: string) =>
  recordedTape({ prices: "f.csv", dividends }, sessions, holding({ "f.csv": text }));

describe("the tape of a price file", () => {
  it("has the closes of the last sessions, and what each is the first one without", async () => {
    const tape = await tapeOf(priceFile(CLOSES, PAID), 10);
    expect(tape.map(({ day }) => day)).toEqual(fileDays(ROWS).slice(-10));
    const prices = CLOSES.slice(-10).map((close) => [Math.round(close * 10_000)]);
    expect(tape.map((session) => session.prices)).toEqual(prices);
    const paid = tape.map(({ dividend = 0 }) => dividend);
    expect(paid).toEqual([0, 0, 4_000, 0, 0, 0, 0, 5_500, 0, 0]);
    expect(tape.every(({ isRecorded, split }) => isRecorded && split === undefined)).toBe(true);
  });

  it("pays nobody at its first session: no share was held at a close before", async () => {
    const tape = await tapeOf(priceFile(CLOSES, PAID), 8);
    expect(tape.map(({ dividend }) => dividend ?? 0)).toEqual([0, 0, 0, 0, 0, 5_500, 0, 0]);
  });

  it("is in shares of the last day: a split changes nothing but the note of it", async () => {
    const splitRow = 265;
    // Three shares are one of the last day's; $.40 then is $1.20 on one of these.
    const traded = CLOSES.map((close, row) => (row < splitRow ? cents(3 * close) : close));
    const events = {
      ...{ 100: { dividend: 0.9 }, 262: { dividend: 1.2 } },
      ...{ [splitRow]: { split: 3 }, 267: { dividend: 0.55 } },
    };
    const tape = await tapeOf(priceFile(traded, events), 10);
    const splits = tape.map(({ split }) => split && [split.newShares, split.oldShares]);
    const none = Array.from({ length: 4 });
    expect(splits).toEqual([...none, undefined, [3, 1], ...none]);
    const withoutNote = tape.map(({ split: _, ...day }) => day);
    expect(withoutNote).toEqual(await tapeOf(priceFile(CLOSES, PAID), 10));
  });

  it("rounds what was paid before a split to $0.0001 a share of the last day", async () => {
    const traded = CLOSES.map((close, row) => (row < 265 ? cents(3 * close) : close));
    const events = { 262: { dividend: 1 }, 265: { split: 3 } };
    expect((await tapeOf(priceFile(traded, events), 10))[2]!.dividend).toBe(3_333);
  });

  it("pays nothing, or what a file lists, where the user says so", async () => {
    const files = {
      "f.csv": priceFile(CLOSES, PAID),
      // On a Saturday: the next session is the first one without it.
      "paid.csv": "date,amount\n2016-01-23,0.7\n",
      "yield.csv": "date,dividend_ttm\n2015-01-02,2\n",
    };
    const paidOf = async (dividends: string) => {
      const tape = await recordedTape({ prices: "f.csv", dividends }, 10, holding(files));
      return tape.flatMap(({ day, dividend }) => (dividend ? [[day, dividend]] : []));
    };
    expect(await paidOf("0")).toEqual([]);
    expect(await paidOf("paid.csv")).toEqual([[fileDays(ROWS).at(-4), 7_000]]);
    for (const yields of ["0.02", "yield.csv"]) {
      await expect(paidOf(yields)).rejects.toThrow(/a run pays dividends one by one/);
    }
  });

  it.skipIf(!HAS_SHARED_DATA)(
    "pays Apple's $2.65 a quarter (skipped without ../shared/data)",
    async () => {
      const bytes = readFileSync(sharedData("aapl_daily_2000_2013.csv"));
      const tape = await recordedTape({ prices: "f.csv" }, 200, () => Promise.resolve(bytes));
      const paid = tape.filter(({ dividend }) => dividend !== undefined);
      const exDates = ["2012-08-09", "2012-11-07", "2013-02-07"];
      expect(paid.map(({ day }) => isoFromDay(day))).toEqual(exDates);
      // Derived from an adjusted close in cents.
      for (const { dividend } of paid)
        expect(Math.abs(dividend! - 26_500)).toBeLessThanOrEqual(100);
    },
  );
});
