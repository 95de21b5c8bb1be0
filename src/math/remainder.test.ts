import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remainderOf } from "./remainder.ts";

describe("the remainder", () => {
  const whole = (min: number) => fc.integer({ min, max: Number.MAX_SAFE_INTEGER });

  it("is what the language says", () => {
    fc.assert(
      fc.property(whole(0), whole(1), (a, n) => {
        expect(remainderOf(a, n)).toBe(a % n);
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  it("is exact beside multiples, the largest too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.double({ min: 0, max: 1 }), (n, at) => {
        const multiple = Math.floor((Number.MAX_SAFE_INTEGER * at) / n) * n;
        for (const a of [multiple - 1, multiple, multiple + 1]) {
          if (a >= 0 && Number.isSafeInteger(a)) expect(remainderOf(a, n)).toBe(a % n);
        }
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });
});
