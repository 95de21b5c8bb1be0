import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../../src/calendar/civil-date.ts";
import { nextTradingDay } from "../../../../src/calendar/trading-days.ts";
import { createStream } from "../../../../src/math/random-stream.ts";
import { HAS_SHARED_DATA, sharedData } from "../../../../test/support/shared-data.ts";
import { readPrices } from "../../read-prices.ts";
import { deriveEvents } from "./derive-events.ts";

const readShared = (name: string) => readFileSync(sharedData(name), "utf8");

/** `2012-08-09 dividend 2.65`, in the order of the days. */
function told(days: Int32Array, closes: Float64Array, adjusted: Float64Array): string[] {
  const { dividends, splits } = deriveEvents(days, closes, adjusted);
  return [
    ...[...dividends.days].map(
      (day, i) => `${isoFromDay(day)} dividend ${dividends.amounts[i]! / 10_000}`,
    ),
    ...splits.map(
      (split) => `${isoFromDay(split.day)} split ${split.newShares}:${split.oldShares}`,
    ),
  ].sort();
}

interface Action {
  readonly row: number;
  /** New shares for one. */
  readonly split?: number;
  /** Dollars per share of that row. */
  readonly dividend?: number;
}

interface History {
  readonly days: Int32Array;
  readonly closes: Float64Array;
  readonly adjusted: Float64Array;
}

const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals));

/** A random walk of closes in cents, and its adjusted closes by the definition, latest first. */
function history(seed: number, rows: number, actions: readonly Action[], decimals = 2): History {
  const stream = createStream(seed, "prices");
  const days = new Int32Array(rows);
  const closes = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    days[row] = nextTradingDay(row === 0 ? 15_000 : days[row - 1]!);
    const move = 1 + (stream.nextInteger(401) - 200) / 10_000;
    const { split = 1, dividend = 0 } = actions.find((action) => action.row === row) ?? {};
    const before = row === 0 ? 80 : closes[row - 1]!;
    closes[row] = rounded((before / split - dividend) * move, 2);
  }
  const adjusted = new Float64Array(rows);
  let factor = 1;
  for (let row = rows - 1; row >= 0; row--) {
    adjusted[row] = rounded(closes[row]! * factor, decimals);
    const { split = 1, dividend = 0 } = actions.find((action) => action.row === row) ?? {};
    if (row > 0) factor *= (1 - (dividend * split) / closes[row - 1]!) / split;
  }
  return { days, closes, adjusted };
}

const tell = ({ days, closes, adjusted }: History) => told(days, closes, adjusted);

describe("events of Apple and Microsoft (skipped without ../shared/data)", () => {
  it.skipIf(!HAS_SHARED_DATA)("are the 43 of the list, and none else", () => {
    const [, ...listed] = readShared("stock_events_derived.csv").trim().split("\n");
    const found: { key: string; value: number }[] = [];
    for (const ticker of ["AAPL", "MSFT"]) {
      const name = `${ticker.toLowerCase()}_daily_2000_2013.csv`;
      const prices = readPrices({ name, text: readShared(name) });
      expect(prices).toMatchObject({ rows: 3_270, dropped: [] });
      // One of them on the day after a split: 2003-02-19.
      for (const { day, newShares, oldShares } of prices.splits) {
        const key = `${ticker},${isoFromDay(day)},split`;
        found.push({ key, value: newShares / oldShares });
      }
      const { days, amounts, uncertainty } = prices.dividends!;
      days.forEach((day, i) => {
        found.push({ key: `${ticker},${isoFromDay(day)},dividend`, value: amounts[i]! / 10_000 });
      });
      expect(uncertainty).toBeLessThan(50);
    }
    const wanted = listed.map((line) => line.slice(0, line.lastIndexOf(",")));
    expect(found.map(({ key }) => key).sort()).toEqual([...wanted].sort());
    expect(found).toHaveLength(43);
    for (const line of listed) {
      const [value] = line.split(",").slice(-1).map(Number);
      const { value: derived } = found.find(({ key }) => line.startsWith(`${key},`))!;
      expect(Math.abs(derived - value!), line).toBeLessThan(0.0201);
    }
    // What was paid, to the cent, where the list is a cent off.
    const paid = (key: string) => found.find((event) => event.key === key)!.value;
    expect(paid("AAPL,2012-08-09,dividend")).toBe(2.65);
    expect(paid("MSFT,2004-11-15,dividend")).toBe(3.08);
    expect(paid("MSFT,2003-02-19,dividend")).toBe(0.08);
  });
});

describe("derived events", () => {
  it("are those that made the adjusted close, over random histories", () => {
    let paid = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const stream = createStream(seed, "actions");
      const actions: Action[] = [];
      for (let row = 20 + stream.nextInteger(40); row < 480; row += 25 + stream.nextInteger(60)) {
        const dividend = (15 + stream.nextInteger(80)) / 100;
        const split = [2, 3, 1.5, 0.1, 0.5][stream.nextInteger(5)]!;
        const kind = stream.nextInteger(6);
        if (kind === 0) actions.push({ row, split });
        else actions.push({ row, dividend });
      }
      const played = history(seed, 500, actions, 4);
      if (played.closes.some((close) => close < 12)) continue;
      const expected = actions.map(({ row, split, dividend }) => {
        const [newShares, oldShares] =
          split === 1.5 ? [3, 2] : split! < 1 ? [1, 1 / split!] : [split, 1];
        const what = split ? `split ${newShares}:${oldShares}` : `dividend ${dividend}`;
        return `${isoFromDay(played.days[row]!)} ${what}`;
      });
      expect(tell(played), `seed ${seed}`).toEqual(expected);
      paid += actions.length;
    }
    expect(paid).toBeGreaterThan(100);
  });

  it("of a split and a dividend on one day, or the day after, are both", () => {
    const both = history(3, 300, [{ row: 150, split: 2, dividend: 0.4 }], 4);
    const day = isoFromDay(both.days[150]!);
    expect(tell(both)).toEqual([`${day} dividend 0.4`, `${day} split 2:1`]);
    const after = history(3, 300, [
      { row: 150, split: 2 },
      { row: 151, dividend: 0.4 },
    ]);
    expect(tell(after)).toEqual([
      `${isoFromDay(after.days[150]!)} split 2:1`,
      `${isoFromDay(after.days[151]!)} dividend 0.4`,
    ]);
  });

  it("are none where rounding explains every change", () => {
    for (let seed = 1; seed <= 20; seed++) {
      for (const factor of [1, 0.73, 0.043]) {
        const { days, closes } = history(seed, 1_000, []);
        const adjusted = closes.map((close) => rounded(close * factor, 2));
        expect(deriveEvents(days, closes, adjusted)).toEqual({
          dividends: { days: new Int32Array(0), amounts: new Float64Array(0), uncertainty: 0 },
          splits: [],
          notes: [],
        });
      }
    }
  });

  it("are dividends alone where the closes are adjusted for splits, rounded too", () => {
    const actions = [
      { row: 100, dividend: 1.5 },
      { row: 200, split: 4 },
    ];
    const { days, closes, adjusted } = history(5, 400, actions, 6);
    const even = closes.map((close, row) => rounded(row < 200 ? close / 4 : close, 2));
    const { dividends, splits } = deriveEvents(days, even, adjusted);
    expect(splits).toEqual([]);
    expect([...dividends.days]).toEqual([days[100]]);
    expect(Math.abs(dividends.amounts[0]! - 3_750)).toBeLessThanOrEqual(dividends.uncertainty);
    expect(dividends.uncertainty).toBeLessThan(120);
  });

  it("of closes in 32 bits and six decimals, as Yahoo writes them, are the dividends", () => {
    for (let seed = 1; seed <= 10; seed++) {
      const actions = [120, 183, 246, 309].map((row) => ({ row, dividend: 0.82 }));
      const { days, closes, adjusted } = history(seed, 400, actions, 12);
      const written = (value: number) => rounded(Math.fround(value / 28), 6);
      const { dividends, splits, notes } = deriveEvents(
        days,
        closes.map(written),
        adjusted.map(written),
      );
      expect([...dividends.days]).toEqual(actions.map(({ row }) => days[row]));
      for (const amount of dividends.amounts) {
        expect(Math.abs(amount - 8_200 / 28)).toBeLessThanOrEqual(dividends.uncertainty);
      }
      expect(dividends.uncertainty).toBeLessThan(1);
      expect([splits, notes]).toEqual([[], []]);
    }
  });

  it("leave a wrong adjusted close out, and say so", () => {
    const { days, closes, adjusted } = history(7, 300, [{ row: 150, dividend: 0.5 }]);
    adjusted[80] = adjusted[80]! * 1.1;
    const { dividends, notes } = deriveEvents(days, closes, adjusted);
    expect([...dividends.amounts]).toEqual([5_000]);
    expect(notes).toEqual([
      "Changes of the adjusted close that are no dividend and no split, left out: " +
        `1 (${isoFromDay(days[80]!)}).`,
    ]);
  });

  it("are none where the other column is no adjusted close", () => {
    const { days, closes } = history(8, 300, []);
    const other = history(9, 300, []).closes;
    const { dividends, splits, notes } = deriveEvents(days, closes, other);
    expect([dividends.days.length, splits.length]).toEqual([0, 0]);
    expect(notes).toEqual([
      expect.stringMatching(/^The adjusted close follows no dividends \(\d+ /),
    ]);
  });

  it("of an unusual split, a large dividend and a spin-off", () => {
    const split = history(2, 300, [{ row: 100, split: 1.998 }], 6);
    expect(tell(split)).toEqual([`${isoFromDay(split.days[100]!)} split 999:500`]);
    const spun = history(2, 300, [{ row: 100, dividend: 23.37 }], 4);
    expect(tell(spun)).toEqual([`${isoFromDay(spun.days[100]!)} dividend 23.37`]);
    const { notes } = deriveEvents(spun.days, spun.closes, spun.adjusted);
    expect(notes).toEqual([
      expect.stringMatching(/^Derived dividends above 15 % of the price: 1 /),
    ]);
  });

  it("of a cent say where rounding leaves the day open", () => {
    const found = { right: 0, open: 0 };
    for (let seed = 1; seed <= 60; seed++) {
      const { days, closes, adjusted } = history(seed, 400, [{ row: 200, dividend: 0.014 }]);
      const { dividends, notes } = deriveEvents(days, closes, adjusted);
      expect(dividends.days.length).toBeLessThanOrEqual(1);
      if (notes.length > 0) {
        expect(notes).toEqual([
          expect.stringMatching(/^Derived ex-dates that rounding leaves open/),
        ]);
        found.open++;
      } else if (dividends.days.length > 0) {
        expect(dividends.days[0]).toBe(days[200]);
        found.right++;
      }
    }
    expect(found.right).toBeGreaterThan(0);
    expect(found.open).toBeGreaterThan(0);
  });
});
