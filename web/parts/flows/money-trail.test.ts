import { describe, expect, it } from "vitest";
import { articleReport } from "../../../src/reports/article-report.ts";
import { madeOrLost, moneyTrail } from "./money-trail.ts";

describe("where money came from and went to", () => {
  const { flows } = articleReport("put");

  it("names the payers and the paid with amounts", () => {
    expect(moneyTrail(flows, "buyer")).toBe("$4 from other share traders, less $3 to you");
    expect(moneyTrail(flows, "seller")).toBe("$3 from your buyer");
    expect(moneyTrail(flows, "tape")).toBe("$4 to your buyer");
    expect(moneyTrail(flows, "bank")).toBe("");
  });

  it("says a result in words", () => {
    expect([4, -30.6, 0.2].map(madeOrLost)).toEqual(["made $4", "lost $31", "made nothing"]);
  });
});
