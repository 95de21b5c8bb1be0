import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../calendar/civil-date.ts";
import { isTradingDay } from "../calendar/trading-days.ts";
import { type CycleLength, findCycles, monthlyCycles } from "./cycles.ts";

/** Every trading day from one date to another. */
function tradingDays(from: string, to: string, without: RegExp = /^$/): Int32Array {
  const days: number[] = [];
  for (let day = dayFromIso(from)!; day <= dayFromIso(to)!; day++) {
    if (isTradingDay(day) && !without.test(isoFromDay(day))) days.push(day);
  }
  return Int32Array.from(days);
}

/** Cycles as `entry expiry`, and the gaps. */
function cyclesOf(
  days: Int32Array,
  from?: string,
  to?: string,
  length: CycleLength = "monthly",
): [string[], readonly string[]] {
  const { cycles, gaps } = findCycles(
    days,
    from === undefined ? Number.NEGATIVE_INFINITY : dayFromIso(from)!,
    to === undefined ? Number.POSITIVE_INFINITY : dayFromIso(to)!,
    length,
  );
  const iso = (row: number) => isoFromDay(days[row]!);
  return [cycles.map(({ entry, expiry }) => `${iso(entry)} ${iso(expiry)}`), gaps];
}

describe("monthly cycles", () => {
  it("run from third Friday to third Friday, over the end of a year", () => {
    expect(cyclesOf(tradingDays("2022-11-01", "2023-02-28"))).toEqual([
      ["2022-11-18 2022-12-16", "2022-12-16 2023-01-20", "2023-01-20 2023-02-17"],
      [],
    ]);
  });

  it("take the Thursday where Good Friday is the third Friday, as in March 2008", () => {
    expect(cyclesOf(tradingDays("2008-02-01", "2008-04-30"))).toEqual([
      ["2008-02-15 2008-03-20", "2008-03-20 2008-04-18"],
      [],
    ]);
  });

  it("end where the file ends: the day before the third Friday completes no cycle", () => {
    expect(cyclesOf(tradingDays("2023-01-03", "2023-03-16"))[0]).toEqual(["2023-01-20 2023-02-17"]);
    expect(cyclesOf(tradingDays("2023-01-03", "2023-03-17"))[0]).toHaveLength(2);
  });

  it("end on the Thursday before a Good Friday, when the file does", () => {
    expect(cyclesOf(tradingDays("2008-02-01", "2008-03-20"))[0]).toEqual(["2008-02-15 2008-03-20"]);
    expect(cyclesOf(tradingDays("2008-02-01", "2008-03-19"))[0]).toEqual([]);
  });

  it("start where the file starts: a month whose third Friday is over has no sale", () => {
    const [cycles, gaps] = cyclesOf(tradingDays("2023-01-23", "2023-03-31"));
    expect([cycles, gaps]).toEqual([["2023-02-17 2023-03-17"], []]);
  });

  it("leave out a month without prices in the week of its third Friday, and say so", () => {
    const days = tradingDays("2023-01-03", "2023-05-31", /2023-03-(0[6-9]|1\d|2\d)/);
    expect(cyclesOf(days)).toEqual([
      ["2023-01-20 2023-02-17", "2023-04-21 2023-05-19"],
      ["2023-03"],
    ]);
  });

  it("that begin or end in such a month are counted as lost, inside the dates asked for", () => {
    const days = tradingDays("2023-01-03", "2023-05-31", /2023-03-(0[6-9]|1\d|2\d)/);
    const lost = (from: string, to: string): [number, readonly string[]] => {
      const found = monthlyCycles(days, dayFromIso(from)!, dayFromIso(to)!);
      return [found.lost, found.gaps];
    };
    expect(lost("2023-01-03", "2023-05-31")).toEqual([2, ["2023-03"]]);
    expect(lost("2023-03-01", "2023-05-31")).toEqual([1, ["2023-03"]]);
    expect(lost("2023-01-03", "2023-04-01")).toEqual([1, ["2023-03"]]);
    expect(lost("2023-04-01", "2023-05-31")).toEqual([0, []]);
    const late = tradingDays("2023-01-23", "2023-03-31");
    expect(monthlyCycles(late, late[0]!, late.at(-1)!)).toMatchObject({ gaps: [], lost: 0 });
  });

  it("use the last price of that week when the third Friday's is missing", () => {
    const days = tradingDays("2023-01-03", "2023-03-31", /2023-02-17/);
    expect(cyclesOf(days)[0]).toEqual(["2023-01-20 2023-02-16", "2023-02-16 2023-03-17"]);
  });

  it("have their sale from the first day asked for, their expiry up to the last, both in", () => {
    const days = tradingDays("2023-01-03", "2023-05-31");
    expect(cyclesOf(days, "2023-02-17", "2023-04-21")[0]).toEqual([
      "2023-02-17 2023-03-17",
      "2023-03-17 2023-04-21",
    ]);
    expect(cyclesOf(days, "2023-02-18", "2023-04-20")[0]).toEqual([]);
  });

  it("are none in a file of one day", () => {
    expect(cyclesOf(tradingDays("2023-01-20", "2023-01-20"))).toEqual([[], []]);
  });
});

describe("weekly cycles", () => {
  const weekly = (days: Int32Array, from?: string, to?: string) =>
    cyclesOf(days, from, to, "weekly");

  it("run from Friday to Friday, from Thursday where the Friday was closed", () => {
    expect(weekly(tradingDays("2008-03-10", "2008-03-28"))).toEqual([
      ["2008-03-14 2008-03-20", "2008-03-20 2008-03-28"],
      [],
    ]);
  });

  it("end on the last trading day of a week whose Friday is closed, when the file does", () => {
    expect(weekly(tradingDays("2008-03-10", "2008-03-20"))[0]).toEqual(["2008-03-14 2008-03-20"]);
    expect(weekly(tradingDays("2008-03-10", "2008-03-19"))[0]).toEqual([]);
  });

  it("leave out a week without any price, count the two beside it, and name its Friday", () => {
    const days = tradingDays("2023-01-03", "2023-02-03", /2023-01-1[6-9]|2023-01-20/);
    expect(weekly(days)).toEqual([
      ["2023-01-06 2023-01-13", "2023-01-27 2023-02-03"],
      ["2023-01-20"],
    ]);
    expect(findCycles(days, days[0]!, days.at(-1)!, "weekly").lost).toBe(2);
    expect(findCycles(days, dayFromIso("2023-01-14")!, days.at(-1)!, "weekly").lost).toBe(1);
  });

  it("take the Monday of the week of September 11, 2001, the only trading day in it", () => {
    expect(weekly(tradingDays("2001-09-04", "2001-09-21"))).toEqual([
      ["2001-09-07 2001-09-10", "2001-09-10 2001-09-21"],
      [],
    ]);
  });

  it("have sales and expiries inside the dates asked for, and begin on a Friday themselves", () => {
    const days = tradingDays("2023-01-06", "2023-02-28");
    expect(weekly(days)[0][0]).toBe("2023-01-06 2023-01-13");
    expect(weekly(days, "2023-01-13", "2023-01-27")[0]).toEqual([
      "2023-01-13 2023-01-20",
      "2023-01-20 2023-01-27",
    ]);
    expect(weekly(days, "2023-01-14", "2023-01-26")[0]).toEqual([]);
  });

  it("before 1970 end on Fridays too", () => {
    const days = Int32Array.from({ length: 30 }, (_, i) => dayFromIso("1955-03-01")! + i);
    expect(weekly(days)[0].map((cycle) => cycle.slice(0, 10))).toEqual([
      "1955-03-04",
      "1955-03-11",
      "1955-03-18",
    ]);
  });
});

describe("cycles of trading rows", () => {
  const days = tradingDays("2023-01-03", "2023-02-03");

  it("follow each other every so many rows, without a stub", () => {
    const [cycles, gaps] = cyclesOf(days, undefined, undefined, 5);
    expect([cycles, gaps]).toEqual([
      [
        "2023-01-03 2023-01-10",
        "2023-01-10 2023-01-18",
        "2023-01-18 2023-01-25",
        "2023-01-25 2023-02-01",
      ],
      [],
    ]);
    expect(cyclesOf(days, undefined, undefined, 1)[0]).toHaveLength(days.length - 1);
    expect(cyclesOf(days, undefined, undefined, days.length)[0]).toEqual([]);
  });

  it("begin at the first row from the day asked for and end by the last", () => {
    expect(cyclesOf(days, "2023-01-14", "2023-01-25", 3)[0]).toEqual([
      "2023-01-17 2023-01-20",
      "2023-01-20 2023-01-25",
    ]);
    expect(cyclesOf(days, "2023-01-14", "2023-01-24", 3)[0]).toHaveLength(1);
  });

  it("lose the one over a hole of more than a week, and begin again after it", () => {
    const holed = tradingDays("2023-01-03", "2023-02-03", /2023-01-(1[3-9]|2[0-3])/);
    const found = findCycles(holed, holed[0]!, holed.at(-1)!, 4);
    expect([found.lost, found.gaps]).toEqual([1, ["2023-01-12"]]);
    expect(cyclesOf(holed, undefined, undefined, 4)[0]).toEqual([
      "2023-01-03 2023-01-09",
      "2023-01-24 2023-01-30",
      "2023-01-30 2023-02-03",
    ]);
    const closed = tradingDays("2001-09-04", "2001-09-21");
    expect(findCycles(closed, closed[0]!, closed.at(-1)!, 4)).toMatchObject({ lost: 0, gaps: [] });
  });
});
