import { describe, expect, it } from "vitest";
import { dayFromIso, FRIDAY, isoFromDay, weekday } from "../../calendar/civil-date.ts";
import { thirdFriday } from "../../calendar/expiries.ts";
import { isTradingDay, nextTradingDay } from "../../calendar/trading-days.ts";
import { listedExpiries } from "./listed-expiries.ts";

function on(iso: string): string[] {
  return listedExpiries(dayFromIso(iso)!).map(isoFromDay);
}

function tradingDays(from: string, to: string): number[] {
  const days: number[] = [];
  const last = dayFromIso(to)!;
  for (let day = dayFromIso(from)!; day <= last; day = nextTradingDay(day)) days.push(day);
  return days;
}

describe("the listed expiries", () => {
  it("are weeklies, monthlies, quarterly months and Januaries", () => {
    expect(on("2024-03-01")).toEqual([
      "2024-03-01",
      "2024-03-08",
      "2024-03-15",
      "2024-03-22",
      "2024-03-28", // Good Friday was the 29th
      "2024-04-05",
      "2024-04-19",
      "2024-05-17",
      "2024-06-21",
      "2024-07-19",
      "2024-08-16",
      "2024-09-20",
      "2024-10-18",
      "2024-12-20",
      "2025-01-17",
      "2026-01-16",
    ]);
  });

  it("move to the trading day before a closed Friday, monthlies too", () => {
    expect(on("2024-03-28")[0]).toBe("2024-03-28");
    expect(on("2024-03-29")[0]).toBe("2024-04-05");
    // Good Friday of 2025 and Juneteenth of 2026 fell on third Fridays.
    expect(on("2025-04-01")).toContain("2025-04-17");
    expect(on("2026-06-01")).toContain("2026-06-18");
    expect(on("2026-06-01")).not.toContain("2026-06-19");
  });

  it("have the published third Fridays", () => {
    const published = ["2024-01-19", "2024-02-16", "2024-03-15", "2024-04-19", "2024-05-17"];
    expect(on("2024-01-02").filter((iso) => published.includes(iso))).toEqual(published);
  });

  it("include a day until it is over, and a new weekly the trading day after", () => {
    const weeklies = ["2024-05-31", "2024-06-07", "2024-06-14", "2024-06-21", "2024-06-28"];
    expect(on("2024-05-24").slice(0, 7)).toEqual(["2024-05-24", ...weeklies, "2024-07-19"]);
    // The Monday between was Memorial Day.
    expect(on("2024-05-28").slice(0, 7)).toEqual([...weeklies, "2024-07-05", "2024-07-19"]);
  });

  it("have a new month the trading day after a monthly has expired", () => {
    expect(on("2024-06-21")).not.toContain("2025-06-20");
    expect(on("2024-06-24")).toContain("2025-06-20");
    expect(on("2024-06-24")).not.toContain("2025-05-16");
  });

  it("are ascending trading days without duplicates, and none disappears before its day", () => {
    let before: number[] = [];
    let faults = 0;
    const counts = new Set<number>();
    for (const day of tradingDays("1999-12-01", "2033-12-30")) {
      const expiries = listedExpiries(day);
      expiries.forEach((expiry, index) => {
        if (!isTradingDay(expiry) || expiry < day) faults++;
        if (index > 0 && expiry <= expiries[index - 1]!) faults++;
        if (weekday(expiry) !== FRIDAY && isTradingDay(expiry + 1)) faults++;
      });
      if (before.some((expiry) => expiry >= day && !expiries.includes(expiry))) faults++;
      counts.add(expiries.length);
      before = expiries;
    }
    expect(faults).toBe(0);
    expect([...counts].sort((a, b) => a - b)).toEqual([14, 15, 16, 17]);
  });

  it("have the LEAPS of the next two years all year long", () => {
    for (const day of tradingDays("2019-01-02", "2019-12-31")) {
      const expiries = listedExpiries(day);
      expect(expiries).toContain(thirdFriday(2020, 1));
      expect(expiries.at(-1)).toBe(thirdFriday(2021, 1));
    }
  });

  it("end with the trading calendar", () => {
    expect(() => listedExpiries(dayFromIso("2034-01-03")!)).toThrow(RangeError);
  });
});
