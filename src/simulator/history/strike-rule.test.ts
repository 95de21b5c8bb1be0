import { describe, expect, it } from "vitest";
import { chooseStrike, hasStrike, type SaleTerms } from "./strike-rule.ts";

const terms = (right: 1 | -1, dividendYield: number): SaleTerms => ({
  right,
  spot: 1_000_000,
  discountedSpot: 1_000_000,
  years: 0.25,
  rate: 0,
  dividendYield,
  sigma: 0.2,
  sigmaScale: 1,
});

describe("strike rule", () => {
  it("of a delta has a strike under e^(-qT), for calls and puts, and none from there", () => {
    const limit = Math.exp(-0.9 * 0.25);
    for (const right of [1, -1] as const) {
      const rule = { kind: "delta", delta: limit * 0.999 } as const;
      expect(hasStrike(rule, 0.25, 0.9)).toBe(true);
      expect(chooseStrike(rule, terms(right, 0.9))).toBeGreaterThan(0);
    }
    expect(hasStrike({ kind: "delta", delta: limit * 1.001 }, 0.25, 0.9)).toBe(false);
    expect(hasStrike({ kind: "delta", delta: limit * 1.001 }, 0.25, 0)).toBe(true);
  });

  it("of any other kind always has one", () => {
    for (const kind of ["atm", "atm-above", "spot"] as const) {
      expect(hasStrike({ kind }, 0.25, 0.9)).toBe(true);
    }
    expect(hasStrike({ kind: "otm", share: 0.99 }, 0.25, 0.9)).toBe(true);
    expect(chooseStrike({ kind: "otm", share: 0.99 }, terms(-1, 0))).toBe(25_000);
  });

  it("is at, above or on the spot, or moved out of the money", () => {
    const chosen = (rule: Parameters<typeof chooseStrike>[0], right: 1 | -1 = 1): number =>
      chooseStrike(rule, { ...terms(right, 0), spot: 1_013_300 });
    expect(chosen({ kind: "atm" })).toBe(1_000_000);
    expect(chosen({ kind: "atm-above" })).toBe(1_050_000);
    expect(chosen({ kind: "spot" })).toBe(1_013_300);
    expect(chosen({ kind: "otm", share: 0.05 })).toBe(1_050_000);
    expect(chosen({ kind: "otm", share: 0.05 }, -1)).toBe(950_000);
  });
});
