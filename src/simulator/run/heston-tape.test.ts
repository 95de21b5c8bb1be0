import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../calendar/civil-date.ts";
import { varianceYears } from "../../calendar/clocks.ts";
import { isTradingDay } from "../../calendar/trading-days.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { hestonTotalVariances } from "../../pricing/heston/heston-variances.ts";
import { type HestonStock, hestonTape } from "./heston-tape.ts";

const DAYS: number[] = [];
for (let day = dayFromIso("2024-01-02")!; DAYS.length < 21; day++) {
  if (isTradingDay(day)) DAYS.push(day);
}
const YEARS = varianceYears(DAYS[0]! - 1, DAYS.at(-1)!);
const WORLD = { kappa: 4, theta: 0.0625, xi: 0.5, rho: -0.6 };
const STOCK: HestonStock = {
  ...WORLD,
  ...{ seed: 1, start: 1_000_000, drift: 0, variance: 0.0625, stepsPerSession: 26 },
};
/** Twice kappa theta is far below xi^2: the variance is often all but 0. One step a session. */
const ROUGH: HestonStock = {
  ...{ kappa: 1.5768, theta: 0.0398, xi: 0.5751, rho: -0.5711 },
  ...{ seed: 1, start: 1_000_000, drift: 0, variance: 0.0175, stepsPerSession: 1 },
};
const STRIKES = [-1.5, -0.75, 0, 0.75, 1.5];

/** Mean of a sample less what is expected, in standard errors of the mean. */
function standardErrors(sample: readonly number[], expected: number): number {
  const mean = sample.reduce((sum, one) => sum + one, 0) / sample.length;
  const squares = sample.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  return (mean - expected) / Math.sqrt(squares / (sample.length - 1) / sample.length);
}

function lastStates(stock: HestonStock, paths: number): { price: number; variance: number }[] {
  return Array.from({ length: paths }, (_, seed) => {
    const last = hestonTape({ ...stock, seed }, DAYS).at(-1)!;
    return { price: last.prices.at(-1)! / stock.start, variance: last.variances!.at(-1)! };
  });
}

describe("a Heston stock", () => {
  it.each([
    ["the default", STOCK, 2_000],
    ["from a high variance", { ...STOCK, variance: 0.16, stepsPerSession: 4 }, 8_000],
    ["near no variance", ROUGH, 16_000],
  ])("%s: options cost what the formula says, the price is a martingale", (_, stock, paths) => {
    const states = lastStates(stock, paths);
    const deviation = Math.sqrt(stock.variance * YEARS);
    const k = Float64Array.from(STRIKES, (multiple) => multiple * deviation);
    const totals = new Float64Array(k.length);
    hestonTotalVariances(totals, stock, stock.variance, YEARS, k);
    const off = [...k].map((moneyness, i) => {
      const sign = moneyness < 0 ? -1 : 1;
      const strike = Math.exp(moneyness);
      const fair = europeanPrice(sign, 1, strike, YEARS, 0, 0, Math.sqrt(totals[i]! / YEARS));
      return standardErrors(
        states.map(({ price }) => Math.max(sign * (price - strike), 0)),
        fair,
      );
    });
    off.push(
      standardErrors(
        states.map(({ price }) => price),
        1,
      ),
    );
    for (const errors of off) expect(Math.abs(errors)).toBeLessThan(3);
  });

  it("has the mean and the spread of the variance's law", () => {
    for (const [stock, paths] of [
      [{ ...STOCK, variance: 0.16, stepsPerSession: 4 }, 4_000],
      [ROUGH, 8_000],
    ] as const) {
      const { kappa, theta, xi, variance } = stock;
      const decay = Math.exp(-kappa * YEARS);
      const mean = theta + (variance - theta) * decay;
      const gain = 1 - decay;
      const spread = ((xi * xi) / kappa) * gain * (variance * decay + (theta * gain) / 2);
      const sample = lastStates(stock, paths).map((state) => state.variance);
      expect(Math.abs(standardErrors(sample, mean))).toBeLessThan(3);
      const squares = sample.map((one) => (one - mean) * (one - mean));
      expect(Math.abs(standardErrors(squares, spread))).toBeLessThan(3);
    }
  });

  it("forgets its variance at the speed kappa, and the forecast knows it", () => {
    // What is left of a deviation from the mean after so long, by regression without a constant.
    const stock = { ...STOCK, stepsPerSession: 2 };
    const [early, late] = [5, 20];
    const years = varianceYears(DAYS[early]!, DAYS[late]!);
    const decay = Math.exp(-stock.kappa * years);
    const errors: number[] = [];
    for (let seed = 0; seed < 6_000; seed++) {
      const tape = hestonTape({ ...stock, seed }, DAYS);
      const from = tape[early]!.variances!.at(-1)! - stock.theta;
      const to = tape[late]!.variances!.at(-1)! - stock.theta;
      errors.push(from * (to - decay * from));
    }
    expect(Math.abs(standardErrors(errors, 0))).toBeLessThan(3);
  });

  it("forecasts between today's variance and the mean", () => {
    const { forecast, variances } = hestonTape({ ...STOCK, variance: 0.16 }, DAYS)[0]!;
    // kappa T is 1/3: a share (1 - e^(-1/3)) / (1/3) = .8504 of the distance is still expected.
    expect(forecast * forecast).toBeCloseTo(0.0625 + 0.8504 * (0.16 - 0.0625), 4);
    expect(variances).toHaveLength(26);
  });

  it("says how each price came about: the variance before it, and what a shock has left", () => {
    const calm = hestonTape(STOCK, DAYS);
    const shocks = [{ session: 2, step: 4, size: -0.3, variance: 0.2 }];
    const shaken = hestonTape({ ...STOCK, shocks }, DAYS)[2]!;
    const { day, moves, variances } = calm[2]!;
    const years = varianceYears(day - 1, day) / 26;
    for (let i = 1; i < 26; i++) {
      expect(moves![i]!.deviation ** 2 / years).toBeCloseTo(variances![i - 1]!, 12);
      expect(moves![i]!.shock).toBe(1);
    }
    expect(shaken.moves![3]!.shock).toBeCloseTo(0.7, 12);
    expect(shaken.moves!.slice(0, 3)).toEqual(moves!.slice(0, 3));
    expect(shaken.moves![4]!.deviation ** 2 / years).toBeCloseTo(shaken.variances![3]!, 12);
  });

  it("begins alike whatever its length, and differs by seed", () => {
    const long = hestonTape(STOCK, DAYS);
    expect(hestonTape(STOCK, DAYS.slice(0, 5))).toEqual(long.slice(0, 5));
    expect(hestonTape({ ...STOCK, seed: 4 }, DAYS.slice(0, 5))).not.toEqual(long.slice(0, 5));
  });

  it("has whole cents, and closed days move it at the open", () => {
    const tape = hestonTape({ ...STOCK, stepsPerSession: 1 }, DAYS);
    expect(tape.every(({ prices }) => prices.every((p) => p > 0 && p % 100 === 0))).toBe(true);
    // The variance at the open of a Monday is not Friday's: the forecast of the two differs.
    const monday = DAYS.findIndex((day, i) => i > 0 && day - DAYS[i - 1]! > 1);
    const friday = tape[monday - 1]!.variances!.at(-1)!;
    const kept = 0.0625 + 0.8504 * (friday - 0.0625);
    expect(Math.abs(tape[monday]!.forecast ** 2 - kept)).toBeGreaterThan(1e-5);
  });
});
