import { expect, it } from "vitest";
import { defaultStock } from "../../src/simulator/stock/stock-defaults.ts";
import { logReturns, meanOf, playStockDays, varianceOf } from "../support/stock-days.ts";

const DAYS = 10;
const FIVE_MINUTES_A_YEAR = 78 * 252;

it("a tenth of the stock's crowd trades a tenth as much in the same book, near the value", () => {
  const { shares, valueInvestors, noiseTraders } = defaultStock(0.1);
  const part = { shares, valueInvestors, noiseTraders };
  const runs = [1, 2, 3, 4].map((seed) =>
    playStockDays({ seed, days: DAYS, change: (whole) => ({ ...whole, ...part }) }),
  );
  const over = (measure: (run: (typeof runs)[number]) => number): number =>
    meanOf(runs.map(measure));
  const between = (value: number, least: number, most: number): void => {
    expect(value).toBeGreaterThan(least);
    expect(value).toBeLessThan(most);
  };
  between(over(({ sizes }) => sizes.length / DAYS) / 400, 0.9, 1.1);
  between(over(({ sizes }) => meanOf(sizes)) / 300, 0.9, 1.1);
  between(
    over(({ spread }) => spread),
    1,
    2,
  );
  between(
    over(({ top }) => top),
    600,
    1_000,
  );
  between(over(({ tenLevels }) => tenLevels) / 10_000, 0.9, 1.1);
  const swings = over(({ mids }) => varianceOf(logReturns(mids, 5)) * FIVE_MINUTES_A_YEAR);
  between(Math.sqrt(swings), 0.18, 0.25);
  const gaps = over(({ mids, values }) =>
    meanOf(mids.map((mid, i) => (mid / values[i]! - 1) ** 2)),
  );
  between(Math.sqrt(gaps), 0.001, 0.0035);
});
