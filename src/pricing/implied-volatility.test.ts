import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, europeanPrice, evaluateEuropean } from "./black-scholes.ts";
import { createImpliedVolatility, type IvStatus, impliedVolatility } from "./implied-volatility.ts";

type Sign = 1 | -1;
type Row = readonly [
  sign: Sign,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
  price: number,
];

/** The closed form by mpmath at 400 bits, price rounded to double. */
const REFERENCE: readonly Row[] = [
  [1, 100, 100, 1, 0, 0, 0.2, 7.965567455405797],
  [1, 100, 110, 0.25, 0.03, 0.01, 0.18, 0.7768935020241745],
  [-1, 100, 90, 0.25, 0.03, 0.01, 0.25, 1.2212072806300533],
  [-1, 100, 100.5, 0.01, 0.05, 0, 0.3, 1.4377480413198327],
  [1, 100, 95, 0.5, 0.02, 0.02, 0.35, 12.183912417204953],
  [-1, 100, 120, 2, -0.01, 0.04, 0.15, 31.06989013235539],
  [1, 100, 101, 0.0006849315068493151, 0, 0, 0.02, 1.9365556235328878e-83],
  [1, 100, 150, 0.0006849315068493151, 0.05, 0, 2.5, 3.5557853445312455e-10],
  [-1, 100, 35, 0.25, 0.01, 0.03, 0.08, 9.57075803150159e-152],
  [1, 100, 260, 1, 0.02, 0, 0.0625, 3.91361279594987e-51],
  [1, 100, 100, 0.0006849315068493151, 0, 0, 0.01, 0.010440796634943348],
  [-1, 100, 60, 3, 0.05, 0.02, 3, 50.99225113853149],
  [1, 100, 100.001, 0.0027397260273972603, 0.03, 0.03, 0.011, 0.022471484488294537],
  [1, 5, 400, 3, 0, 0, 3, 4.686003370549729],
  [-1, 4800, 4000, 0.08, 0.045, 0.013, 0.22, 0.11501459893296895],
  [1, 0.001, 0.002, 0.5, 0, 0, 1.1, 0.00010722442601259035],
  [1, 100, 100, 30, 0.03, 0.01, 3, 74.08182206817177],
];

const OUT = createImpliedVolatility();
const GREEKS = createEuropeanGreeks();

function unitInLastPlace(x: number): number {
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), -1022) - 52);
}

/**
 * Error over what the rounding of the price (4 units) and of the two discounted legs (1 unit of
 * their change) can move sigma, plus 4e-15 of sigma. At most 1.
 */
function errorOverBound([sign, spot, strike, years, rate, yield_, sigma, price]: Row): number {
  evaluateEuropean(GREEKS, sign, spot, strike, years, rate, yield_, sigma);
  const changes = spot * Math.abs(Math.expm1(-yield_ * years));
  const legs = changes + strike * Math.abs(Math.expm1(-rate * years));
  const priceError = 4 * unitInLastPlace(price) + Number.EPSILON * legs;
  const inTheMoney = sign * (spot * Math.exp(-yield_ * years) - strike * Math.exp(-rate * years));
  const bound = (inTheMoney > 0 ? priceError : 4 * unitInLastPlace(price)) / GREEKS.vega;
  return Math.abs(OUT.sigma - sigma) / (bound + 4e-15 * sigma);
}

function solve([sign, spot, strike, years, rate, dividendYield, , price]: Row): IvStatus {
  impliedVolatility(OUT, sign, spot, strike, years, rate, dividendYield, price);
  return OUT.status;
}

describe("implied volatility of reference prices", () => {
  it.each(REFERENCE)("sign %d, S %d, K %d, T %d, r %d, q %d, sigma %d", (...row) => {
    expect(solve(row)).toBe("ok");
    expect(errorOverBound(row)).toBeLessThan(1);
  });

  const oracle = fileURLToPath(new URL("../../../shared/oracles/european.csv", import.meta.url));
  it.skipIf(!existsSync(oracle))(
    "every price of oracles/european.csv gives its sigma (skipped without ../shared)",
    () => {
      const rows = readFileSync(oracle, "utf8").trim().split(/\r?\n/).slice(1);
      let found = 0;
      for (const line of rows) {
        const cells = line.split(",");
        const sign: Sign = cells[2] === "call" ? 1 : -1;
        const row = [sign, ...cells.slice(3, 10).map(Number)] as unknown as Row;
        const status = solve(row);
        if (status === "at-intrinsic") {
          // Even the largest rounding of the price would move sigma by more than 1 %.
          evaluateEuropean(GREEKS, row[0], row[1], row[2], row[3], row[4], row[5], row[6]);
          const wiggle = unitInLastPlace(row[7]) / GREEKS.vega;
          expect(wiggle, `row ${cells[0]}`).toBeGreaterThan(0.01 * row[6]);
          continue;
        }
        expect(status, `row ${cells[0]}`).toBe("ok");
        expect(errorOverBound(row), `row ${cells[0]}`).toBeLessThan(1);
        found++;
      }
      expect(found).toBeGreaterThan(950);
    },
  );
});

/** Numerical Recipes' 32-bit generator: enough for scattering test points. */
function createUniform(seed: number): (low: number, high: number) => number {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return low + ((state >>> 0) / 2 ** 32) * (high - low);
  };
}

describe("implied volatility round trips", () => {
  const sets = [
    { name: "typical", sigma: { low: 0.1, high: 0.8 }, years: { low: 7 / 365, high: 2 }, z: 2.5 },
    { name: "hard", sigma: { low: 0.01, high: 3 }, years: { low: 0.25 / 365, high: 3 }, z: 8 },
  ];

  it.each(sets)("$name quotes return their sigma to 2e-13, none fails", ({ sigma, years, z }) => {
    const uniform = createUniform(7);
    for (let i = 0; i < 20_000; i++) {
      const volatility = uniform(sigma.low, sigma.high);
      const time = uniform(years.low, years.high);
      const strike = 100 * Math.exp(uniform(-z, z) * volatility * Math.sqrt(time));
      const sign = strike >= 100 ? 1 : -1;
      const price = europeanPrice(sign, 100, strike, time, 0, 0, volatility);
      if (price < 1e-280) continue;
      impliedVolatility(OUT, sign, 100, strike, time, 0, 0, price);
      expect(OUT.status).toBe("ok");
      expect(Math.abs(OUT.sigma / volatility - 1)).toBeLessThan(2e-13);
    }
  });

  it("prices down to 1e-280 and up to the maximum return their sigma", () => {
    for (const years of [0.25 / 365, 1 / 12, 3]) {
      for (let z = -36; z <= 36; z += 3) {
        const strike = 100 * Math.exp(z * 0.3 * Math.sqrt(years));
        const sign = strike >= 100 ? 1 : -1;
        const price = europeanPrice(sign, 100, strike, years, 0, 0, 0.3);
        impliedVolatility(OUT, sign, 100, strike, years, 0, 0, price);
        expect(Math.abs(OUT.sigma / 0.3 - 1)).toBeLessThan(1e-12);
      }
    }
    const high = europeanPrice(1, 100, 100, 3, 0, 0, 6);
    impliedVolatility(OUT, 1, 100, 100, 3, 0, 0, high);
    expect(Math.abs(OUT.sigma / 6 - 1)).toBeLessThan(1e-9);
  });

  it("prices discounted by e^-30 return their sigma", () => {
    for (const strike of [99.99, 100, 130]) {
      const price = europeanPrice(1, 100, strike, 100, 0.3, 0.3, 0.05);
      impliedVolatility(OUT, 1, 100, strike, 100, 0.3, 0.3, price);
      expect(Math.abs(OUT.sigma / 0.05 - 1)).toBeLessThan(1e-13);
    }
    impliedVolatility(OUT, 1, 100, 99.99, 100, 0.3, 0.3, 1e-14);
    expect(OUT.status).toBe("ok");
    expect(OUT.sigma).toBeGreaterThan(0);
  });

  it("call and put of one strike have one sigma", () => {
    for (const strike of [80, 95, 100, 104, 130]) {
      const sigmas = ([1, -1] as const).map((sign) => {
        const price = europeanPrice(sign, 100, strike, 0.5, 0.04, 0.01, 0.3);
        impliedVolatility(OUT, sign, 100, strike, 0.5, 0.04, 0.01, price);
        return OUT.sigma;
      });
      expect(Math.abs(sigmas[0]! - sigmas[1]!)).toBeLessThan(1e-13);
    }
  });
});

describe("implied volatility status", () => {
  const cases: readonly (readonly [IvStatus, Row])[] = [
    ["below-intrinsic", [1, 100, 90, 1, 0, 0, 0, 9.99]],
    ["below-intrinsic", [-1, 100, 90, 1, 0, 0, 0, -1e-9]],
    ["below-intrinsic", [-1, 100, 150, 1, 0.05, 0, 0, 42.68]],
    ["at-intrinsic", [1, 100, 90, 1, 0, 0, 0, 10]],
    ["at-intrinsic", [1, 100, 90, 1, 0, 0, 0, 10 - 3e-14]],
    ["at-intrinsic", [1, 100, 110, 1, 0, 0, 0, 0]],
    ["at-intrinsic", [1, 100, 100, 1, 0, 0, 0, 0]],
    ["at-intrinsic", [1, 100, 110, 1, 0, 0, 0, 1e-310]],
    ["above-maximum", [1, 100, 110, 1, 0, 0, 0, 100]],
    ["above-maximum", [-1, 100, 110, 1, 0, 0, 0, 110.5]],
    ["above-maximum", [-1, 100, 90, 2, 0.1, 0, 0, 90]],
    ["invalid", [1, 100, 110, 0, 0, 0, 0, 5]],
    ["invalid", [1, 100, 110, -1, 0, 0, 0, 5]],
    ["invalid", [1, 0, 110, 1, 0, 0, 0, 5]],
    ["invalid", [1, 100, -110, 1, 0, 0, 0, 5]],
    ["invalid", [1, 100, 110, 1, 0, 0, 0, Number.NaN]],
    ["invalid", [1, 100, 110, 1, 0, 0, 0, Number.POSITIVE_INFINITY]],
    ["invalid", [1, Number.NaN, 110, 1, 0, 0, 0, 5]],
    ["invalid", [1, 100, Number.POSITIVE_INFINITY, 1, 0, 0, 0, 5]],
    ["invalid", [1, 100, 110, Number.POSITIVE_INFINITY, 0, 0, 0, 5]],
    ["invalid", [1, 100, 110, 1, Number.NaN, 0, 0, 5]],
    ["invalid", [1, 100, 110, 1, -1e4, 0, 0, 5]],
    ["invalid", [1, 100, 110, 1, 1e4, 0, 0, 5]],
  ];

  it.each(cases)("%s: %j has no sigma", (status, row) => {
    expect(solve(row)).toBe(status);
    expect(OUT.sigma).toBeNaN();
  });

  it("one cent of time value is enough", () => {
    expect(solve([1, 100, 90, 1, 0, 0, 0, 10.01])).toBe("ok");
    expect(europeanPrice(1, 100, 90, 1, 0, 0, OUT.sigma)).toBeCloseTo(10.01, 12);
  });
});
