import { describe, expect, it } from "vitest";
import { reportRun } from "../src/reports/run/run-report.ts";
import { HISTORY_DEFAULTS } from "../src/scenarios/history-scenario.ts";
import type { CompanyConfig } from "../src/simulator/run/company/company-config.ts";
import { checkSums, sum, units } from "./support/report-sums.ts";
import { smallRun } from "./support/small-run.ts";

/** Nobody's shares but the tape's and the covered-call sellers'. */
const FLOAT = 20_000_000;

function played(seed: number, days: number, changes: Partial<CompanyConfig>, rate = 0.04) {
  const company = { ...HISTORY_DEFAULTS.company, ...changes };
  return reportRun(smallRun(days, seed, { company, rate, crowd: 0.1 }, 2), "history");
}

describe("a company that earns, pays dividends and buys its shares", () => {
  // Earnings on the third session, the ex-date on the eighteenth.
  const on = { earnings: 0.055, dividend: 4_000, exSession: 17, buyback: 0.3 };
  const reports = [1, 2].map((seed) => played(seed, 19, on));

  it("adds up to the last unit: I2, and I3 by its own entries", () => {
    for (const report of reports) {
      checkSums(report);
      const { company, flows } = report;
      const { earnings, dividends, buybacks, issues, bookValue } = company;
      const kept = units(earnings) - units(dividends) - units(buybacks) + units(issues);
      expect(units(bookValue.close) - units(bookValue.open)).toBe(kept);
      expect(units(company.marketValue) - units(bookValue.close)).toBe(units(company.revaluation));
      // The company's row: shares that became worth more are what it owes.
      const row = flows.matrix[flows.parties.indexOf("company")]!;
      expect(sum(row.map(units))).toBe(-units(company.revaluation));
    }
  });

  it("earns a quarter of 5.5 % of its price, and pays 40 cents on each share that is left", () => {
    for (const { company, stock } of reports) {
      const shares = company.bookValue.open / stock.open;
      expect(company.earnings).toBeCloseTo((0.055 / 4) * company.bookValue.open, 3);
      expect(company.dividends).toBeCloseTo(0.4 * company.shares, 3);
      expect(company.buybacks).toBeGreaterThan(0.299 * company.earnings);
      expect(company.buybacks).toBeLessThanOrEqual(0.3 * company.earnings);
      expect(Math.round(shares)).toBeGreaterThan(FLOAT);
      expect(company.shares).toBeLessThan(shares);
    }
  });

  it("has calls that are best exercised before the ex-date exercised, by makers all", () => {
    const eves = reports.flatMap(({ earlyExercise }) =>
      earlyExercise.filter(({ best }) => best > 0),
    );
    expect(eves.length).toBeGreaterThan(0);
    for (const { date, contracts, assignedShare, neglectCost } of eves) {
      expect(date).toBe("2024-01-25");
      expect(contracts).toBeGreaterThan(0);
      expect(assignedShare).toBeGreaterThan(0.5);
      expect(neglectCost).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("a closed market", () => {
  const reports = [4, 5, 6].map((seed) => played(seed, 4, { isWoundUp: true }, 0));

  it("sums to minus its fees, to the unit, when its shares are bought at their first price", () => {
    for (const report of reports) {
      checkSums(report);
      const { outside, company } = report;
      const items = new Map(outside.items.map(({ cause, amount }) => [cause, units(amount)]));
      expect(items.get("fees")!).toBeLessThan(0);
      expect(units(outside.total)).toBe(items.get("fees")!);
      expect(items.get("buybacks")! + items.get("revaluation of shares")!).toBe(0);
      expect(company.shares).toBe(0);
    }
  });

  it("sums to shares x change of price less fees at every close, options to their fees", () => {
    for (const { company, days } of reports) {
      expect(company.closes).toHaveLength(days);
      for (const { results, paper, options, optionFees } of company.closes) {
        expect(units(results)).toBe(units(paper));
        expect(units(options)).toBe(-units(optionFees));
      }
      expect(company.closes.at(-1)!.optionFees).toBeGreaterThan(0);
      expect(Math.abs(company.closes.at(-1)!.paper)).toBeGreaterThan(1_000_000);
    }
  });
});
