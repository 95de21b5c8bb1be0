import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { reportReplay } from "../report-replay.ts";
import { statement } from "./statement.ts";

const calls = reportReplay(appleRequest());
const put = { strategy: "cash-secured-put", hedge: "none", strike: "otm:0.05" } as const;
const puts = reportReplay(
  appleRequest(
    {
      strategy: "cash-secured-put",
      strike: { kind: "otm", share: 0.05 },
      hedge: { kind: "none" },
      rates: new Float64Array(2000).fill(0.03),
    },
    put,
  ),
);

const linesOf = (text: string): string[] => text.split("\n");

describe("statement", () => {
  it("of covered calls, 80 columns", () => {
    expect(statement(calls, { title: "AAPL", width: 80 })).toMatchSnapshot();
  });

  it("of cash-secured puts without a hedge, 80 columns", () => {
    expect(statement(puts, { title: "AAPL", width: 80 })).toMatchSnapshot();
  });

  it("of covered calls, stacked for 48 columns", () => {
    expect(statement(calls, { title: "AAPL", width: 48 })).toMatchSnapshot();
  });

  it("is never wider than the screen", () => {
    for (const report of [calls, puts]) {
      for (const width of [44, 48, 60, 79, 80, 200]) {
        const widest = Math.max(
          ...linesOf(statement(report, { title: "AAPL", width })).map((line) => line.length),
        );
        expect(widest).toBeLessThanOrEqual(Math.min(width, 80));
      }
    }
  });

  it("reasons add up to the buyer's result, to the cent of each line", () => {
    const text = statement(calls, { title: "AAPL", width: 80 });
    const why = text.slice(text.indexOf("WHY YOUR BUYER"), text.indexOf("WHO PAID WHOM"));
    const amounts = [...why.matchAll(/^ +([+-][\d,]+\.\d\d) {2}/gm)].map((match) =>
      Number(match[1]!.replaceAll(",", "")),
    );
    expect(amounts.length).toBeGreaterThan(3);
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    expect(Math.abs(sum - calls.summary.buyer.pnl)).toBeLessThan(0.005 * (amounts.length + 1));
  });

  it("says no word that promises", () => {
    const text = statement(calls, { title: "AAPL", width: 80 }).toLowerCase();
    expect(text).not.toMatch(/\b(income|guaranteed|safe|free|win|beat the market)\b/);
  });
});
