import { describe, expect, it } from "vitest";
import { dayFromIso, microsecondsAt } from "../../../src/calendar/civil-date.ts";
import { readWhy } from "./why-flag.ts";

const DAYS = ["2024-01-02", "2024-01-03"].map((day) => dayFromIso(day)!);
const NAME = "ABC 240216C00100000";

describe("--why", () => {
  it("takes a time of a session, to the minute or the second", () => {
    const time = (seconds: number) => ({ series: NAME, time: microsecondsAt(DAYS[1]!, seconds) });
    expect(readWhy(["2024-01-03 10:30", NAME], DAYS)).toEqual(time(37_800));
    expect(readWhy(["2024-01-03T9:30:01", NAME], DAYS)).toEqual(time(34_201));
  });

  it.each([
    [["2024-01-03 10:30"], /^--why with 1 of its two values/],
    [["10:30", NAME], /this is no time/],
    [["2024-02-30 10:30", NAME], /this is no time/],
    [["2024-01-03 09:29", NAME], /the market is closed at that time/],
    [["2024-01-06 10:30", NAME], /no session on that day\. .*2024-01-02 to 2024-01-03/],
  ])("refuses %j", (values, message) => {
    expect(() => readWhy(values, DAYS)).toThrow(message);
  });
});
