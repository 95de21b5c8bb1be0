import { describe, expect, it } from "vitest";
import { dayOfCell } from "../../edges/input/read-series.ts";
import { dayFromIso } from "../calendar/civil-date.ts";
import { asOf, lastOnOrBefore } from "./dated-series.ts";

const day = (iso: string): number => dayFromIso(iso)!;

describe("dated series", () => {
  const series = {
    days: Int32Array.of(day("2012-11-20"), day("2012-11-21"), day("2012-12-14")),
    values: Float64Array.of(1, 2, 3),
  };

  it.each([
    ["2012-11-19", undefined],
    ["2012-11-20", { value: 1, carried: 0 }],
    ["2012-11-21", { value: 2, carried: 0 }],
    ["2012-11-22 (Thanksgiving)", { value: 2, carried: 0 }],
    ["2012-11-23", { value: 2, carried: 1 }],
    ["2012-11-25 (Sunday)", { value: 2, carried: 1 }],
    ["2012-11-29", { value: 2, carried: 5 }],
    ["2012-11-30", undefined],
    ["2012-12-13", undefined],
    ["2012-12-14", { value: 3, carried: 0 }],
    ["2030-01-02", undefined],
  ])("as of %s carries at most 5 trading days and never looks ahead", (date, expected) => {
    expect(asOf(series, day(date.slice(0, 10)))).toEqual(expected);
  });

  it("counts weekdays where the trading calendar does not reach", () => {
    const old = { days: Int32Array.of(day("1950-01-06")), values: Float64Array.of(7) };
    expect(asOf(old, day("1950-01-13"))).toEqual({ value: 7, carried: 5 });
    expect(asOf(old, day("1950-01-16"))).toBeUndefined();
  });

  it("is searched as a plain scan would", () => {
    const days = Int32Array.of(2, 3, 5, 8, 13);
    for (let wanted = 0; wanted < 16; wanted++) {
      const scan = [...days].filter((candidate) => candidate <= wanted).length - 1;
      expect(lastOnOrBefore(days, wanted)).toBe(scan);
    }
    expect(lastOnOrBefore(new Int32Array(0), 1)).toBe(-1);
  });

  it("takes dates alone and dates with a time", () => {
    const expected = day("2020-01-02");
    for (const text of [
      "2020-01-02",
      " 2020-01-02 ",
      "2020-01-02T16:00:00Z",
      "2020-01-02 00:00:00-05:00",
    ]) {
      expect(dayOfCell(text)).toBe(expected);
    }
    for (const text of ["", "2020-01-2", "01/02/2020", "2020-02-30", "2020-01-02x", "20200102"]) {
      expect(dayOfCell(text)).toBeUndefined();
    }
  });
});
