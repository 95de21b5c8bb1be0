import { describe, expect, it } from "vitest";
import { historyOf, tradesOf } from "../../../../test/support/trades-run.ts";
import { tradeSplits } from "./trade-splits.ts";
import { UnplayableTrades } from "./user-trade.ts";

/** 2025-01-06, 07, 08, 10, 13, 14: halved on the 10th, the fourth row. */
const HALVED = historyOf("2025-01-06", [100, 101, 99, 50, 51, 50]);
const OPEN = "2025-01-06,open,ACME  250117C00105000,-1,1.20,0";
const CLOSE = "2025-01-14,close,ACME  250117C00052500,2,0.20,0";
const SPLIT = "2025-01-10,split,ACME,,2,";

function splitsOf(lines: readonly string[], known: readonly number[] = [], closes = HALVED.closes) {
  const splits = known.map((row) => ({ row, newShares: 2, oldShares: 1 }));
  return tradeSplits(HALVED.days, closes, splits, tradesOf(lines));
}

describe("tradeSplits", () => {
  it("takes a split that only the file has, from its day or the next row on", () => {
    for (const day of ["2025-01-09", "2025-01-10"]) {
      expect(splitsOf([OPEN, SPLIT.replace("2025-01-10", day), CLOSE])).toEqual({
        splits: [{ row: 3, newShares: 2, oldShares: 1 }],
        notes: [],
      });
    }
  });

  it("takes one that both have from the prices, a few days apart", () => {
    const { splits, notes } = splitsOf([OPEN, SPLIT.replace("01-10", "01-13"), CLOSE], [3]);
    expect(splits).toEqual([{ row: 3, newShares: 2, oldShares: 1 }]);
    expect(notes).toEqual([]);
  });

  it("names one that only the prices have, between the first and the last trade", () => {
    const lines = [OPEN, CLOSE.replace("00052500,2", "00105000,1")];
    expect(splitsOf(lines, [3]).notes).toEqual([
      "Splits that the prices show and your file does not: 2025-01-10.",
    ]);
    expect(splitsOf([OPEN], [3]).notes).toEqual([]);
  });

  it("leaves out what is before the first price or after the last", () => {
    expect(splitsOf([SPLIT.replace("01-10", "01-03"), OPEN]).splits).toEqual([]);
    expect(splitsOf([OPEN, SPLIT.replace("01-10", "01-18")]).splits).toEqual([]);
  });

  it("refuses closes that are adjusted for it, and another ratio", () => {
    const adjusted = HALVED.closes.map((close, row) => (row < 3 ? close / 2 : close));
    expect(() => splitsOf([OPEN, SPLIT, CLOSE], [], adjusted)).toThrow(UnplayableTrades);
    expect(() => splitsOf([OPEN, SPLIT, CLOSE], [], adjusted)).toThrow(/do not change by/);
    const other = SPLIT.replace(",2,", ",3,");
    expect(() => splitsOf([OPEN, other], [3])).toThrow(/3 for 1, in the prices it is 2 for 1/);
  });
});
