import { describe, expect, it } from "vitest";
import { CHAIN_MARKET } from "../../src/claims/chain/chain-market.ts";
import { LEANING_MAKERS } from "../../src/claims/chain/leaning-makers.ts";
import { M01 } from "../../src/claims/makers/m01-every-sale-has-a-buyer.ts";
import { M03 } from "../../src/claims/makers/m03-inventory-skew.ts";
import { judgeClaim } from "../support/claims/judge-claim.ts";

describe("claims on makers", () => {
  it("M1: every sale has a named buyer", () => {
    expect(judgeClaim(M01, 2).verdict).toBe("exact");
  });

  it("M3: quotes lean by what they were set to, at a limit's worth of options", () => {
    const { finding } = judgeClaim(M03, 2);
    const [quotes, one] = finding.numbers;
    expect(Math.abs(quotes!.mean - CHAIN_MARKET.makers.mostSkew)).toBeLessThan(0.004);
    expect(one!.mean).toBeGreaterThan(0);
  });

  it("M2: who quotes around the value trades under it and over it", () => {
    const { boughtEdge, soldEdge, edge, kept, hedging } = LEANING_MAKERS.play("none leans", 1);
    expect(boughtEdge).toBeGreaterThan(1);
    expect(soldEdge).toBeGreaterThan(1);
    expect(kept).toBeCloseTo(edge! - hedging!, 9);
  });
});
