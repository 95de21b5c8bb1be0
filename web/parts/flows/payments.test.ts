import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleReport } from "../../../src/reports/article-report.ts";
import { Engine } from "../../engine/worker/engine.ts";
import { drawnPayments, payingParties, paymentsOf, storyFlows, totalOf } from "./payments.ts";

describe("payments", () => {
  const { flows } = articleReport("put");

  it("are the pairs of the table, each once", () => {
    expect(paymentsOf(storyFlows(flows))).toEqual([
      { from: "tape", to: "buyer", amount: 4 },
      { from: "buyer", to: "seller", amount: 3 },
    ]);
    expect(payingParties(storyFlows(flows))).toEqual(["seller", "buyer", "tape"]);
  });

  it("of Apple's calls: shares that went round are told once, results stay", async () => {
    const engine = new Engine();
    await engine.keep("AAPL.csv", new Uint8Array(readFileSync("samples/AAPL.csv")));
    const answer = await engine.run({ prices: "AAPL.csv", shares: 300, fees: "retail" });
    if (!answer.ok) throw new Error(answer.refused.what);
    const { report } = answer.value;
    const story = storyFlows(report.flows);
    for (const party of ["seller", "buyer"]) {
      expect(totalOf(story, party)).toBe(totalOf(report.flows, party));
    }
    expect(totalOf(story, "seller")).toBe(report.summary.seller.pnl);
    expect(totalOf(story, "buyer")).toBe(report.summary.buyer.pnl);
    const at = (party: string): number => story.parties.indexOf(party);
    const { seller, buyer, premium, payoff } = report.summary;
    expect(story.matrix[at("buyer")]![at("seller")]).toBe(payoff - premium);
    // Shares that he sells short are borrowed from those who hold them.
    const { borrow } = buyer.parts;
    expect(borrow).toBeLessThan(0);
    expect(story.matrix[at("buyer")]![at("tape")]).toBeCloseTo(buyer.stock + borrow!, 9);
    expect(story.matrix[at("seller")]![at("company")]).toBe(seller.stock);
    for (const [a, row] of story.matrix.entries()) {
      for (const [b, amount] of row.entries()) expect(amount + story.matrix[b]![a]!).toBe(0);
    }
  });

  it("too small for a picture are left to its table", () => {
    const pay = (to: string, amount: number) => ({ from: "seller", to, amount });
    const [large, small, least] = [pay("buyer", 660), pay("broker", 0.65), pay("bank", 6.7)];
    expect(drawnPayments([large, least, small])).toEqual([large, least]);
    expect(drawnPayments([small])).toEqual([small]);
    expect(drawnPayments([])).toEqual([]);
  });
});
