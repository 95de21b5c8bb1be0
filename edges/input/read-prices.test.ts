import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../src/calendar/civil-date.ts";
import { InputError } from "./input-error.ts";
import { readPrices } from "./read-prices.ts";

const read = (text: string) => readPrices({ name: "f.csv", text });

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return "accepted";
}

describe("prices", () => {
  it("are days and whole units of $0.0001", () => {
    const prices = read("Open,Close,Date\n1,130.31,2012-03-01\n1,.5,2012-03-02T16:00\n");
    expect(prices).toEqual({
      rows: 2,
      days: Int32Array.of(dayFromIso("2012-03-01")!, dayFromIso("2012-03-02")!),
      closes: Float64Array.of(1_303_100, 5_000),
      dropped: [],
      rounded: 0,
      splits: [],
      dividends: undefined,
      notes: [],
    });
  });

  it("drop empty closes and days without trading, with a count each", () => {
    const prices = read(
      "date,close\n2012-07-03,1\n2012-07-04,2\n2012-07-05,\n2012-07-06,4\n" +
        "2012-07-07,\n2012-07-09,6\n",
    );
    expect([...prices.days].map(isoFromDay)).toEqual(["2012-07-03", "2012-07-06", "2012-07-09"]);
    expect([...prices.closes]).toEqual([10_000, 40_000, 60_000]);
    expect(prices.dropped).toEqual([
      { reason: "empty-close", count: 1 },
      { reason: "not-a-trading-day", count: 2 },
    ]);
    expect(prices.rows).toBe(6);
  });

  it("are used, or dropped with a counted reason: every row", () => {
    const prices = read(
      "date,close\n2012-07-03,1\n2012-07-04,2\n2012-07-05,null\n2012-07-06,4\n,\n" +
        "2012-07-06,4.00\n2012-07-09,-\n2012-07-10,n/a\n",
    );
    expect(prices.dropped).toEqual([
      { reason: "empty-close", count: 4 },
      { reason: "not-a-trading-day", count: 1 },
      { reason: "duplicate", count: 1 },
    ]);
    expect([prices.days.length, prices.rows]).toEqual([2, 8]);
  });

  it("keep weekends before 1985, which the calendar does not know", () => {
    expect(read("date,close\n1950-01-07,16.66\n").days.length).toBe(1);
  });

  it("finer than $0.0001 are rounded and counted", () => {
    const prices = read(
      "date,close\n2012-03-01,31.680000305\n2012-03-02,31.6801\n" +
        "2012-03-05,1.00005\n2012-03-06,70.1\n",
    );
    expect([...prices.closes]).toEqual([316_800, 316_801, 10_001, 701_000]);
    expect(prices.rounded).toBe(2);
  });

  it.each([
    ["2012-03-01,halted", /^f\.csv:2:close: "halted" is refused: not a plain number\. /],
    ["2012-03-01,0", /^f\.csv:2:close: "0" is refused: a close must be \$0\.0001 or more/],
    ["2012-03-01,-5", /a close must be \$0\.0001 or more/],
    ["2012-03-01,0.00004", /a close must be \$0\.0001 or more/],
    ["2012-03-01,3000000.01", /a close must be \$3,000,000 or less/],
    ["03/01/2012,5", /^f\.csv:2:date: "03\/01\/2012" may be day\/month or/],
    [",5", /^f\.csv:2:date: "" is not a date\. /],
    [
      "2012-03-01,5\n\n2012-03-01,6",
      /^f\.csv:4:close: 2012-03-01 has "6" here and "5" in line 2\. /,
    ],
    [
      "2012-03-03,5\n2012-03-05,",
      /^f\.csv: no row is left\. Rows with an empty close: 1, on days without trading: 1/,
    ],
  ])("%j is refused by line and column", (rows, expected) => {
    expect(refusal(`date,close\n${rows}\n`)).toMatch(expected);
  });

  it("need a date and one close column", () => {
    expect(refusal("Date,Value\n2012-03-01,5\n")).toMatch(
      /^f\.csv:1: no column named close\. .* first row is: Date, Value\. Rename/,
    );
    expect(refusal("close\n5\n")).toMatch(/^f\.csv:1: no column named date\. /);
    expect(refusal("date,close,Close\n2012-03-01,5,5\n")).toMatch(/^f\.csv:1:Close: two columns/);
    expect(refusal("date,close,adj_close\n2012-03-01,5,\n")).toMatch(/^f\.csv:2:adj_close: "" is/);
  });
});
