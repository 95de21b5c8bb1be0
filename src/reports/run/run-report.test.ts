import { describe, expect, it } from "vitest";
import { sessions } from "../../../test/support/small-run.ts";
import { OPTION_ROWS, RESULT_ROWS } from "../../attribution/result-rows.ts";
import { HISTORY_DEFAULTS, historyScenario } from "../../scenarios/history-scenario.ts";
import { brownianTape } from "../../simulator/run/tape-path.ts";
import { reportRun } from "./run-report.ts";
import { runStatement } from "./run-statement.ts";

const units = (dollars: number): number => Math.round(dollars * 10_000);
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** Least squares of y on x. */
function regress(x: readonly number[], y: readonly number[]): { slope: number; r2: number } {
  const mean = (values: readonly number[]): number => sum(values) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const xy = sum(x.map((one, i) => (one - mx) * (y[i]! - my)));
  const xx = sum(x.map((one) => (one - mx) ** 2));
  const yy = sum(y.map((one) => (one - my) ** 2));
  return { slope: xy / xx, r2: (xy * xy) / (xx * yy) };
}

describe("the report of a run", () => {
  const stock = { seed: 5, start: 1_000_000, drift: 0.1, sigma: 0.25, stepsPerSession: 26 };
  const settings = { ...HISTORY_DEFAULTS, seed: 5, crowd: 0.3, premium: 0 };
  const config = historyScenario(settings, brownianTape(stock, sessions(26)));
  const report = reportRun(config, "history");
  const makers = report.classes.find((one) => one.class === "market-maker")!;

  it("explains each class: rows add up to its result, those of options to nothing over all", () => {
    for (const { pnl, explained } of report.classes) {
      expect(sum(RESULT_ROWS.map((row) => units(explained[row])))).toBe(units(pnl));
    }
    for (const row of OPTION_ROWS) {
      expect(sum(report.classes.map(({ explained }) => units(explained[row])))).toBe(0);
    }
    expect(makers.explained.gamma).toBeGreaterThan(0);
    expect(makers.explained.decay).toBeLessThan(0);
    expect(units(makers.explained.fees)).toBe(units(makers.parts.fees));
    expect(units(makers.explained.stockSpread)).toBe(units(makers.parts.stockSpread));
  });

  it("leaves next to nothing unexplained: within 8 % of the gross gamma (economics 1.4)", () => {
    const { grossGamma, grossResidual } = report.hedging;
    expect(grossGamma).toBeGreaterThan(Math.abs(makers.explained.gamma));
    expect(grossResidual / grossGamma).toBeLessThan(0.08);
  });

  it("has the makers' gamma and decay of a day follow theory: R2 over .95, slope near 1", () => {
    const { days } = report.hedging;
    expect(days.length).toBeGreaterThan(20);
    const gained = days.map(({ gamma, decay }) => gamma + decay);
    const { slope, r2 } = regress(
      days.map(({ weighted }) => weighted),
      gained,
    );
    expect(r2).toBeGreaterThan(0.95);
    expect(Math.abs(slope - 1)).toBeLessThan(0.1);
    // The plain difference says the same with less exactness: paths differ.
    const plain = regress(
      days.map(({ realized, implied }) => realized - implied),
      gained,
    );
    expect(plain.slope).toBeGreaterThan(0);
    expect(plain.r2).toBeLessThan(r2);
  });

  it("loses no contract: each that is traded opens or closes one on either side", () => {
    const { positions, optionContractsPerDay, makerOffset } = report.liquidity;
    const sides = positions.map(({ closed, exercisedEarly, heldToExpiry, open }) => {
      return 2 * closed + exercisedEarly + heldToExpiry + open;
    });
    expect(sum(sides)).toBe(2 * Math.round(optionContractsPerDay * report.days));
    expect(sum(positions.map((one) => one.heldToExpiry))).toBeGreaterThan(0);
    const { survival } = makerOffset;
    expect(survival.every((share, t) => share <= (survival[t - 1] ?? 1) && share >= 0)).toBe(true);
    expect(report.liquidity.seriesWithoutTrade).toBeGreaterThan(0.9);
  });

  it("has makers lose no vega on its way: what came and went is what they hold", () => {
    const { held, ...changes } = report.volatility.doors;
    expect(sum(Object.values(changes).map(units))).toBe(units(held));
    expect([changes.before, changes.blocks]).toEqual([0, 0]);
    expect(changes.bought).toBeGreaterThan(0);
    expect(changes.sold).toBeLessThan(0);
    expect(changes.decay).toBeLessThan(0);
    // By their own books, which they read a little before the close.
    const vega = sum(report.volatility.makers.map((one) => one.vega));
    expect(Math.abs(vega / report.inventory.vega - 1)).toBeLessThan(0.05);
  });

  it("quotes as it is set to: 1.2 points at the money for months, more out of it", () => {
    const spreads = (days: string) =>
      report.liquidity.quotes
        .filter((one) => one.days === days)
        .map(({ spreadVolatility }) => 100 * spreadVolatility!);
    const [, money, wing, far] = spreads("46-120");
    // 1.2 points, four fifths of it beyond 90 days, and ticks outward (economics section 3).
    expect(money).toBeGreaterThan(0.9);
    expect(money).toBeLessThan(2);
    expect(wing).toBeGreaterThan(money!);
    expect(far).toBeGreaterThan(1.3 * wing!);
    const { twoSided, quotes } = report.liquidity;
    expect(twoSided).toBeGreaterThan(0.5);
    expect(twoSided).toBeLessThan(1);
    const live = sum(quotes.map(({ series }) => series));
    expect(Math.abs(live / report.series.live - 1)).toBeLessThan(0.1);
  });

  it("prints what to type next", () => {
    const text = runStatement(report);
    expect(text).toContain(`Next: --seed ${report.seed + 1} `);
    expect(runStatement({ ...report, scenario: "no-volatility-traders" })).toContain("run default");
  });

  it("prints reasons that add up to the makers' result", () => {
    const text = runStatement(report);
    const block = text.slice(text.indexOf("THE MAKERS' RESULT"), text.indexOf("WHERE THEIR RISK"));
    const amounts = [...block.matchAll(/[+-]?[\d,]+\.\d\d/g)].map(([cell]) =>
      Number(cell.replaceAll(",", "")),
    );
    expect(amounts).toHaveLength(8);
    // Each is rounded to the cent.
    expect(Math.abs(sum(amounts) - makers.pnl)).toBeLessThan(0.05);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
