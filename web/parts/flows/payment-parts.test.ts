import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { sumDollars } from "../../../src/reports/statement/layout.ts";
import { Engine } from "../../engine/worker/engine.ts";
import { paymentEntries } from "./payment-entries.ts";
import { type AskedPayment, paymentOf, paymentParts } from "./payment-parts.ts";
import { payingParties, storyFlows } from "./payments.ts";

describe("what a payment is made of", () => {
  const engine = new Engine();
  const options = { prices: "AAPL.csv", shares: 300, fees: "retail" };
  let report: FirstReport;
  const asked: AskedPayment[] = [];
  beforeAll(async () => {
    await engine.keep("AAPL.csv", new Uint8Array(readFileSync("samples/AAPL.csv")));
    const answer = await engine.run(options);
    if (!answer.ok) throw new Error(answer.refused.what);
    report = answer.value.report;
    const parties = payingParties(storyFlows(report.flows));
    for (const to of parties) {
      for (const from of [...parties, undefined]) if (from !== to) asked.push({ to, from });
    }
  });

  it("adds up to it, cause by cause", () => {
    expect(asked.length).toBeGreaterThan(20);
    for (const one of asked) {
      const parts = paymentParts(report.flows, one);
      expect(sumDollars(parts.map(({ amount }) => amount))).toBe(paymentOf(report.flows, one));
    }
    const { seller, buyer } = report.summary;
    expect(paymentOf(report.flows, { to: "seller", from: undefined })).toBe(seller.pnl);
    expect(paymentOf(report.flows, { to: "buyer", from: undefined })).toBe(buyer.pnl);
  });

  it("adds up to it cycle by cycle, and a cycle's is what the cycle tells", async () => {
    const byCycle = async (one: AskedPayment): Promise<readonly number[]> => {
      const answer = await engine.payment(options, one);
      if (!answer.ok) throw new Error(answer.refused.what);
      return answer.value;
    };
    for (const one of asked.filter(({ to }) => to === "buyer")) {
      expect(sumDollars(await byCycle(one))).toBe(paymentOf(report.flows, one));
    }
    const results = report.cycles.map(({ buyer }) => buyer.pnl);
    expect(await byCycle({ to: "buyer", from: undefined })).toEqual(results);
    const optionAlone = report.cycles.map(({ seller }) => seller.option);
    expect(await byCycle({ to: "seller", from: "buyer" })).toEqual(optionAlone);
  });

  it("is in the entries of those who paid and were paid", async () => {
    const answer = await engine.entries(options, 3);
    if (!answer.ok) throw new Error(answer.refused.what);
    const causes = (one: AskedPayment): string[] => [
      ...new Set(paymentEntries(answer.value, one).map(({ cause }) => cause)),
    ];
    expect(causes({ to: "seller", from: "broker" })).toEqual(["fee"]);
    expect(causes({ to: "broker", from: "seller" })).toEqual(["fee"]);
    expect(causes({ to: "tape", from: "buyer" })).toContain("stock trade");
  });
});
