import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountFromDollars } from "../../money/amount.ts";
import { nakedRequirement, percentUp } from "./naked-requirement.ts";

const units = amountFromDollars;

/** Of contracts of 100 shares, in dollars; premium in dollars per share. */
function required(
  right: number,
  strike: number,
  spot: number,
  premium: number,
  contracts = 1,
): number {
  const each = nakedRequirement(right, units(strike), units(spot), units(premium) * 100, 100);
  return (each * contracts) / units(1);
}

describe("the requirement of a naked option", () => {
  // Cboe margin manual: premium + max(20 % S - out of the money, 10 % of S or of K).
  it.each([
    ["a call K 68, S 65, at 1.50: $1,150 (Cboe manual)", 1, 68, 65, 1.5, 1, 1_150],
    ["5 calls K 55, S 52, at 4: $5,700 (Cboe manual)", 1, 55, 52, 4, 5, 5_700],
    ["5 puts K 55, S 52, at 4: $7,200 (Cboe manual)", -1, 55, 52, 4, 5, 7_200],
    ["a far call: 10 % of the stock", 1, 150, 100, 0.05, 1, 1_005],
    ["a far put: 10 % of the strike", -1, 50, 100, 0.05, 1, 505],
    ["a call in the money: nothing is taken off", 1, 90, 100, 11, 1, 3_100],
  ])("%s", (_name, right, strike, spot, premium, contracts, dollars) => {
    expect(required(right, strike, spot, premium, contracts)).toBe(dollars);
  });

  it("of a contract after a 3-for-2 split counts 150 shares", () => {
    // 150 shares at $40 are $6,000 against 100 x $66.67: $667 out of the money; 1,200 - 667 < 600.
    expect(nakedRequirement(1, units(66.67), units(40), units(100), 150)).toBe(units(700));
    expect(nakedRequirement(1, units(60), units(40), units(100), 150)).toBe(units(1_300));
  });

  it("is whole, at least the premium, and jumps nowhere: a cent of stock moves it by $1.20", () => {
    const price = fc.integer({ min: 1, max: 20_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(1, -1), price, price, price, (right, strike, spot, premium) => {
        const now = nakedRequirement(right, strike, spot, premium, 100);
        const next = nakedRequirement(right, strike, spot + 100, premium, 100);
        expect(Number.isSafeInteger(now)).toBe(true);
        expect(now).toBeGreaterThanOrEqual(premium);
        expect(Math.abs(next - now)).toBeLessThanOrEqual(12_000);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});

describe("a percentage", () => {
  it("goes up to the next unit, exactly where amount x percent would pass 2^53", () => {
    expect(percentUp(0, 50)).toBe(0);
    expect(percentUp(1, 50)).toBe(1);
    expect(percentUp(200, 50)).toBe(100);
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
        const exact = (BigInt(amount) * BigInt(percent) + 99n) / 100n;
        expect(BigInt(percentUp(amount, percent))).toBe(exact);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });
});
