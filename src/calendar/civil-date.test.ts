import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  civilFromDay,
  dayFromCivil,
  dayFromIso,
  FRIDAY,
  isoFromDay,
  MONDAY,
  microsecondsAt,
  nthWeekday,
  THURSDAY,
  US_PER_DAY,
  weekday,
} from "./civil-date.ts";

const MS_PER_DAY = 86_400_000;

describe("a civil date", () => {
  it("has the day number of published dates", () => {
    expect(dayFromIso("1970-01-01")).toBe(0);
    expect(dayFromIso("1969-12-31")).toBe(-1);
    expect(dayFromIso("2000-03-01")).toBe(11_017); // Hinnant's paper
    expect(dayFromIso("2007-05-18")).toBe(13_651);
    expect(dayFromCivil(0, 3, 1)).toBe(-719_468);
  });

  it("agrees with the JavaScript UTC calendar on every day of 1600 to 2400", () => {
    const first = Date.UTC(1600, 0, 1) / MS_PER_DAY;
    const last = Date.UTC(2400, 11, 31) / MS_PER_DAY;
    let disagreements = 0;
    for (let day = first; day <= last; day += 1) {
      const date = new Date(day * MS_PER_DAY);
      const civil = civilFromDay(day);
      const same =
        civil.year === date.getUTCFullYear() &&
        civil.month === date.getUTCMonth() + 1 &&
        civil.dayOfMonth === date.getUTCDate() &&
        weekday(day) === date.getUTCDay() &&
        dayFromCivil(civil.year, civil.month, civil.dayOfMonth) === day;
      if (!same) disagreements += 1;
    }
    expect(disagreements).toBe(0);
  });

  it("goes to ISO text and back", () => {
    const inIsoYears = fc.integer({ min: dayFromCivil(0, 1, 1), max: dayFromCivil(9999, 12, 31) });
    fc.assert(fc.property(inIsoYears, (day) => dayFromIso(isoFromDay(day)) === day));
    expect(isoFromDay(dayFromCivil(33, 4, 3))).toBe("0033-04-03");
  });

  it.each([
    "2007-02-30",
    "2007-02-29",
    "1900-02-29",
    "2007-04-31",
    "2007-00-10",
    "2007-13-01",
    "2007-01-00",
    "2007-1-5",
    "07-01-05",
    " 2007-01-05",
    "2007-01-05T00:00",
    "2007/01/05",
    "20070105",
    "2007-01-05\n",
    "",
  ])("is refused as %j", (text) => {
    expect(dayFromIso(text)).toBeUndefined();
  });

  it("is accepted on leap days", () => {
    expect(isoFromDay(dayFromIso("2000-02-29")! + 1)).toBe("2000-03-01");
    expect(isoFromDay(dayFromIso("2008-02-29")! - 1)).toBe("2008-02-28");
  });

  it("finds the n-th weekday of a month", () => {
    expect(isoFromDay(nthWeekday(2024, 11, THURSDAY, 4))).toBe("2024-11-28");
    expect(isoFromDay(nthWeekday(2024, 1, MONDAY, 1))).toBe("2024-01-01");
    expect(isoFromDay(nthWeekday(2024, 3, FRIDAY, 5))).toBe("2024-03-29");
  });
});

describe("an instant", () => {
  it("counts integer microseconds of wall time from 1970", () => {
    expect(microsecondsAt(0, 57_600)).toBe(57_600_000_000);
    expect(microsecondsAt(1, 0)).toBe(US_PER_DAY);
    expect(Number.isSafeInteger(microsecondsAt(dayFromIso("2035-12-31")!, 86_399))).toBe(true);
  });
});
