import { beforeAll, describe, expect, it } from "vitest";
import type { RunReport } from "../../src/reports/run/run-report.ts";
import { defaultScenario, WHOLE_MARKET } from "../../src/scenarios/default-scenario.ts";
import type { HistorySettings } from "../../src/scenarios/history-scenario.ts";
import type { CompanyConfig } from "../../src/simulator/run/company/company-config.ts";
import { hestonTape } from "../../src/simulator/run/heston-tape.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";
import { auditedRun } from "../support/audited-run.ts";
import { checkSums, units } from "../support/report-sums.ts";
import { sessions } from "../support/small-run.ts";

const HESTON = { theta: 0.0625, kappa: 4, xi: 0.5, rho: -0.6 };

/** The whole market at a twentieth of its size, its share rising fast. */
function wholeMarket(
  seed: number,
  days: number,
  changes: Partial<CompanyConfig>,
  others: Partial<HistorySettings> = {},
): RunConfig {
  const stock = { seed, start: 1_000_000, drift: 3, variance: 0.0625, stepsPerSession: 390 };
  const tape = hestonTape({ ...stock, ...HESTON }, sessions(days));
  const company = { ...WHOLE_MARKET.company, ...changes };
  const chain = { weeklies: 4, monthlies: 3, isLong: false, range: 0.42 };
  const size = { crowd: 0.1, stockCrowd: 0.05, chain };
  return defaultScenario(
    { ...WHOLE_MARKET, ...size, seed, heston: HESTON, company, ...others },
    tape,
  );
}

describe("a company in the whole market", () => {
  // Earnings and a buyback on the second session, the ex-date on the seventeenth.
  const on = { exSession: 16, buyback: 0.3, dividend: 10_000 };
  let report!: RunReport;
  let holds = false;
  beforeAll(async () => {
    const run = await auditedRun("default", wholeMarket(7, 18, on));
    report = run.report;
    holds = run.audit.holds;
  }, 120_000);

  it("adds up to the last unit, and an audit of the journal finds no difference", () => {
    checkSums(report);
    const { company } = report;
    const { earnings, dividends, buybacks, issues, bookValue } = company;
    const kept = units(earnings) - units(dividends) - units(buybacks) + units(issues);
    expect(units(bookValue.close) - units(bookValue.open)).toBe(kept);
    expect(Math.min(earnings, dividends, buybacks)).toBeGreaterThan(0);
    expect(holds).toBe(true);
  });

  it("has shares that fall by the dividend, and go on following the value", () => {
    const { tape } = wholeMarket(7, 18, on);
    const days = report.volatility.days;
    for (const [i, { close }] of days.entries()) {
      expect(Math.abs(close / tape[i]!.prices.at(-1)! - 1)).toBeLessThan(0.015);
    }
  });

  it("has deep calls exercised before the ex-date, and what neglect costs told", () => {
    const [eve, ...others] = report.earlyExercise.filter(({ best }) => best > 0);
    expect(others).toEqual([]);
    expect(eve!.best).toBeGreaterThan(20);
    expect(eve!.assignedShare).toBeGreaterThan(0.3);
    expect(eve!.assignedShare).toBeLessThan(1);
    expect(eve!.neglectCost).toBeGreaterThan(0);
    // The assigned are those who owed the calls: sellers among them.
    const assigned = report.liquidity.positions.find((one) => one.class === "covered-call-seller");
    expect(assigned!.exercisedEarly).toBeGreaterThan(0);
  });
});

describe("the whole market, closed", () => {
  it.each([1, 2])("sums to exactly minus its fees, and is audited: seed %d", async (seed) => {
    const nothing = { earnings: 0, dividend: 0, isWoundUp: true };
    const others = { rate: 0, beginsOpen: false };
    const { report, audit } = await auditedRun("default", wholeMarket(seed, 2, nothing, others));
    const { outside, company } = report;
    const fees = outside.items.find(({ cause }) => cause === "fees")!.amount;
    expect(fees).toBeLessThan(0);
    expect(outside.total).toBe(fees);
    for (const { results, paper, options, optionFees } of company.closes) {
      expect(results).toBe(paper);
      expect(options).toBe(0 - optionFees);
    }
    expect(audit.holds).toBe(true);
  });
});
