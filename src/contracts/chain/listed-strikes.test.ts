import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnListedLadder, listedStrikes, strikeRange } from "./listed-strikes.ts";

const DOLLAR = 10_000;
const DAY = 19_783;

/** The whole ladder up to $2,000, from the page: from, to, step in dollars. */
function ladder(): Set<number> {
  const zones = [
    [0.5, 75, 0.5],
    [75, 150, 1],
    [150, 300, 2.5],
    [300, 600, 5],
    [600, 2000, 10],
  ] as const;
  const rungs = new Set<number>();
  for (const [from, to, step] of zones) {
    for (let strike = from; strike <= to; strike += step) rungs.add(strike * DOLLAR);
  }
  return rungs;
}

const LADDER = ladder();

function dollars(days: number, spot: number): number[] {
  return listedStrikes(DAY, DAY + days, spot * DOLLAR).map((strike) => strike / DOLLAR);
}

function gaps(strikes: number[], from: number, to: number): number[] {
  const inside = strikes.filter((strike) => strike >= from && strike <= to);
  return [...new Set(inside.slice(1).map((strike, index) => strike - inside[index]!))];
}

const SPOT: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 900 * DOLLAR }),
  fc.double({ min: 0.5, max: 900 * DOLLAR, noNaN: true }),
);
const DAYS: fc.Arbitrary<number> = fc.integer({ min: 0, max: 750 });

describe("the listed strikes", () => {
  it("are $1 apart around $100 up to eight months, $5 beyond", () => {
    for (const days of [0, 4, 30, 245]) expect(gaps(dollars(days, 100), 75, 130)).toEqual([1]);
    for (const days of [246, 400, 730]) expect(gaps(dollars(days, 100), 75, 145)).toEqual([5]);
  });

  it("are $0.50, $2.50, $5 and $10 apart around other spots", () => {
    expect(gaps(dollars(30, 20), 1, 40)).toEqual([0.5]);
    expect(gaps(dollars(30, 200), 150, 270)).toEqual([2.5]);
    expect(gaps(dollars(30, 420), 300, 560)).toEqual([5]);
    expect(gaps(dollars(30, 800), 600, 1080)).toEqual([10]);
    expect(gaps(dollars(500, 40), 10, 60)).toEqual([2.5]);
    expect(gaps(dollars(500, 420), 300, 560)).toEqual([10]);
  });

  it("are coarser in the outermost tenth of the range", () => {
    expect(dollars(0, 100).slice(0, 4)).toEqual([60, 62.5, 64, 64.5]);
    expect(dollars(0, 100).slice(-3)).toEqual([135, 136, 140]);
  });

  it("reach 40 % at the expiry, 55 % at one year, 61 % at two, and at least $25", () => {
    const part = (days: number): number => strikeRange(days, 100 * DOLLAR) / (100 * DOLLAR);
    expect(part(0)).toBeCloseTo(0.4, 12);
    expect(part(365)).toBeCloseTo(0.55, 12);
    expect(part(730)).toBeCloseTo(0.612, 3);
    expect(strikeRange(0, 20 * DOLLAR)).toBe(25 * DOLLAR);
    // The square root: four times the time, twice the widening.
    expect(part(400) - part(0)).toBeCloseTo(2 * (part(100) - part(0)), 12);
  });

  it("are ascending rungs of one ladder on both sides of any spot", () => {
    fc.assert(
      fc.property(SPOT, DAYS, (spot, days) => {
        const strikes = listedStrikes(DAY, DAY + days, spot);
        strikes.forEach((strike, index) => {
          expect(LADDER.has(strike) && isOnListedLadder(strike)).toBe(true);
          expect(index === 0 || strike > strikes[index - 1]!).toBe(true);
        });
        const high = strikes.at(-1)!;
        expect(high).toBeGreaterThanOrEqual(spot * 1.2);
        expect(strikes[0]! <= Math.max(spot * 0.8, 5 * DOLLAR)).toBe(true);
      }),
    );
  });

  it("agree with a search of the whole ladder", () => {
    for (const rung of [...LADDER, 30_001, 99 * DOLLAR + 1, 1555.25 * DOLLAR]) {
      expect(isOnListedLadder(rung)).toBe(LADDER.has(rung));
    }
    const spot = 101.37 * DOLLAR;
    const dense = 0.9 * strikeRange(30, spot);
    const expected = [...LADDER].filter((strike) => Math.abs(strike - spot) <= dense);
    const found = listedStrikes(DAY, DAY + 30, spot);
    expect(found.filter((strike) => Math.abs(strike - spot) <= dense)).toEqual(expected);
  });

  it("keep an earlier strike while it is near the spot, whatever the spot was", () => {
    fc.assert(
      fc.property(SPOT, SPOT, DAYS, DAYS, (spotThen, spotNow, some, more) => {
        const expiryDay = DAY + some + more;
        const now = DAY + more;
        const dense = 0.9 * strikeRange(expiryDay - now, spotNow);
        const listed = new Set(listedStrikes(now, expiryDay, spotNow));
        for (const strike of listedStrikes(DAY, expiryDay, spotThen)) {
          if (Math.abs(strike - spotNow) < dense) expect(listed.has(strike)).toBe(true);
        }
      }),
    );
  });

  it("follow the spot", () => {
    expect(dollars(30, 100)).not.toContain(160);
    expect(dollars(30, 120)).toContain(160);
    expect(dollars(30, 120)).not.toContain(65);
  });

  it("are none after the expiry", () => {
    expect(listedStrikes(DAY, DAY, 100 * DOLLAR).length).toBeGreaterThan(0);
    expect(listedStrikes(DAY + 1, DAY, 100 * DOLLAR)).toEqual([]);
  });
});
