import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../../calendar/civil-date.ts";
import { listedExpiries } from "./listed-expiries.ts";
import { forEachMissingSeries } from "./missing-series.ts";

const DOLLAR = 10_000;
const DAY = dayFromIso("2024-03-01")!;

/** What a day lists beside what is there, in order; the names sort as the series must come. */
function missing(day: number, spot: number, there: ReadonlySet<string> = new Set()): string[] {
  const names: string[] = [];
  forEachMissingSeries(
    day,
    listedExpiries(day),
    spot,
    (right, strike, expiryDay) => there.has(nameOf(right, strike, expiryDay)),
    (right, strike, expiryDay) => names.push(nameOf(right, strike, expiryDay)),
  );
  return names;
}

function nameOf(right: string, strike: number, expiryDay: number): string {
  return `${isoFromDay(expiryDay)} ${String(strike).padStart(8, "0")} ${right}`;
}

describe("the missing series", () => {
  it("come by expiry, strike, and the call before the put, each once", () => {
    const names = missing(DAY, 100 * DOLLAR);
    expect(names.slice(0, 3)).toEqual([
      "2024-03-01 00600000 call",
      "2024-03-01 00600000 put",
      "2024-03-01 00625000 call",
    ]);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it("are the same for the same day and spot, and none when all are there", () => {
    const names = missing(DAY, 100 * DOLLAR);
    expect(missing(DAY, 100 * DOLLAR)).toEqual(names);
    expect(missing(DAY, 100 * DOLLAR, new Set(names))).toEqual([]);
  });

  it("follow the spot", () => {
    const there = new Set(missing(DAY, 100 * DOLLAR));
    const added = missing(DAY, 103 * DOLLAR, there);
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThan(200);
    expect(added.every((name) => Number(name.slice(11, 19)) > 103 * DOLLAR)).toBe(true);
  });

  it("are the put alone where the call is there", () => {
    const calls = missing(DAY, 100 * DOLLAR).filter((name) => name.endsWith("call"));
    const puts = missing(DAY, 100 * DOLLAR, new Set(calls));
    expect(puts).toEqual(calls.map((name) => name.replace("call", "put")));
  });

  it("may be added to what is there while they come", () => {
    const there = new Set<string>();
    const expiries = [DAY, DAY];
    let count = 0;
    forEachMissingSeries(
      DAY,
      expiries,
      100 * DOLLAR,
      (right, strike, expiryDay) => there.has(nameOf(right, strike, expiryDay)),
      (right, strike, expiryDay) => {
        there.add(nameOf(right, strike, expiryDay));
        count++;
      },
    );
    expect(count).toBe(there.size);
  });

  it("are none of an expiry that has passed", () => {
    const expiryDays = new Set<number>();
    forEachMissingSeries(
      DAY,
      [DAY - 1, DAY],
      100 * DOLLAR,
      () => false,
      (_right, _strike, expiryDay) => expiryDays.add(expiryDay),
    );
    expect([...expiryDays]).toEqual([DAY]);
  });
});
