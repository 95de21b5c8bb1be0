import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { reportReplay } from "../report-replay.ts";
import { explainSection } from "./explain-section.ts";
import { FULL_WIDTH } from "./layout.ts";

function explained(index: number, changes: Parameters<typeof appleRequest>[0] = {}) {
  const request = appleRequest(changes);
  const cycles = request.config.cycles.slice(0, 12);
  return reportReplay({ ...request, config: { ...request.config, cycles }, explain: index });
}

const calls = explained(2);
const put = explained(2, { strategy: "cash-secured-put", contracts: 1, hedge: { kind: "none" } });
const large = explained(2, { contracts: 100_000 });

describe("the statement's section of one month", () => {
  it("is there only when it was asked for", () => {
    expect(explainSection(reportReplay(appleRequest()), 80)).toEqual([]);
  });

  it("of three calls, 80 columns", () => {
    expect(explainSection(calls, 80).join("\n")).toMatchSnapshot();
  });

  it("of one put without a hedge, stacked for 44 columns", () => {
    expect(explainSection(put, 44).join("\n")).toMatchSnapshot();
  });

  it("has a row for each close, whose gains and last result are the month's", () => {
    const { days } = calls.explain!;
    const { buyer } = calls.cycles[2]!;
    const rows = explainSection(calls, 80).filter((line) => /^\d{4}-\d\d-\d\d/.test(line));
    expect(rows.map((row) => row.slice(0, 10))).toEqual(days.map(({ date }) => date));
    const cell = (row: string, from: number, to: number): number =>
      Number(row.slice(from, to).replaceAll(",", ""));
    const gains = rows.reduce((sum, row) => sum + cell(row, 51, 65), 0);
    expect(Math.abs(gains - buyer.matchedTrades)).toBeLessThan(0.005 * rows.length);
    expect(cell(rows.at(-1)!, 65, 80)).toBeCloseTo(buyer.pnl, 2);
  });

  it("ends with the day on which the option was bought back", () => {
    const exit = { kind: "profit", askShare: 0.5 } as const;
    const bought = [...Array(12).keys()].find((index) => {
      const { cycles } = explained(index, { exit });
      return cycles[index]!.ending === "bought-back";
    })!;
    const report = explained(bought, { exit });
    const { ended, buyer } = report.cycles[bought]!;
    const lines = explainSection(report, 80);
    const rows = lines.filter((line) => /^\d{4}-\d\d-\d\d/.test(line));
    expect(rows.at(-1)!.slice(0, 10)).toBe(ended);
    expect(lines.join(" ")).toContain(`On ${ended} you bought the option back; he closed`);
    const gains = rows.map((row) => Number(row.slice(51, 65).replaceAll(",", "")));
    // His closing trades are told apart from those that undid an earlier one.
    expect(gains.at(-1)).toBe(0);
    const last = Number(rows.at(-1)!.slice(65, 80).replaceAll(",", ""));
    expect(last).toBeCloseTo(buyer.pnl, 2);
  });

  it("is never wider than the screen, and stacked where amounts are too wide for 80", () => {
    for (const report of [calls, put]) {
      for (const width of [44, 60, 79, FULL_WIDTH]) {
        const widest = Math.max(...explainSection(report, width).map((line) => line.length));
        expect(widest).toBeLessThanOrEqual(width);
      }
    }
    const lines = explainSection(large, FULL_WIDTH);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(FULL_WIDTH);
    expect(lines.filter((line) => line.startsWith(large.explain!.entry))).toHaveLength(1);
  });
});
