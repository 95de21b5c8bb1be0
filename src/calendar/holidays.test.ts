import { getHolidays } from "nyse-holidays";
import { describe, expect, it } from "vitest";
import { isoFromDay, weekday } from "./civil-date.ts";
import { easterSunday, holidaysOf } from "./holidays.ts";

const YEARS: number[] = Array.from({ length: 2035 - 1985 + 1 }, (_, index) => 1985 + index);

function holidayDates(year: number): string[] {
  return holidaysOf(year).map((holiday) => isoFromDay(holiday.day));
}

describe("holidays", () => {
  // nyse-holidays lacks special closures and early closes, but has every yearly rule since 1985.
  it.each(YEARS)("of %i are those of the package nyse-holidays", (year) => {
    const published = getHolidays(year).map((holiday) => holiday.dateString);
    expect(holidayDates(year)).toEqual(published);
  });

  it("of 2026 to 2028 are those the exchange has published", () => {
    expect(holidayDates(2026)).toEqual([
      "2026-01-01",
      "2026-01-19",
      "2026-02-16",
      "2026-04-03",
      "2026-05-25",
      "2026-06-19",
      "2026-07-03",
      "2026-09-07",
      "2026-11-26",
      "2026-12-25",
    ]);
    expect(holidayDates(2027)).toContain("2027-06-18");
    expect(holidayDates(2027)).toContain("2027-12-24");
    expect(holidayDates(2028)[0]).toBe("2028-01-17"); // 1 January 2028 is a Saturday
  });

  it("fall on weekdays, in date order", () => {
    for (const year of YEARS) {
      const days = holidaysOf(year).map((holiday) => holiday.day);
      expect(days).toEqual([...days].sort((a, b) => a - b));
      expect(days.every((day) => weekday(day) >= 1 && weekday(day) <= 5)).toBe(true);
    }
  });

  it("take Easter Sunday from the Gregorian rule", () => {
    // Published: extremes (1818, 1943, 2285) and the exceptions of the rule (1954, 1981).
    const published = [
      "1818-03-22",
      "1943-04-25",
      "1954-04-18",
      "1981-04-19",
      "2008-03-23",
      "2014-04-20",
      "2024-03-31",
      "2038-04-25",
      "2285-03-22",
    ];
    for (const date of published) {
      expect(isoFromDay(easterSunday(Number(date.slice(0, 4))))).toBe(date);
    }
  });
});
