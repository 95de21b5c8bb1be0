import fc from "fast-check";
import { expect, it } from "vitest";
import { shareOut } from "./share-out.ts";

const AMOUNT = fc.integer({ min: 0, max: 10 ** 13 });
const WEIGHTS = fc.array(fc.integer({ min: 0, max: 10 ** 6 }), { minLength: 1, maxLength: 12 });

it("gives each a whole amount within one unit of his part, and all of it", () => {
  fc.assert(
    fc.property(AMOUNT, WEIGHTS, (amount, weights) => {
      fc.pre(weights.some((weight) => weight > 0));
      const shares = shareOut(amount, weights);
      const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
      shares.forEach((share, i) => {
        // |share x all - amount x weight| <= all, in whole numbers.
        const off = BigInt(share) * all - BigInt(amount) * BigInt(weights[i]!);
        expect(off <= all && off >= -all).toBe(true);
      });
    }),
    { seed: 1, numRuns: 300 },
  );
});

it("gives back what was paid, to the unit, where all of it is there", () => {
  fc.assert(
    fc.property(WEIGHTS, (paid) => {
      const all = paid.reduce((sum, one) => sum + one, 0);
      fc.pre(all > 0);
      expect(shareOut(all, paid)).toEqual(paid);
    }),
    { seed: 1, numRuns: 300 },
  );
});
