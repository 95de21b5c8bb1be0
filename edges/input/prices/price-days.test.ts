import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { parseTable } from "../table.ts";
import { NO_DAY, readPriceDays } from "./price-days.ts";

const read = (...dates: string[]) => {
  const cells = dates.map((date) => `"${date}",1`);
  return readPriceDays(parseTable(`date,close\n${cells.join("\n")}\n`, "f.csv"), 0);
};

describe("price days", () => {
  it.each([
    "2012-04-20",
    "2012-04-20 16:00:00",
    "2012-04-20 00:00:00-04:00",
    "2012-04-20T16:00:00Z",
    "2012/04/20",
    "2012/4/20",
    "2012.04.20",
    "20120420",
    "4/20/2012",
    "04/20/2012",
    "4/20/2012 16:00:00",
    "4/20/2012, 4:00:00 PM",
    "20/04/2012",
    "20.04.2012",
    "20-04-2012 16:00",
    "Apr 20, 2012",
    "APR 20, 2012",
    "April 20 2012",
    "Apr. 20, 2012",
    "20 Apr 2012",
    "20-Apr-2012",
    "20 April, 2012",
    "1334880000",
    "1334952000",
    "1334952000000",
    "20-Apr-12",
    "20 Apr 12",
    "Apr 20, 12",
    "4/20/12",
    "20.04.12",
    "4/20/12 16:00",
    "41019",
    "41019.6667",
    "41019,6667",
    "Fri, 20 Apr 2012",
    "Friday, April 20, 2012",
    "Fri Apr 20 2012",
    "2012-04-20T20:00:00.000Z",
    "2012-04-20 16:00:00 EDT",
    "2012-04-20 16:00:00 America/New_York",
    " 2012-04-20 ",
  ])("%j is 20 April 2012", (text) => {
    expect(isoFromDay(read(text).days[0]!)).toBe("2012-04-20");
  });

  it("of one column take their order from its one date that tells", () => {
    const american = read("04/05/2012", "2012-04-06", "04/20/2012");
    expect([...american.days].map(isoFromDay)).toEqual(["2012-04-05", "2012-04-06", "2012-04-20"]);
    expect(american.notes).toEqual(["Dates are read as month/day/year."]);
    const british = read("04/05/2012", "20/05/2012");
    expect([...british.days].map(isoFromDay)).toEqual(["2012-05-04", "2012-05-20"]);
    expect(british.notes).toEqual(["Dates are read as day/month/year."]);
    expect(read("2012-04-20").notes).toEqual([]);
  });

  it("of two digits of a year, and of a spreadsheet's numbers, are told", () => {
    const short = read("1/3/12", "12/31/99", "1/3/68", "1/3/69");
    expect([...short.days].map(isoFromDay)).toEqual([
      "2012-01-03",
      "1999-12-31",
      "2068-01-03",
      "1969-01-03",
    ]);
    expect(short.notes).toEqual([
      "Dates are read as month/day/year.",
      "Years of two digits are read as 1969 to 2068.",
    ]);
    expect(read("40987").notes).toEqual([
      "Dates are read as the day numbers of a spreadsheet (1900 system).",
    ]);
  });

  it("of empty cells are marked", () => {
    expect([...read("", "2012-04-20").days]).toEqual([NO_DAY, 15_450]);
  });

  it.each([
    [["04/05/2012", "05/05/2012"], /^f\.csv:2:date: "04\/05\/2012" may be day\/month or .*-MM-DD/],
    [
      ["04/20/2012", "04/05/2012", "20/04/2012"],
      /^f\.csv:4:date: "20\/04\/2012" and "04\/20\/2012" in line 2 differ in day and month order/,
    ],
    [["04/20/2012", "02/30/2012"], /^f\.csv:3:date: "02\/30\/2012" is not a date/],
    [["20120230"], /"20120230" is not a date/],
    [["Smarch 20, 2012"], /is not a date/],
    [["20-04-12"], /is not a date/],
    [["12-04-20"], /is not a date/],
    [["4/20/2"], /is not a date/],
    [["Fridays, Apr 20, 2012 x"], /is not a date/],
    [["4/20-2012"], /is not a date/],
    [["2200-01-01"], /is not a date/],
    [["01/13/2200"], /is not a date/],
    [["09999"], /is not a date/],
    [["410190"], /is not a date/],
  ])("%j are refused", (dates, expected) => {
    expect(() => read(...dates)).toThrow(expected);
  });
});
