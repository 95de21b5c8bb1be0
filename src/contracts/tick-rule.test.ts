import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnTick, roundDownToTick, roundUpToTick, tickAt } from "./tick-rule.ts";

describe("the listed tick rule", () => {
  it("is a cent under $3.00 and a nickel from there", () => {
    expect(tickAt("listed", 29_900)).toBe(100);
    expect(tickAt("listed", 30_000)).toBe(500);
  });

  it.each([
    [0, 0, 0],
    [1, 0, 100],
    [12_345, 12_300, 12_400],
    [29_900, 29_900, 29_900],
    [29_901, 29_900, 30_000],
    [29_999.5, 29_900, 30_000],
    [30_000, 30_000, 30_000],
    [30_001, 30_000, 30_500],
    [30_499.9, 30_000, 30_500],
    [512_345, 512_000, 512_500],
  ])("puts %f between %i and %i", (price, below, above) => {
    expect(roundDownToTick("listed", price)).toBe(below);
    expect(roundUpToTick("listed", price)).toBe(above);
  });

  it("encloses any price between neighbouring prices on ticks", () => {
    const grid: number[] = [];
    for (let cent = 0; cent < 300; cent += 1) grid.push(cent * 100);
    for (let nickel = 60; nickel <= 400; nickel += 1) grid.push(nickel * 500);
    const price = fc.double({ min: 0, max: 200_000, noNaN: true });
    fc.assert(
      fc.property(price, (at) => {
        expect(roundDownToTick("listed", at)).toBe(grid.filter((tick) => tick <= at).at(-1));
        expect(roundUpToTick("listed", at)).toBe(grid.find((tick) => tick >= at));
      }),
    );
  });

  it("accepts only prices on its ticks", () => {
    expect(isOnTick("listed", 29_900)).toBe(true);
    expect(isOnTick("listed", 29_950)).toBe(false);
    expect(isOnTick("listed", 30_500)).toBe(true);
    expect(isOnTick("listed", 30_100)).toBe(false);
  });
});

describe("the tick rule none", () => {
  it("keeps every unit of $0.0001 and rounds fractions of it", () => {
    expect(roundDownToTick("none", 43_217)).toBe(43_217);
    expect(roundUpToTick("none", 43_217)).toBe(43_217);
    expect(roundDownToTick("none", 43_217.6)).toBe(43_217);
    expect(roundUpToTick("none", 43_217.2)).toBe(43_218);
    expect(isOnTick("none", 43_217)).toBe(true);
    expect(isOnTick("none", 43_217.5)).toBe(false);
  });
});
