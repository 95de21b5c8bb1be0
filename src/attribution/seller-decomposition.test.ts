import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addStep, type DecompositionSums, decompose } from "./seller-decomposition.ts";

const none = (): DecompositionSums => ({ moves: 0, exposedMoves: 0 });

describe("seller decomposition", () => {
  it("by hand: two steps of a call whose exposure falls from .5 to .2", () => {
    const sums = none();
    // 100 -> 104 with 1 of dividend; interest on 100 is 1; e^(r tau) = 1.5 at its end.
    addStep(sums, 100, 104, 1, 0.5, 0.01, 1.5);
    expect(sums.moves).toBe(6);
    expect(sums.exposedMoves).toBe(3);
    // 104 -> 94 without dividend or interest, at the expiry.
    addStep(sums, 104, 94, 0, 0.2, 0, 1);
    expect(sums.moves).toBe(-4);
    expect(sums.exposedMoves).toBe(1);
    // Equity .5 x -4, timing 1 - .5 x -4, for 100 shares; short volatility is the rest of 150.
    expect(decompose(sums, 0.5, 100, 150)).toEqual({ equity: -200, timing: 300, shortVol: 50 });
  });

  it("an exposure that never leaves the mean has no timing", () => {
    const sums = none();
    for (const [before, after] of [
      [100, 90],
      [90, 120],
      [120, 119],
    ] as const) {
      addStep(sums, before, after, 0, 0.3, 0.001, 1.01);
    }
    const { timing, equity, shortVol } = decompose(sums, 0.3, 100, 1000);
    expect(timing + 0).toBe(0);
    expect(equity + shortVol).toBe(1000);
  });

  it("three whole numbers that add up to the excess, whatever the path", () => {
    const step = fc.tuple(
      fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(step),
        fc.integer(),
        fc.integer({ min: 1, max: 2000 }),
        (steps, excess, shares) => {
          const sums = none();
          let price = 1_234_500;
          for (const [move, exposure] of steps) {
            const next = Math.round(price * (1 + move));
            addStep(sums, price, next, 50, exposure, 0.0001, 1.002);
            price = next;
          }
          const { equity, shortVol, timing } = decompose(sums, 0.5, shares, excess);
          expect(equity + shortVol + timing).toBe(excess);
          expect([equity, shortVol, timing].every(Number.isSafeInteger)).toBe(true);
        },
      ),
      { seed: 1 },
    );
  });
});
