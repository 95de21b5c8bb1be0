import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstListedStrikeAtOrAbove, nearestListedStrike } from "./strike-ladder.ts";

const DOLLAR = 10_000;

/** The whole ladder up to $1,000, written down rung by rung. */
function ladder(): number[] {
  const strikes: number[] = [];
  for (let strike = 2.5; strike <= 25; strike += 2.5) strikes.push(strike * DOLLAR);
  for (let strike = 30; strike <= 200; strike += 5) strikes.push(strike * DOLLAR);
  for (let strike = 210; strike <= 1000; strike += 10) strikes.push(strike * DOLLAR);
  return strikes;
}

const LADDER = ladder();

const ANY_PRICE: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 990 * DOLLAR }),
  fc.double({ min: 0.001, max: 990 * DOLLAR, noNaN: true }),
  fc.constantFrom(...LADDER.filter((strike) => strike < 990 * DOLLAR)),
);

describe("the strike ladder", () => {
  it.each([
    [1.0, 2.5],
    [3.74, 2.5],
    [3.75, 5],
    [22.5, 22.5],
    [23.5, 22.5],
    [23.75, 25],
    [27.49, 25],
    [27.5, 30],
    [41.17, 40],
    [100, 100],
    [102.5, 105],
    [198, 200],
    [204.99, 200],
    [205, 210],
    [241.8, 240],
    [1555.25, 1560],
    [2416.62, 2420],
  ])("has nearest to $%f the strike $%f", (spot, strike) => {
    expect(nearestListedStrike(Math.round(spot * DOLLAR))).toBe(strike * DOLLAR);
  });

  it.each([
    [0.5, 2.5],
    [25, 25],
    [25.01, 30],
    [100.01, 105],
    [200, 200],
    [200.01, 210],
    [241.8, 250],
  ])("has at or above $%f the strike $%f", (spot, strike) => {
    expect(firstListedStrikeAtOrAbove(Math.round(spot * DOLLAR))).toBe(strike * DOLLAR);
  });

  it("agrees with a search of the whole ladder", () => {
    fc.assert(
      fc.property(ANY_PRICE, (price) => {
        const above = LADDER.find((strike) => strike >= price);
        expect(firstListedStrikeAtOrAbove(price)).toBe(above);
        let nearest = LADDER[0]!;
        for (const strike of LADDER) {
          if (Math.abs(strike - price) <= Math.abs(nearest - price)) nearest = strike;
        }
        expect(nearestListedStrike(price)).toBe(nearest);
      }),
      { numRuns: 2000 },
    );
  });
});
