import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../src/calendar/civil-date.ts";
import { InputError } from "./input-error.ts";
import { readDividends } from "./read-dividends.ts";
import { parseTable } from "./table.ts";

const day = (iso: string): number => dayFromIso(iso)!;
const read = (text: string) => readDividends(parseTable(text, "d.csv"), "--dividends");

describe("dividends", () => {
  it("of one number are a yield, and 0 is none", () => {
    expect(readDividends(0, "--dividends")).toEqual({ kind: "none" });
    expect(readDividends(0.02, "--dividends")).toEqual({ kind: "yield", value: 0.02 });
    for (const number of [-0.01, 2]) {
      expect(() => readDividends(number, "--dividends")).toThrow(/^--dividends .* is refused/);
    }
  });

  it("per share on the ex-date are whole units of $0.0001", () => {
    expect(read("date,amount\n2012-08-09,2.65\n2012-11-07,\n2013-02-07,0.00473\n")).toEqual({
      kind: "discrete",
      days: Int32Array.of(day("2012-08-09"), day("2013-02-07")),
      values: Float64Array.of(26_500, 47),
      rounded: 1,
      rows: 3,
      empty: 1,
    });
  });

  it("of the last twelve months hold from the first of the month, or from their date", () => {
    const expected = {
      kind: "trailing",
      days: Int32Array.of(day("1871-01-01"), day("1871-02-01")),
      values: Float64Array.of(0.26, 0.2633),
      rows: 2,
      empty: 0,
    };
    expect(read("month,sp500,dividend_ttm\n1871-01,4.4,0.26\n1871-02,4.5,0.2633\n")).toEqual(
      expected,
    );
    const dated = read("Date,dividend_ttm\n2012-08-09,10.6\n");
    expect(dated).toMatchObject({ days: Int32Array.of(day("2012-08-09")) });
  });

  it.each([
    ["date,amount\n2012-08-09,-1\n", /^d\.csv:2:amount: "-1" is refused: a dividend is 0 to/],
    ["month,amount\n2012-08,1\n", /^d\.csv:1: no column named date\. /],
    ["month,dividend_ttm\n2012-13,1\n", /^d\.csv:2:month: "2012-13" is not a date/],
    ["date,close\n2012-08-09,1\n", /^d\.csv:1: no column named amount or dividend_ttm\. /],
  ])("%j are refused", (text, expected) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(expected);
  });
});
