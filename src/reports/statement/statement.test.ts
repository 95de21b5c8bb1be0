import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { reportReplay } from "../report-replay.ts";
import { statement } from "./statement.ts";

const calls = reportReplay(appleRequest());
const puts = reportReplay(
  appleRequest(
    {
      strategy: "cash-secured-put",
      strike: { kind: "otm", share: 0.05 },
      hedge: { kind: "none" },
      rates: new Float64Array(2000).fill(0.03),
    },
    { strike: "otm:0.05" },
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

  it("has a word for a buyer who neither gained nor lost, and for one who never bought", () => {
    const { buyer } = calls.summary;
    const even = { ...calls, summary: { ...calls.summary, buyer: { ...buyer, pnl: 0 } } };
    expect(statement(even, { title: "AAPL", width: 80 })).toContain("WHY YOUR BUYER BROKE EVEN");
    const saleVolatility = new Float64Array(2000).fill(0.01);
    const none = reportReplay(
      appleRequest({ saleVolatility, strike: { kind: "otm", share: 0.5 } }),
    );
    expect(none.summary.unsold).toBe(59);
    const text = statement(none, { title: "AAPL", width: 80 });
    expect(text).toContain(
      "WHY YOUR BUYER HAS NOTHING   He bid in no month: nothing was sold.\n\n",
    );
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("says what the buyer paid and what came over the months in which he bought", () => {
    const strike = { kind: "otm", share: 0.12 } as const;
    const report = reportReplay(appleRequest({ makerEdge: 0.15, strike }));
    const sold = report.cycles.filter((cycle) => cycle.contracts > 0);
    expect(sold.length).toBeGreaterThan(0);
    expect(sold.length).toBeLessThan(report.cycles.length);
    const came = sold.reduce((sum, cycle) => sum + cycle.realizedVol, 0) / sold.length;
    expect(statement(report, { title: "AAPL", width: 80 })).toContain(
      `He paid for swings of 18.0 % a year; ${(came * 100).toFixed(1)} %`,
    );
    const { more, less } = report.summary.swings;
    expect(more.cycles + less.cycles).toBe(sold.length);
  });

  it("says no word that promises", () => {
    const text = statement(calls, { title: "AAPL", width: 80 }).toLowerCase();
    expect(text).not.toMatch(/\b(income|guaranteed|safe|free|win|beat the market)\b/);
  });
});
