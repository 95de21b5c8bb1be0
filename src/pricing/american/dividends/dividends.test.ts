import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, europeanPrice } from "../../black-scholes.ts";
import { createImpliedVolatility } from "../../implied-volatility.ts";
import { evaluateAmerican } from "../american.ts";
import { impliedVolatilityWithDividends } from "../american-implied-volatility.ts";
import { type DividendOption, dividendsUntil, NO_DIVIDENDS } from "./cash-dividends.ts";
import { valueAtDividends } from "./dividend-quadrature.ts";
import { priceGrid, refinedGrid, valueOnGrid } from "./finite-differences.ts";
import { createSpotValue } from "./spot-value.ts";
import { certainValue, evaluateWithDividends } from "./with-dividends.ts";

const CALL: DividendOption = {
  sign: 1,
  strike: 100,
  years: 1,
  rate: 0.04,
  dividendYield: 0,
  sigma: 0.3,
  american: true,
  dividends: { times: Float64Array.of(0.3, 0.8), amounts: Float64Array.of(2, 3) },
};
const PUT: DividendOption = { ...CALL, sign: -1 };
const OUT = createEuropeanGreeks();
const VALUE = createSpotValue();

function priceOf(spot: number, option: DividendOption): number {
  evaluateWithDividends(OUT, spot, option, "full");
  return OUT.price;
}

/**
 * European by the plainest of means: sums of density times value over equal steps of ln(price) at
 * each dividend, recursively.
 */
function naiveEuropean(spot: number, option: DividendOption, from = 0, i = 0): number {
  const { sign, strike, years, rate, sigma, dividends } = option;
  if (i === dividends.times.length) {
    return europeanPrice(sign, Math.max(spot, 1e-12), strike, years - from, rate, 0, sigma);
  }
  const time = dividends.times[i]! - from;
  const steps = i === 0 ? 1000 : 60;
  let sum = 0;
  for (let k = -steps; k <= steps; k++) {
    const z = (8 * k) / steps;
    const growth = Math.exp((rate - sigma * sigma * 0.5) * time + sigma * Math.sqrt(time) * z);
    const after = Math.max(0, spot * growth - dividends.amounts[i]!);
    const density = (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * (8 / steps);
    sum += density * naiveEuropean(after, option, dividends.times[i]!, i + 1);
  }
  return Math.exp(-rate * time) * sum;
}

describe("dividends until expiry", () => {
  it("are those ahead, in order, those of a day joined", () => {
    const times = Float64Array.of(0.5, -0.1, 0.25, 2, 0.50005, 1, 0.1);
    const amounts = Float64Array.of(1, 9, 2, 9, 4, 3, 0);
    const found = dividendsUntil(1, { times, amounts });
    expect([...found.times]).toEqual([0.25, 0.5, 1]);
    expect([...found.amounts]).toEqual([2, 5, 3]);
  });
});

describe("European options with cash dividends", () => {
  it.each([
    [1, 100],
    [-1, 100],
    [1, 70],
    [-1, 140],
  ] as const)("sign %d at spot %d agree with a naive sum", (sign, spot) => {
    const option = { ...CALL, sign, american: false };
    expect(Math.abs(priceOf(spot, option) - naiveEuropean(spot, option))).toBeLessThan(1e-7);
  });

  it("keep put-call parity: spot less the present value of the dividends", () => {
    const european = { ...CALL, american: false };
    const call = priceOf(100, european);
    const put = priceOf(100, { ...european, sign: -1 });
    const paid = 2 * Math.exp(-0.04 * 0.3) + 3 * Math.exp(-0.04 * 0.8);
    expect(call - put).toBeCloseTo(100 - paid - 100 * Math.exp(-0.04), 10);
  });

  it("with tiny dividends tend to those without", () => {
    const dividends = { times: Float64Array.of(0.5), amounts: Float64Array.of(1e-9) };
    const european = { ...CALL, american: false, dividends };
    expect(priceOf(100, european)).toBeCloseTo(europeanPrice(1, 100, 100, 1, 0.04, 0, 0.3), 8);
  });
});

describe("American options with cash dividends", () => {
  const oracle = fileURLToPath(
    new URL("../../../../../shared/oracles/american.csv", import.meta.url),
  );
  const rows = existsSync(oracle)
    ? readFileSync(oracle, "utf8")
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(","))
        .filter((cells) => cells[1]!.startsWith("disc"))
    : [];
  it.skipIf(rows.length === 0)(
    "agree with the discrete rows of oracles/american.csv (skipped without it)",
    () => {
      for (const cells of rows) {
        const [spot, strike, years, rate, dividendYield, sigma] = cells.slice(3, 9).map(Number);
        const pairs = cells[9]!.split(";").map((pair) => pair.split(":").map(Number));
        const times = Float64Array.from(pairs, (pair) => pair[0]!);
        const amounts = Float64Array.from(pairs, (pair) => pair[1]!);
        const sign = cells[2] === "call" ? 1 : -1;
        const terms = { sign, strike: strike!, years: years!, rate: rate! } as const;
        const more = { dividendYield: dividendYield!, sigma: sigma!, american: true };
        const option = { ...terms, ...more, dividends: { times, amounts } };
        const [price, , , err] = cells.slice(10, 14).map(Number);
        const isExact = cells[1] === "disc-call-exact";
        const tolerance = isExact ? 1e-12 * strike! : 1e-5 * strike! + 3 * err!;
        const label = `row ${cells[0]}`;
        expect(Math.abs(priceOf(spot!, option) - price!), label).toBeLessThan(tolerance);
      }
    },
  );

  it("calls on the grid agree with the quadrature", () => {
    const grid = priceGrid(100, CALL, 50);
    const fine = createSpotValue();
    const exact = createSpotValue();
    valueOnGrid(VALUE, 100, CALL, grid);
    valueOnGrid(fine, 100, CALL, refinedGrid(grid));
    valueAtDividends(exact, 100, CALL);
    expect(Math.abs((4 * fine.price - VALUE.price) / 3 - exact.price)).toBeLessThan(2e-4);
    expect(Math.abs((4 * fine.delta - VALUE.delta) / 3 - exact.delta)).toBeLessThan(2e-5);
    expect(Math.abs((4 * fine.gamma - VALUE.gamma) / 3 - exact.gamma)).toBeLessThan(2e-6);
  });

  it("puts without dividends on the grid agree with the boundary method", () => {
    const option = { ...PUT, dividends: NO_DIVIDENDS };
    const grid = priceGrid(95, option, 50);
    const fine = createSpotValue();
    valueOnGrid(VALUE, 95, option, grid);
    valueOnGrid(fine, 95, option, refinedGrid(grid));
    evaluateAmerican(OUT, -1, 95, 100, 1, 0.04, 0, 0.3, "full");
    expect(Math.abs((4 * fine.price - VALUE.price) / 3 - OUT.price)).toBeLessThan(1e-5);
    expect(Math.abs((4 * fine.delta - VALUE.delta) / 3 - OUT.delta)).toBeLessThan(1e-5);
    // Halving the steps leaves a quarter of the error.
    const ratio = (VALUE.price - OUT.price) / (fine.price - OUT.price);
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(4.5);
  });

  it("are worth European ones and exercise at least, and lose nothing by being exercised", () => {
    for (const option of [CALL, PUT]) {
      for (const spot of [60, 90, 100, 120, 160]) {
        const american = priceOf(spot, option);
        expect(american).toBeGreaterThanOrEqual(priceOf(spot, { ...option, american: false }));
        expect(american).toBeGreaterThanOrEqual(option.sign * (spot - 100));
      }
    }
    evaluateWithDividends(OUT, 30, { ...PUT, rate: 0.1, dividends: NO_DIVIDENDS }, "full");
    expect(OUT).toMatchObject({ price: 70, delta: -1, gamma: 0 });
  });

  it("without volatility are worth their best exercise", () => {
    // Just before the first dividend the share is worth 120 e^(0.012), the strike K e^(-r t).
    const early = 120 - 100 * Math.exp(-0.04 * 0.3);
    const late = 120 - 2 * Math.exp(-0.04 * 0.3) - 100 * Math.exp(-0.04 * 0.8);
    expect(certainValue(120, CALL)).toBeCloseTo(Math.max(early, late), 12);
    expect(priceOf(120, { ...CALL, sigma: 0 })).toBeCloseTo(Math.max(early, late), 5);
    expect(priceOf(100, { ...PUT, sigma: 0 })).toBeNaN();
  });

  it("have Greeks that are slopes of the price", () => {
    for (const option of [CALL, PUT, { ...PUT, american: false }]) {
      evaluateWithDividends(OUT, 100, option, "full");
      const greeks = { ...OUT };
      const slope = (at: (h: number) => number, h: number): number => (at(h) - at(-h)) / (2 * h);
      const bySpot = slope((h) => priceOf(100 + h, option), 0.2);
      const bySigma = slope((h) => priceOf(100, { ...option, sigma: 0.3 + h }), 0.002);
      const byRate = slope((h) => priceOf(100, { ...option, rate: 0.04 + h }), 0.0005);
      expect(Math.abs(greeks.delta - bySpot)).toBeLessThan(2e-4);
      expect(Math.abs(greeks.vega - bySigma)).toBeLessThan(5e-2);
      expect(Math.abs(greeks.rho - byRate)).toBeLessThan(5e-2);
      const later = (h: number): number => {
        const times = option.dividends.times.map((time) => time + h);
        return priceOf(100, { ...option, years: 1 + h, dividends: { ...option.dividends, times } });
      };
      expect(Math.abs(greeks.theta + slope(later, 0.002))).toBeLessThan(2e-2);
    }
  });

  it("give back their volatility", () => {
    const out = createImpliedVolatility();
    for (const option of [CALL, { ...PUT, american: false }]) {
      impliedVolatilityWithDividends(out, 100, option, priceOf(100, option), "full");
      expect(out.status).toBe("ok");
      expect(out.sigma).toBeCloseTo(0.3, 10);
    }
    impliedVolatilityWithDividends(out, 105, PUT, priceOf(105, PUT), "fast");
    expect(out.sigma).toBeCloseTo(0.3, 4);
    impliedVolatilityWithDividends(out, 140, CALL, 39, "full");
    expect(out.status).toBe("below-intrinsic");
    impliedVolatilityWithDividends(out, 60, CALL, 61, "full");
    expect(out.status).toBe("above-maximum");
    impliedVolatilityWithDividends(out, Number.NaN, CALL, 61, "full");
    expect(out.status).toBe("invalid");
  });
});
