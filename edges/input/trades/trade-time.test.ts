import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { parseTradeTime } from "./trade-time.ts";

const shown = (text: string): string | undefined => {
  const time = parseTradeTime(text);
  if (time === undefined) return undefined;
  return `${isoFromDay(time.day)} ${time.seconds ?? "-"}`;
};

const clock = (hour: number, minute = 0, second = 0): number => hour * 3600 + minute * 60 + second;

describe("trade times", () => {
  it.each([
    ["2025-07-03", "2025-07-03 -"],
    ["20250703", "2025-07-03 -"],
    ["07/03/2025", "2025-07-03 -"],
    ["7/3/25", "2025-07-03 -"],
    ["02-20-26", "2026-02-20 -"],
    ["Jul-03-2025", "2025-07-03 -"],
    ["OCT-3-2025", "2025-10-03 -"],
    ["20260226;111500", `2026-02-26 ${clock(11, 15)}`],
    ["2026-01-05;10:00:00 EST", `2026-01-05 ${clock(10)}`],
    ["2024-03-15, 10:30:05", `2024-03-15 ${clock(10, 30, 5)}`],
    ["2024-03-15 10:30:05", `2024-03-15 ${clock(10, 30, 5)}`],
    ["2024-03-15T10:30", `2024-03-15 ${clock(10, 30)}`],
    ["09/12/2022 3:30 PM", `2022-09-12 ${clock(15, 30)}`],
    ["09/12/2022 12:05 AM", `2022-09-12 ${clock(0, 5)}`],
  ])("%j is %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  // Winter is UTC-5, summer UTC-4; in 2025 summer time ran from 9 March 2:00 to 2 November 2:00.
  it.each([
    ["2018-03-19T22:00:00+0100", `2018-03-19 ${clock(17)}`],
    ["2025-03-22T04:00:00+0700", `2025-03-21 ${clock(17)}`],
    ["2025-01-10T02:00:00Z", `2025-01-09 ${clock(21)}`],
    ["2025-07-10T02:00:00Z", `2025-07-09 ${clock(22)}`],
    ["2025-03-09T06:59:59Z", `2025-03-09 ${clock(1, 59, 59)}`],
    ["2025-03-09T07:00:00Z", `2025-03-09 ${clock(3)}`],
    ["2025-11-02T05:59:59Z", `2025-11-02 ${clock(1, 59, 59)}`],
    ["2025-11-02T06:00:00Z", `2025-11-02 ${clock(1)}`],
    ["2025-06-02T10:00:00-04:00", `2025-06-02 ${clock(10)}`],
  ])("%j is %s in New York", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each(["", "yesterday", "2025-02-30", "13/03/2025", "2025-07-03 25:00", "9/1/2022 13:00 PM"])(
    "%j is none",
    (text) => {
      expect(parseTradeTime(text)).toBeUndefined();
    },
  );
});
