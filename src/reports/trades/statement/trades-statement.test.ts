import { describe, expect, it } from "vitest";
import { fixturePath, requestOf } from "../../../../test/support/trades-options.ts";
import { reportTrades } from "../report-trades.ts";
import { tradesStatement } from "./trades-statement.ts";

const report = reportTrades(await requestOf([fixturePath("trades/schwab.csv")]));

describe("tradesStatement", () => {
  it("of a story from one file, 80 columns", () => {
    expect(tradesStatement(report, 80, false)).toMatchSnapshot();
  });

  it("of the same, stacked for 48 columns", () => {
    expect(tradesStatement(report, 48, false)).toMatchSnapshot();
  });

  it.each([44, 48, 60, 79, 80, 200])("is never wider than a screen of %i columns", (width) => {
    const lines = tradesStatement(report, width, false).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(width, 80));
  });

  it("reasons add up to the buyer's result, to the cent of each line", () => {
    const text = tradesStatement(report, 80, false);
    const why = text.slice(text.indexOf("WHY YOUR BUYER"), text.indexOf("WHO PAID WHOM"));
    const amounts = [...why.matchAll(/^ +([+-][\d,]+\.\d\d) {2}/gm)].map((match) =>
      Number(match[1]!.replaceAll(",", "")),
    );
    expect(amounts.length).toBeGreaterThan(3);
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    const off = Math.abs(sum - report.summary.buyer.pnl);
    expect(off).toBeLessThan(0.005 * (amounts.length + 1));
  });

  it("names what was taken in, what differs and what was left out", () => {
    const { trades, summary } = report;
    const told = tradesStatement(
      {
        ...report,
        trades: {
          ...trades,
          openingShares: 1_200,
          fileDividends: 50,
          skipped: [{ reason: "options on other stocks", count: 3 }],
          cash: {
            ...trades.cash,
            differences: Array.from({ length: 8 }, (_, i) => ({
              file: "schwab.csv",
              line: i + 2,
              said: 1.5,
              ours: 1.25,
            })),
          },
        },
        summary: { ...summary, paid: { positions: 0, iv: 0, realizedVol: 0 } },
        positions: Array.from({ length: 45 }, () => ({ ...report.positions[0]!, iv: null })),
      },
      80,
      false,
    ).replace(/\s+/g, " ");
    expect(told).toContain("1,200 shares must have been yours before");
    expect(told).toContain("on their ex-dates; your file has $50.00");
    expect(told).toContain("Not replayed: 3 options on other stocks.");
    expect(told).toContain("line 2 of schwab.csv: $1.50 in the file, $1.25 here");
    expect(told).toContain("and 2 more lines");
    expect(told).toContain("No price of yours says what he paid for swings.");
    expect(told).toContain("5 earlier ones: --json");
  });
});
