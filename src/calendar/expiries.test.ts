import { describe, expect, it } from "vitest";
import { dayFromIso, FRIDAY, isoFromDay, weekday } from "./civil-date.ts";
import { monthlyExpiries, monthlyExpiry, thirdFriday } from "./expiries.ts";
import { isTradingDay } from "./trading-days.ts";

describe("the third Friday", () => {
  it("is the Friday from the 15th to the 21st", () => {
    for (let year = 1980; year <= 2040; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const day = thirdFriday(year, month);
        const iso = isoFromDay(day);
        expect(weekday(day)).toBe(FRIDAY);
        expect(Number(iso.slice(5, 7))).toBe(month);
        expect(Number(iso.slice(8)) >= 15 && Number(iso.slice(8)) <= 21).toBe(true);
      }
    }
  });

  it("has its published dates", () => {
    expect(isoFromDay(thirdFriday(2007, 5))).toBe("2007-05-18");
    expect(isoFromDay(thirdFriday(2011, 1))).toBe("2011-01-21");
  });
});

describe("a monthly expiry", () => {
  it("is the third Friday, or the Thursday before on a Good Friday or Juneteenth", () => {
    const moved: string[] = [];
    for (let year = 1985; year <= 2026; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const expiry = monthlyExpiry(year, month);
        expect(isTradingDay(expiry)).toBe(true);
        if (expiry !== thirdFriday(year, month)) moved.push(isoFromDay(expiry));
      }
    }
    expect(moved).toEqual([
      "1987-04-16",
      "1992-04-16",
      "2000-04-20",
      "2003-04-17",
      "2008-03-20",
      "2014-04-17",
      "2019-04-18",
      "2022-04-14",
      "2025-04-17",
      "2026-06-18",
    ]);
  });

  it("list contains the months between two days, both included", () => {
    const all = monthlyExpiries(dayFromIso("2013-12-20")!, dayFromIso("2014-04-17")!);
    expect(all.map(isoFromDay)).toEqual([
      "2013-12-20",
      "2014-01-17",
      "2014-02-21",
      "2014-03-21",
      "2014-04-17",
    ]);
    const inner = monthlyExpiries(dayFromIso("2013-12-21")!, dayFromIso("2014-04-16")!);
    expect(inner).toEqual(all.slice(1, -1));
    expect(monthlyExpiries(dayFromIso("2014-04-17")!, dayFromIso("2014-04-16")!)).toEqual([]);
  });
});
