import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../../src/calendar/civil-date.ts";
import { InputError } from "../../input-error.ts";
import { parseTable } from "../../table.ts";
import { parseRatio, readSplits } from "./read-splits.ts";

const read = (text: string) => readSplits(parseTable(text, "s.csv"));

describe("ratio of a split", () => {
  it.each([
    ["2", 2, 1],
    ["2.0", 2, 1],
    [" 2:1 ", 2, 1],
    ["3/2", 3, 2],
    ["3 : 2", 3, 2],
    ["1.5", 3, 2],
    ["7-for-1", 7, 1],
    ["7 for 1", 7, 1],
    ["0.1", 1, 10],
    ["1:10", 1, 10],
    ["10:20", 1, 2],
    ["0.125", 1, 8],
    ["0.333333", 1, 3],
    ["0.0667", 1, 15],
    ["1.998", 999, 500],
    ["1998:1000", 999, 500],
    ["1.05", 21, 20],
  ])("%j is %i new for %i old", (text, newShares, oldShares) => {
    expect(parseRatio(text)).toEqual({ newShares, oldShares });
  });

  it.each(["", "two", "1", "1:1", "0", "-2", "2:0", "0:1", "2:1:1", "1001", "1e3", "2x", ":2"])(
    "%j is none",
    (text) => expect(parseRatio(text)).toBeUndefined(),
  );
});

describe("file of splits", () => {
  it("is put in order, with dates as in price files", () => {
    const { name, splits } = read(
      "Date,Stock Splits\n2020-08-31,4.0\n\n6/9/2014,7:1\n6/30/2014,2\n",
    );
    expect(name).toBe("s.csv");
    expect(splits.map(({ day, ...rest }) => ({ day: isoFromDay(day), ...rest }))).toEqual([
      { day: "2014-06-09", newShares: 7, oldShares: 1, line: 4 },
      { day: "2014-06-30", newShares: 2, oldShares: 1, line: 5 },
      { day: "2020-08-31", newShares: 4, oldShares: 1, line: 2 },
    ]);
  });

  it.each([
    ["date,ratio\n2014-06-09,1", /^s\.csv:2:ratio: "1" is no split: .*Write 2:1 or 2 /],
    ["date,ratio\n2014-06-31,2", /^s\.csv:2:date: "2014-06-31" is not a date/],
    ["date,ratio\n,2", /^s\.csv:2:date: "" is not a date/],
    ["date,ratio\n2014-06-09,2\n2014-06-09,3", /^s\.csv:3:date: 2014-06-09 stands in two rows/],
    ["date,factor\n2014-06-09,2", /^s\.csv:1: no column named ratio or split or stock_splits\. /],
    ["day,ratio\n2014-06-09,2", /^s\.csv:1: no column named date\. /],
  ])("%j is refused", (text, expected) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(expected);
  });
});
