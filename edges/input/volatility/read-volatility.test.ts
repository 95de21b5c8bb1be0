import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { InputError } from "../input-error.ts";
import { parseTable } from "../table.ts";
import { readVolatility } from "./read-volatility.ts";

const read = (text: string) => readVolatility(parseTable(text, "v.csv"), "--vol");

function refusal(input: string | number): string {
  try {
    if (typeof input === "number") readVolatility(input, "--vol");
    else read(input);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return "accepted";
}

describe("volatility", () => {
  it.each([
    [0.18, { kind: "constant", value: 0.18, percent: false }],
    [1.49, { kind: "constant", value: 1.49, percent: false }],
    [3, { kind: "constant", value: 0.03, percent: true }],
    [19.22, { kind: "constant", value: 0.1922, percent: true }],
  ])("of %d alone", (number, expected) => {
    expect(readVolatility(number, "--vol")).toEqual(expected);
  });

  it("between 1.5 and 3 is refused: nobody can tell its unit", () => {
    for (const number of [1.5, 2.99]) {
      expect(refusal(number)).toMatch(/^--vol \d.* may be percent or a decimal\. .* such as 0\.18/);
    }
    const file = "date,vol\n2012-03-01,0.2\n2012-03-02,2\n2012-03-05,20\n";
    expect(refusal(file)).toMatch(/^v\.csv:vol: a median of 2 may be percent/);
  });

  it("of a file with a median of 3 or more is percent", () => {
    expect(read("Date,Open,Close\n2012-03-01,1,2\n2012-03-02,1,\n2012-03-05,1,4\n")).toEqual({
      kind: "series",
      percent: true,
      column: "Close",
      days: Int32Array.of(dayFromIso("2012-03-01")!, dayFromIso("2012-03-05")!),
      values: Float64Array.of(0.02, 0.04),
      rows: 3,
      empty: 1,
    });
    const decimal = read("date,sigma\n2012-03-01,0.2\n2012-03-02,0.3\n2012-03-05,4\n");
    expect(decimal).toMatchObject({ percent: false, values: Float64Array.of(0.2, 0.3, 4) });
  });

  it.each([
    ["close,iv", "100,0.2", "iv"],
    ["close,name", "20,x", "close"],
    ["note,forecast", "x,0.2", "forecast"],
  ])("comes from the right column of date,%s", (header, cells, expected) => {
    expect(read(`date,${header}\n2012-03-01,${cells}\n`)).toMatchObject({ column: expected });
  });

  it.each([
    ["date,iv,vol\n2012-03-01,0.2,0.3\n", /^v\.csv:1: 2 columns may be the volatility: iv, vol/],
    ["date,a,b\n2012-03-01,0.2,0.3\n", /^v\.csv:1: 2 columns may be the volatility: a, b/],
    ["date,note\n2012-03-01,x\n", /^v\.csv:1: no column named iv or vol or /],
    ["date,iv\n2012-03-01,0\n", /^v\.csv:2:iv: "0" is refused: a volatility must be above 0/],
    ["date,iv\n2012-03-01,\n", /^v\.csv:2:iv: every row is empty here/],
    ["date,close\n2012-03-01,1400\n", /^v\.csv:2:close: "1400" is refused: .* over 1,000 %/],
  ])("%j is refused", (text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });

  it("of no sense as a number is refused", () => {
    for (const number of [0, -0.2, 1001]) expect(refusal(number)).toMatch(/^--vol .* is refused/);
  });
});
