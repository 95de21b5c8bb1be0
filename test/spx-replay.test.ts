import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { continuousFromDiscount } from "../edges/input/read-rates.ts";
import type { ReplayReport } from "../src/reports/replay-report.ts";
import { runCli } from "./support/run-cli.ts";
import { HAS_SHARED_DATA, sharedData } from "./support/shared-data.ts";

/** Zero-coupon yields (continuous, percent) before 2000, three-month bills (discount) then. */
function writeRates(folder: string): string {
  const rows: string[] = [];
  const cells = (name: string): string[][] =>
    readFileSync(sharedData(name), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
  for (const [date, oneYear] of cells("us_zero_yields_daily.csv")) {
    if (oneYear !== "" && date! < "2000-01-03") rows.push(`${date},${Number(oneYear) / 100}`);
  }
  for (const [date, discount] of cells("tbill_3m_daily.csv")) {
    rows.push(`${date},${continuousFromDiscount(Number(discount) / 100)}`);
  }
  const file = join(folder, "rates.csv");
  writeFileSync(file, `date,rate\n${rows.join("\n")}\n`);
  return file;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]): number =>
  Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1),
  );
const covariance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + (value - mean(a)) * (b[i]! - mean(b)), 0) / (a.length - 1);
const yearlyReturn = (returns: readonly number[]): number =>
  100 * (Math.exp(12 * mean(returns.map((r) => Math.log(1 + r)))) - 1);
const yearlyVol = (returns: readonly number[]): number => 100 * deviation(returns) * Math.sqrt(12);

const WHY = HAS_SHARED_DATA ? "" : " (skipped: no ../shared/data)";

describe.skipIf(!HAS_SHARED_DATA)(`the S&P 500 1990-2018 at VIX, oracle O18${WHY}`, () => {
  let folder = "";
  let calls: ReplayReport;
  let puts: ReplayReport;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bothsides-"));
    const rates = writeRates(folder);
    const run = (strategy: string): ReplayReport => {
      const { status, stdout, stderr } = runCli([
        "replay",
        ...["--prices", sharedData("spx_daily.csv.gz"), "--strategy", strategy],
        ...["--from", "1990-01-19", "--to", "2018-12-21", "--strike", "spot", "--ticks", "none"],
        ...["--vol", sharedData("vix_daily.csv"), "--rates", rates, "--style", "european"],
        ...["--dividends", sharedData("sp500_shiller_monthly.csv"), "--json"],
      ]);
      expect(stderr).toBe("");
      expect(status).toBe(0);
      return JSON.parse(stdout) as ReplayReport;
    };
    calls = run("covered-call");
    puts = run("cash-secured-put");
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has 347 cycles, none skipped", () => {
    expect(calls.cycles.length).toBe(347);
    expect(calls.input.skippedCycles).toBe(0);
    expect(calls.input.dropped).toEqual([]);
  });

  it("the index itself: 9.26 % a year, volatility 15.63 %", () => {
    const returns = calls.cycles.map((c) => c.buyAndHold.pnl / (100 * c.spot));
    expect(Math.abs(yearlyReturn(returns) - 9.26)).toBeLessThan(0.15);
    expect(Math.abs(yearlyVol(returns) - 15.63)).toBeLessThan(0.1);
  });

  it("the covered call: 13.19 % a year, volatility 10.40 %, worst cycle -22.2 %", () => {
    const returns = calls.cycles.map((c) => c.seller.pnl / (100 * (c.spot - c.premium)));
    expect(Math.abs(yearlyReturn(returns) - 13.19)).toBeLessThan(0.15);
    expect(Math.abs(yearlyVol(returns) - 10.4)).toBeLessThan(0.1);
    expect(Math.abs(100 * Math.min(...returns) + 22.2)).toBeLessThan(0.1);
  });

  it("the cash-secured put: 12.92 % a year, volatility 10.09 %", () => {
    const returns = puts.cycles.map((c) => {
      const cash = (c.strike + c.premium) * Math.exp(c.rate * c.years);
      const payoff = c.premium - c.seller.option / 100;
      return (cash - payoff) / c.strike - 1;
    });
    expect(Math.abs(yearlyReturn(returns) - 12.92)).toBeLessThan(0.15);
    expect(Math.abs(yearlyVol(returns) - 10.09)).toBeLessThan(0.1);
  });

  it("volatility: 18.92 % paid, 15.10 % came, paid more in 85 % of cycles", () => {
    expect(100 * calls.summary.meanIv).toBeCloseTo(18.92, 2);
    expect(100 * calls.summary.meanRealizedVol).toBeCloseTo(15.1, 2);
    const more = calls.cycles.filter((c) => c.iv > c.realizedVol).length;
    expect((100 * more) / 347).toBeCloseTo(85.0, 1);
  });

  it("the hedging buyer: -0.464 % of spot a cycle (t -16.1), median -0.467, sd 0.536", () => {
    const results = calls.cycles.map((c) => c.buyer.pnl / c.spot);
    const sorted = [...results].sort((a, b) => a - b);
    expect(Math.abs(mean(results) + 0.464)).toBeLessThan(0.01);
    expect(Math.abs(sorted[173]! + 0.467)).toBeLessThan(0.01);
    expect(Math.abs(deviation(results) - 0.536)).toBeLessThan(0.01);
    expect(mean(results) / (deviation(results) / Math.sqrt(347))).toBeCloseTo(-16.1, 1);
    expect(Math.abs(sorted[346]! - 1.79)).toBeLessThan(0.01);
    expect(Math.abs(sorted[0]! + 1.98)).toBeLessThan(0.01);
    expect(Math.abs(calls.summary.buyer.gains / 3.47 - 13.8)).toBeLessThan(1.5);
  });

  it("both gain 6.3 %, seller only 74.9, buyer only 7.5, neither 11.2", () => {
    const { both, sellerOnly, buyerOnly, neither } = calls.summary.outcomes.withShares;
    for (const [counted, published] of [
      [both, 6.3],
      [sellerOnly, 74.9],
      [buyerOnly, 7.5],
      [neither, 11.2],
    ] as const) {
      expect(Math.abs(counted / 3.47 - published)).toBeLessThan(1.5);
    }
  });

  it("the seller's excess: equity 3.64, short volatility 5.57, timing 0.68 % a year", () => {
    const part = (name: "equity" | "shortVol" | "timing"): number[] =>
      calls.cycles.map((c) => c.seller.decomposition[name] / c.spot);
    const total = calls.cycles.map((c) => c.seller.excess / c.spot);
    for (const [name, yearly, share] of [
      ["equity", 3.64, 67.8],
      ["shortVol", 5.57, 9.1],
      ["timing", 0.68, 23.1],
    ] as const) {
      expect(Math.abs(12 * mean(part(name)) - yearly), name).toBeLessThan(0.1);
      const risk = (100 * covariance(part(name), total)) / covariance(total, total);
      expect(Math.abs(risk - share), name).toBeLessThan(0.5);
    }
  });

  it("the parts of every cycle add up to its results", () => {
    for (const { seller, buyer } of [...calls.cycles, ...puts.cycles]) {
      const { equity, shortVol, timing } = seller.decomposition;
      const units = (dollars: number): number => Math.round(dollars * 10_000);
      const sum = (values: readonly number[]): number =>
        values.reduce((total, value) => total + units(value), 0);
      expect(sum([equity, shortVol, timing])).toBe(units(seller.excess));
      expect(sum([seller.option, seller.stock, seller.dividends])).toBe(units(seller.pnl));
      expect(sum(Object.values(buyer.parts))).toBe(units(buyer.pnl));
    }
  });

  it("the residual's median is under 1 % of a cycle's gross gamma", () => {
    const shares = calls.cycles
      .map(({ buyer: { parts } }) => Math.abs(parts.residual! / parts.gamma!))
      .sort((a, b) => a - b);
    expect(shares[173]!).toBeLessThan(0.01);
  });
});
