import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "./civil-date.ts";
import { SPECIAL_EARLY_CLOSES } from "./early-closes.ts";
import { SPECIAL_CLOSURES } from "./special-closures.ts";
import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  isHalfDay,
  isTradingDay,
  nextTradingDay,
  previousTradingDay,
  SESSION_OPEN_SECONDS,
  sessionCloseSeconds,
  tradingDaysBetween,
} from "./trading-days.ts";

const SPX = new URL("../../../shared/data/spx_daily.csv.gz", import.meta.url);

function day(iso: string): number {
  return dayFromIso(iso)!;
}

function halfDaysOf(year: number): string[] {
  const found: string[] = [];
  for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at += 1) {
    if (isHalfDay(at)) found.push(isoFromDay(at));
  }
  return found;
}

describe("trading days", () => {
  it.skipIf(!existsSync(SPX))(
    "are exactly the dates of the S&P 500 file, 1985 to 2018 (skipped without ../shared)",
    () => {
      const rows = gunzipSync(readFileSync(SPX)).toString("utf8").trim().split("\n").slice(1);
      const traded = rows.map((row) => row.slice(0, 10)).filter((date) => date >= "1985");
      const computed: string[] = [];
      for (let at = CALENDAR_FIRST_DAY; at <= day("2018-12-21"); at += 1) {
        if (isTradingDay(at)) computed.push(isoFromDay(at));
      }
      expect(traded[0]).toBe("1985-01-02");
      expect(traded.at(-1)).toBe("2018-12-21");
      expect(computed).toEqual(traded);
    },
  );

  it("skip weekends, holidays and special closures", () => {
    expect(isTradingDay(day("2024-03-30"))).toBe(false);
    expect(isTradingDay(day("2024-03-29"))).toBe(false);
    expect(isTradingDay(day("2025-01-09"))).toBe(false);
    expect(isTradingDay(day("2021-12-31"))).toBe(true); // New Year 2022 was a Saturday
    expect(isTradingDay(day("2024-11-05"))).toBe(true); // election day
  });

  it("have special closures on weekdays that no rule closes", () => {
    for (const { date, reason } of SPECIAL_CLOSURES) {
      expect(isTradingDay(day(date)), date).toBe(false);
      expect(reason).not.toBe("");
    }
    // Were one of the dates a weekend or a holiday, its neighbours would count fewer days.
    expect(tradingDaysBetween(day("2001-09-10"), day("2001-09-17"))).toBe(1);
    expect(tradingDaysBetween(day("2012-10-26"), day("2012-10-31"))).toBe(1);
  });

  it("number 252 in 2024, 250 in 2025 and 251 in 2026", () => {
    expect(tradingDaysBetween(day("2023-12-31"), day("2024-12-31"))).toBe(252);
    expect(tradingDaysBetween(day("2024-12-31"), day("2025-12-31"))).toBe(250);
    expect(tradingDaysBetween(day("2025-12-31"), day("2026-12-31"))).toBe(251);
    expect(tradingDaysBetween(day("2024-12-31"), day("2023-12-31"))).toBe(-252);
  });

  it("step forward and back across closures", () => {
    expect(isoFromDay(nextTradingDay(day("2001-09-10")))).toBe("2001-09-17");
    expect(isoFromDay(previousTradingDay(day("2001-09-17")))).toBe("2001-09-10");
    expect(isoFromDay(nextTradingDay(day("2006-12-29")))).toBe("2007-01-03");
    for (let at = day("1999-01-01"); at < day("2002-01-01"); at += 1) {
      const next = nextTradingDay(at);
      expect(tradingDaysBetween(at, next)).toBe(1);
      expect(previousTradingDay(next + 1)).toBe(next);
    }
  });

  it("are refused outside 1985 to 2035", () => {
    expect(() => isTradingDay(CALENDAR_FIRST_DAY - 1)).toThrow(/outside the trading calendar/);
    expect(() => nextTradingDay(CALENDAR_LAST_DAY)).toThrow(/outside the trading calendar/);
    expect(() => isTradingDay(Number.NaN)).toThrow(/outside the trading calendar/);
  });
});

describe("half days", () => {
  it.each([
    [1985, []],
    [1990, ["1990-12-24"]],
    [1992, ["1992-11-27", "1992-12-24"]],
    [1993, ["1993-11-26"]],
    [1995, ["1995-07-03", "1995-11-24"]],
    [1996, ["1996-01-08", "1996-07-05", "1996-11-29", "1996-12-24"]],
    [1999, ["1999-11-26", "1999-12-31"]],
    [2002, ["2002-07-05", "2002-11-29", "2002-12-24"]],
    [2003, ["2003-07-03", "2003-11-28", "2003-12-24", "2003-12-26"]],
    [2009, ["2009-11-27", "2009-12-24"]],
    [2010, ["2010-11-26"]],
    [2013, ["2013-07-03", "2013-11-29", "2013-12-24"]],
    [2018, ["2018-07-03", "2018-11-23", "2018-12-24"]],
    [2021, ["2021-11-26"]],
    [2023, ["2023-07-03", "2023-11-24"]],
    [2024, ["2024-07-03", "2024-11-29", "2024-12-24"]],
    [2025, ["2025-07-03", "2025-11-28", "2025-12-24"]],
    [2026, ["2026-11-27", "2026-12-24"]],
    [2027, ["2027-11-26"]],
  ])("of %i are the published ones", (year, published) => {
    expect(halfDaysOf(year)).toEqual(published);
  });

  it("close at 13:00 since 1993, at 14:00 before", () => {
    expect(sessionCloseSeconds(day("2024-12-24"))).toBe(46_800);
    expect(sessionCloseSeconds(day("1992-12-24"))).toBe(50_400);
    expect(sessionCloseSeconds(day("2024-12-23"))).toBe(57_600);
    expect(SESSION_OPEN_SECONDS).toBe(9.5 * 3600);
  });

  it("include the short sessions after the crash of 1987", () => {
    expect(halfDaysOf(1987)).toHaveLength(14);
    expect(sessionCloseSeconds(day("1987-10-22"))).toBe(57_600);
    expect(sessionCloseSeconds(day("1987-10-23"))).toBe(14 * 3600);
    expect(sessionCloseSeconds(day("1987-11-11"))).toBe(15.5 * 3600);
    expect(sessionCloseSeconds(day("1987-11-12"))).toBe(57_600);
    expect(SPECIAL_EARLY_CLOSES.every((run) => run.from <= run.to)).toBe(true);
  });

  it.skipIf(!existsSync(SPX))(
    "of 1995 to 2018 trade fewer shares than the full days around them (skipped without ../shared)",
    () => {
      const rows = gunzipSync(readFileSync(SPX)).toString("utf8").trim().split("\n").slice(1);
      const columns = rows.map((row) => row.split(",")).filter((row) => row[0]! >= "1995");
      const heavy: string[] = [];
      for (let at = 5; at < columns.length - 5; at += 1) {
        const date = columns[at]![0]!;
        if (!isHalfDay(day(date)) || date === "1997-10-27") continue;
        const around = columns.slice(at - 5, at + 6).map((row) => Number(row[5]));
        const median = around.sort((a, b) => a - b)[5]!;
        if (Number(columns[at]![5]) > 0.8 * median) heavy.push(date);
      }
      expect(heavy).toEqual([]);
    },
  );

  it("have no session on a closed day", () => {
    expect(isHalfDay(day("2024-12-25"))).toBe(false);
    expect(() => sessionCloseSeconds(day("2024-12-25"))).toThrow("2024-12-25 has no session");
  });
});
