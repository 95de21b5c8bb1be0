import { describe, expect, it } from "vitest";
import { M05 } from "../../src/claims/hedging/m05-article-example.ts";
import { M06 } from "../../src/claims/hedging/m06-gain-from-swings.ts";
import { M07 } from "../../src/claims/hedging/m07-fair-value.ts";
import { M08 } from "../../src/claims/hedging/m08-swings-paid-for.ts";
import { M14 } from "../../src/claims/value/m14-closed-market.ts";
import { M16 } from "../../src/claims/value/m16-both-gain.ts";
import { alsoOf, judgeClaim } from "../support/claims/judge-claim.ts";

/** Numbers that were worked out beforehand, with 50,000 to 200,000 paths of another program. */
const BEFOREHAND = {
  pointsWorth: 11.4,
  dailyDeviation: 53.5,
  both: 0.29,
  sellerOnly: 0.35,
  buyerOnly: 0.2,
  neither: 0.16,
  bothAtOnePoint: 0.37,
  mostPoints: 0.022,
} as const;

describe("claims on hedging", () => {
  it("M5: the article's example is exact", () => {
    expect(judgeClaim(M05, 2).verdict).toBe("exact");
  });

  it("M6: swings pay by their squares, and the share trades alone are a fair game", () => {
    const { verdict, finding } = judgeClaim(M06, 6);
    expect(verdict).toBe("holds");
    const undone = alsoOf(finding, "of the share trades: those that undo each other");
    const left = alsoOf(finding, "of the share trades: those that nothing undid");
    expect(undone).toBeGreaterThan(100);
    expect(Math.abs(undone + left)).toBeLessThan(40);
  });

  it("M7: the fair price is what a hedge earns, with growth and without", () => {
    const { verdict, finding } = judgeClaim(M07, 6);
    expect(verdict).toBe("holds");
    const twoPoints = alsoOf(finding, "a point cheaper against a point dearer");
    expect(Math.abs(twoPoints - 2 * BEFOREHAND.pointsWorth)).toBeLessThan(1.5);
  });

  it("M8: two points are worth what was expected, and a daily hedge varies as expected", () => {
    const { verdict, finding } = judgeClaim(M08, 4);
    expect(verdict).toBe("holds");
    for (const { mean } of finding.numbers.slice(0, 2)) {
      expect(Math.abs(mean - 2 * BEFOREHAND.pointsWorth)).toBeLessThan(2);
    }
    const deviation = alsoOf(finding, "deviation of a month's result, a hedge a day");
    expect(Math.abs(deviation - BEFOREHAND.dailyDeviation)).toBeLessThan(3);
  });

  it("M16: both expect to gain in a region; where nobody does, both did in 29 % of months", () => {
    const { verdict, on, finding } = judgeClaim(M16, 10);
    expect(verdict).toBe("depends");
    expect(on).toContain("yes: the buyer at +1 point, the seller at +1 point");
    const often = (words: string): number =>
      alsoOf(finding, `months in which ${words} gained, no growth, as paid for`);
    expect(Math.abs(often("both") - BEFOREHAND.both)).toBeLessThan(0.01);
    expect(Math.abs(often("the seller alone") - BEFOREHAND.sellerOnly)).toBeLessThan(0.01);
    expect(Math.abs(often("the buyer alone") - BEFOREHAND.buyerOnly)).toBeLessThan(0.01);
    expect(Math.abs(often("neither") - BEFOREHAND.neither)).toBeLessThan(0.01);
    const most = alsoOf(finding, "points up to which the seller expects a gain, growth of 6 %");
    expect(Math.abs(most - BEFOREHAND.mostPoints)).toBeLessThan(0.006);
  });

  it("M14: nothing is left over in a closed market, by books kept a second time", () => {
    const { verdict, finding } = judgeClaim(M14, 2);
    expect(verdict).toBe("exact");
    expect(alsoOf(finding, "fees of a run")).toBeGreaterThan(0);
  });
});
