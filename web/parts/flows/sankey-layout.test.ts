import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Engine } from "../../engine/worker/engine.ts";
import { drawnPayments, type Flows, paymentsOf, storyFlows, totalOf } from "./payments.ts";
import { layOut, paidInAll } from "./sankey-layout.ts";

async function storyOfApple(): Promise<Flows> {
  const engine = new Engine();
  await engine.keep("AAPL.csv", new Uint8Array(readFileSync("samples/AAPL.csv")));
  const answer = await engine.run({ prices: "AAPL.csv", shares: 300, fees: "retail" });
  if (!answer.ok) throw new Error(answer.refused.what);
  return storyFlows(answer.value.report.flows);
}

describe("the bands of who paid whom", async () => {
  const story = await storyOfApple();
  const all = paymentsOf(story);
  const { nodes, links } = layOut(drawnPayments(all), 560, 300);

  it("are one for each payment, between who paid and who was paid", () => {
    expect(links.map(({ payment }) => payment)).toEqual(drawnPayments(all));
    for (const { source, target, value, payment } of links) {
      expect(source).toMatchObject({ party: payment.from, side: "pays" });
      expect(target).toMatchObject({ party: payment.to, side: "is-paid" });
      expect(value).toBe(payment.amount);
    }
  });

  it("are as thick as their amounts, all on one scale", () => {
    const perDollar = links.map(({ width, payment }) => width! / payment.amount);
    for (const scale of perDollar) expect(scale).toBeCloseTo(perDollar[0]!, 12);
  });

  it("add up to what the matrix says of each party, to the last hundredth of a cent", () => {
    for (const party of story.parties) {
      const [had, paid] = (["is-paid", "pays"] as const).map((side) =>
        Math.round(paidInAll(all, { party, side }) * 10_000),
      );
      expect(had! - paid!).toBe(Math.round(totalOf(story, party) * 10_000));
    }
  });

  it("leave room for the names: no two parties of a side stand closer than a line", () => {
    for (const side of ["pays", "is-paid"]) {
      const middles = nodes
        .filter((node) => node.side === side)
        .map(({ y0, y1 }) => (y0! + y1!) / 2)
        .sort((a, b) => a - b);
      for (const [i, middle] of middles.slice(1).entries()) {
        expect(middle - middles[i]!).toBeGreaterThan(18);
      }
    }
  });
});
