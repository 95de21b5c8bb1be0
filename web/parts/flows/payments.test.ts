import { describe, expect, it } from "vitest";
import { articleReport } from "../../../src/reports/article-report.ts";
import { payingParties, paymentsOf, totalOf } from "./payments.ts";

describe("payments", () => {
  const { flows } = articleReport("put");

  it("are the pairs of the table, each once", () => {
    expect(paymentsOf(flows)).toEqual([
      { from: "tape", to: "buyer", amount: 4 },
      { from: "buyer", to: "seller", amount: 3 },
    ]);
    expect(payingParties(flows)).toEqual(["seller", "buyer", "tape"]);
  });

  it("add up to each party's result", () => {
    for (const party of flows.parties) {
      const paid = paymentsOf(flows).reduce(
        (sum, { from, to, amount }) =>
          sum + (to === party ? amount : 0) - (from === party ? amount : 0),
        0,
      );
      expect(totalOf(flows, party)).toBe(paid);
    }
  });
});
