import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { HAS_SHARED_DATA, sharedData } from "../../test/support/shared-data.ts";
import { dayFromCivil, dayFromIso, SATURDAY, SUNDAY, weekday } from "./civil-date.ts";
import { interestYears, varianceYears } from "./clocks.ts";
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, isHalfDay, isTradingDay } from "./trading-days.ts";

const day = (iso: string): number => dayFromIso(iso)!;

describe("the interest clock", () => {
  it("counts calendar days over 365, in leap years too", () => {
    expect(interestYears(dayFromIso("2007-04-20")!, dayFromIso("2007-05-18")!)).toBe(28 / 365);
    expect(interestYears(dayFromIso("2008-01-01")!, dayFromIso("2009-01-01")!)).toBe(366 / 365);
  });

  it("takes three days from Friday to Monday", () => {
    expect(interestYears(dayFromIso("2024-03-15")!, dayFromIso("2024-03-18")!)).toBe(3 / 365);
  });
});

/** Sessions, halves and closed days, one day after the other. */
function naiveUnits(fromDay: number, toDay: number, closed: number): number {
  let units = 0;
  for (let at = fromDay + 1; at <= toDay; at++) {
    if (at < CALENDAR_FIRST_DAY || at > CALENDAR_LAST_DAY) {
      units += [SATURDAY, SUNDAY].includes(weekday(at)) ? closed : 1;
    } else units += isTradingDay(at) ? (isHalfDay(at) ? 0.5 : 1) : closed;
  }
  return units;
}

describe("the variance clock", () => {
  it("counts sessions, halves and a tenth for each closed day", () => {
    const year = 251 + 0.1 * 113;
    expect(varianceYears(day("2024-03-15"), day("2024-03-18"))).toBeCloseTo(1.2 / year, 15);
    // Thanksgiving, the half day after it, a weekend, Monday.
    expect(varianceYears(day("2018-11-21"), day("2018-11-26"))).toBeCloseTo(1.8 / year, 15);
    expect(varianceYears(day("2018-11-21"), day("2018-11-26"), 0)).toBeCloseTo(1.5 / 251, 15);
    expect(varianceYears(day("2024-03-18"), day("2024-03-18"))).toBe(0);
  });

  it("is a count day by day, from any day to any other, outside the calendar too", () => {
    const marks = ["1950-01-03", "1984-12-29", "1985-01-01", "1999-12-31", "2001-09-10"];
    marks.push("2018-11-22", "2035-12-31", "2036-01-06", "2040-02-29");
    for (const from of marks.map(day)) {
      for (const to of marks.map(day)) {
        const [first, last] = [Math.min(from, to), Math.max(from, to)];
        const units = naiveUnits(first, last, 0.25) * Math.sign(to - from);
        expect(varianceYears(from, to, 0.25)).toBeCloseTo(units / (251 + 0.25 * 113), 9);
      }
    }
  });

  it("has as much time in a calendar year as the interest clock", () => {
    for (let year = 1986; year <= 2034; year++) {
      const [from, to] = [dayFromCivil(year, 1, 1), dayFromCivil(year + 1, 1, 1)];
      expect(Math.abs(varianceYears(from, to) - 1), `${year}`).toBeLessThan(0.02);
    }
    const [from, to] = [day("1986-01-01"), day("2035-01-01")];
    expect(varianceYears(from, to) / interestYears(from, to)).toBeCloseTo(1, 2);
  });

  it("quotes a week at 25.4 on Friday and at 30 on Monday, on calendar time, for a true 25", () => {
    const [friday, monday, expiry] = [day("2018-03-09"), day("2018-03-12"), day("2018-03-16")];
    const quote = (from: number, weight?: number): number =>
      25 * Math.sqrt(varianceYears(from, expiry, weight) / interestYears(from, expiry));
    // The published 25.4 and 30.1 count sessions alone, over 252 of them.
    expect(Math.abs(quote(friday, 0) - 25.4)).toBeLessThan(0.1);
    expect(Math.abs(quote(monday, 0) - 30.1)).toBeLessThan(0.1);
    expect(quote(friday)).toBeCloseTo(25.42, 2);
    expect(quote(monday)).toBeCloseTo(29.49, 2);
  });

  it.skipIf(!HAS_SHARED_DATA)(
    "has weights that the S&P 500 shows (skipped without ../shared)",
    () => {
      const text = gunzipSync(readFileSync(sharedData("spx_daily.csv.gz"))).toString("utf8");
      const rows = text.trim().split("\n").slice(1);
      const days = rows.map((row) => day(row.slice(0, 10)));
      const closes = rows.map((row) => Number(row.split(",")[4]));
      const squares = closes.map((close, i) =>
        i === 0 ? 0 : Math.log(close / closes[i - 1]!) ** 2,
      );
      const found = { weekday: [] as number[], weekend: [] as number[], half: [] as number[] };
      for (let i = 21; i < days.length - 20; i++) {
        if (days[i]! < day("1953-01-01")) continue;
        const around = [...squares.slice(i - 20, i), ...squares.slice(i + 1, i + 21)];
        const typical = around.reduce((sum, square) => sum + square, 0) / around.length;
        // One crash on a Monday would be the mean of all weekends.
        const relative = Math.min(squares[i]! / typical, 50);
        const gap = days[i]! - days[i - 1]! - 1;
        const isHalf = days[i]! > day("1993-01-01") && isHalfDay(days[i]!);
        if (gap === 0) found[isHalf ? "half" : "weekday"].push(relative);
        else if (gap === 2 && !isHalf) found.weekend.push(relative);
      }
      const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
      const session = mean(found.weekday);
      const closedDay = (mean(found.weekend) / session - 1) / 2;
      expect(closedDay).toBeCloseTo(0.094, 3);
      expect(mean(found.half) / session).toBeCloseTo(0.34, 2);
    },
  );
});
