import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../../src/calendar/civil-date.ts";
import { isTradingDay } from "../../../src/calendar/trading-days.ts";
import { knownColumn } from "../../../src/history/replay-columns.ts";
import { InputError } from "../input-error.ts";
import { parseTable } from "../table.ts";
import { readForecast } from "./read-forecast.ts";

const read = (text: string) => readForecast(parseTable(text, "mine.csv"));

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return "accepted";
}

const FIRST = dayFromIso("2012-03-01")!;
const DAYS = Int32Array.from({ length: 60 }, (_, i) => FIRST + i).filter(isTradingDay);

/** What is known at each close, from rows of days after the first and values. */
function knownOf(rows: readonly (readonly [number, number])[]): Float64Array {
  const lines = rows.map(([after, value]) => `${isoFromDay(FIRST + after)},${value}`);
  return knownColumn(DAYS, read(`date,forecast\n${lines.join("\n")}\n`)).values;
}

describe("a forecast file", () => {
  it("is in decimals, or in percent where its median is 3 or more", () => {
    expect(read("date,forecast\n2012-03-01,0.2\n2012-03-02,\n2012-03-05,0.3\n")).toEqual({
      percent: false,
      column: "forecast",
      days: Int32Array.of(FIRST, FIRST + 4),
      values: Float64Array.of(0.2, 0.3),
      rows: 3,
      empty: 1,
    });
    const percent = read("Date,Sigma\n2012-03-01,19.22\n2012-03-02,21\n");
    expect(percent).toMatchObject({ percent: true, values: Float64Array.of(0.1922, 0.21) });
    expect(refusal("date,forecast\n2012-03-01,2\n")).toMatch(/a median of 2 may be percent/);
  });

  it.each([
    ["iv,forecast", "0.3,0.2", "forecast"],
    ["close,vol", "100,0.2", "vol"],
    ["note,mine", "x,0.2", "mine"],
  ])("takes the right column of date,%s", (header, cells, column) => {
    expect(read(`date,${header}\n2012-03-01,${cells}\n`).column).toBe(column);
  });

  it.each([
    ["date,variance\n2012-03-01,0.04\n", /^mine\.csv:1:variance: .* root of 252 times/],
    ["date,rv5\n2012-03-01,0.0001\n", /^mine\.csv:1:rv5: .* A variance is not a volatility/],
    ["date,IV\n2012-03-01,0.2\n", /^mine\.csv:1:IV: .* the market's, .* with --vol/],
    ["date,close\n2012-03-01,20\n", /^mine\.csv:1:close: .* is no forecast of yours/],
    ["date,vol,sigma\n2012-03-01,0.2,0.3\n", /2 columns may .* name one of them forecast/],
    ["date,note\n2012-03-01,x\n", /^mine\.csv:1: no column named forecast or vol/],
    ["date,forecast\n2012-03-01,-0.2\n", /"-0\.2" is refused: a volatility must be above 0/],
  ])("%j is refused", (text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });
});

describe("the forecast used at a close", () => {
  it("is the last one dated on or before that day, for at most 5 trading days without one", () => {
    // Thursday the 1st; a forecast of Saturday the 3rd is first used on Monday.
    const known = knownOf([
      [0, 0.2],
      [2, 0.3],
      [29, 0.4],
    ]);
    expect([...known.subarray(0, 9)]).toEqual([
      0.2,
      0.2,
      ...new Array(5).fill(0.3),
      Number.NaN,
      Number.NaN,
    ]);
    expect(known[DAYS.indexOf(FIRST + 29)]).toBe(0.4);
    expect(known[DAYS.indexOf(FIRST + 28)]).toBeNaN();
  });

  it("never changes with a row of a later date", () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(59), fc.integer({ min: 5, max: 90 })), {
      selector: ([after]) => after,
      minLength: 1,
    });
    const cut = fc.integer({ min: 1, max: 59 });
    fc.assert(
      fc.property(rows, rows, cut, (before, after, day) => {
        const decimals = (from: typeof before, keep: (at: number) => boolean) =>
          from.filter(([at]) => keep(at)).map(([at, value]) => [at, value / 100] as const);
        const early = [[0, 0.33] as const, ...decimals(before, (at) => at > 0 && at < day)];
        const changed = [...early, ...decimals(after, (at) => at >= day)];
        const whole = [...early, ...decimals(before, (at) => at >= day)];
        const byDay = (from: typeof early) => knownOf([...from].sort((a, b) => a[0] - b[0]));
        const closes = DAYS.filter((at) => at < FIRST + day).length;
        const alone = byDay(early).subarray(0, closes);
        expect(byDay(changed).subarray(0, closes)).toEqual(alone);
        expect(byDay(whole).subarray(0, closes)).toEqual(alone);
      }),
    );
  });
});
