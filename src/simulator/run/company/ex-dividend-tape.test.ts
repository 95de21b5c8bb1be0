import { describe, expect, it } from "vitest";
import { sessions } from "../../../../test/support/small-run.ts";
import type { TapeDay } from "../tape-path.ts";
import { CompanyCalendar } from "./company-calendar.ts";
import { exDividendTape } from "./ex-dividend-tape.ts";

const DAYS = sessions(80);
const COMPANY = { earnings: 0, dividend: 10_000, exSession: 2, buyback: 0, isWoundUp: false };

/** Two prices a session, 100 and 102. */
function flatTape(): TapeDay[] {
  return DAYS.map((day) => ({ day, prices: [1_000_000, 1_020_000], forecast: 0.25 }));
}

describe("a path with dividends", () => {
  it("falls by the dividend from each ex-date on, by a share of every later price", () => {
    const tape = exDividendTape(flatTape(), COMPANY);
    expect(tape[1]).toEqual(flatTape()[1]);
    // 101 / 102 of each price, to the cent.
    expect(tape[2]!.prices).toEqual([990_200, 1_010_000]);
    expect(tape[2]!.exFactor).toBeCloseTo(101 / 102, 12);
    expect(tape[64]!.prices).toEqual([990_200, 1_010_000]);
    const second = (101 / 102) * (100 / 101);
    expect(tape[65]!.prices.map((price) => price / 100)).toEqual([
      Math.round(10_000 * second),
      Math.round(10_200 * second),
    ]);
    expect(tape.filter(({ exFactor }) => exFactor !== undefined)).toHaveLength(2);
  });

  it("of a file has fallen already, by what the file says", () => {
    const recorded = flatTape().map((day) => ({ ...day, isRecorded: true }));
    expect(exDividendTape(recorded, COMPANY)).toEqual(recorded);
    const paying = recorded.map((day, i) => (i === 3 ? { ...day, dividend: 20_400 } : day));
    const tape = exDividendTape(paying, COMPANY);
    // $2.04 of $102.
    expect(tape[3]!.exFactor).toBeCloseTo(0.98, 12);
    expect(tape.map(({ prices }) => prices)).toEqual(recorded.map(({ prices }) => prices));
    expect(tape.filter(({ exFactor }) => exFactor !== undefined)).toHaveLength(1);
  });

  it("without a dividend is as it is", () => {
    const tape = flatTape();
    expect(exDividendTape(tape, { ...COMPANY, dividend: 0 })).toBe(tape);
  });
});

describe("the company's calendar", () => {
  it("has an ex-date every 63 sessions, and earnings 15 sessions before", () => {
    const calendar = new CompanyCalendar(DAYS[0]!, 20);
    expect(calendar.exDay(0)).toBe(DAYS[20]!);
    expect(calendar.earningsDay(0)).toBe(DAYS[5]!);
    expect(calendar.earningsDay(1)).toBe(DAYS[68]!);
    expect(new CompanyCalendar(DAYS[0]!, 3).earningsDay(0)).toBeUndefined();
    const between = (after: number, until: number): number =>
      calendar.between(DAYS[after]!, DAYS[until]!, (quarter) => calendar.earningsDay(quarter));
    expect([between(0, 4), between(4, 5), between(5, 67), between(4, 79)]).toEqual([0, 1, 0, 2]);
  });
});
