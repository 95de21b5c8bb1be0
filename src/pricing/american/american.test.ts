import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, type EuropeanGreeks, europeanPrice } from "../black-scholes.ts";
import { evaluateAmerican } from "./american.ts";
import type { Accuracy } from "./boundary-rule.ts";

type Sign = 1 | -1;
type Terms = readonly [
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
];

function greeksOf(sign: Sign, terms: Terms, accuracy: Accuracy = "full"): EuropeanGreeks {
  const out = createEuropeanGreeks();
  evaluateAmerican(out, sign, ...terms, accuracy);
  return out;
}

const priceOf = (sign: Sign, terms: Terms, accuracy: Accuracy = "full"): number =>
  greeksOf(sign, terms, accuracy).price;

/**
 * sign, S, K, T, r, q, sigma, price: QuantLib 1.29, FP-A and FP-B with tanh-sinh integration and 40
 * to 90 nodes agree to the digits given; and the tolerance those digits allow.
 */
const PUBLISHED: readonly (readonly [Sign, ...Terms, price: number, tolerance: number])[] = [
  [-1, 100, 100, 1, 0.05, 0.05, 0.25, 9.56944529891, 1e-7],
  [-1, 100, 100, 1, 0.075, 0.05, 0.25, 8.58493573642, 1e-7],
  [-1, 100, 95, 1, 0.075, 0.05, 0.25, 6.27868554416, 1e-7],
  [-1, 100, 100, 1, 0.05, 0, 0.25, 7.9744823423, 1e-7],
  [-1, 100, 120, 1, 0.05, 0, 0.25, 21.1744881757, 1e-7],
  [-1, 100, 80, 1, 0.05, 0, 0.25, 1.5773151177, 1e-7],
  [-1, 100, 100, 1 / 365, 0.05, 0.02, 0.25, 0.518244576, 1e-9],
  [-1, 100, 100, 5 / 365, 0.05, 0.02, 0.25, 1.14842944, 1e-8],
  [-1, 100, 100, 30 / 365, 0.05, 0.02, 0.25, 2.7458630678, 1e-8],
  [-1, 100, 120, 10, 0.1, 0.03, 0.25, 23.0003054, 1e-6],
  [1, 100, 80, 10, 0.03, 0.1, 0.25, 21.3195697, 1e-6],
  [-1, 100, 100, 10, 0.1, 0.03, 0.25, 11.8329179, 1e-6],
];

describe("American prices", () => {
  it.each(PUBLISHED)("sign %d, S %d, K %d, T %d, r %d, q %d, sigma %d", (sign, ...row) => {
    const terms = row.slice(0, 6) as unknown as Terms;
    const [price, tolerance] = row.slice(6) as [number, number];
    expect(Math.abs(priceOf(sign, terms) - price)).toBeLessThan(tolerance);
    expect(Math.abs(priceOf(sign, terms, "fast") - price)).toBeLessThan(1e-3);
  });

  it.each([
    [0.05, 0.10695270275],
    [0.075, 0.36711114062],
  ])("have the early-exercise premia of Andersen, Lake, Offengenden: r %d, %d", (rate, premium) => {
    const terms: Terms = [100, 100, 1, rate, 0.05, 0.25];
    expect(Math.abs(priceOf(-1, terms) - europeanPrice(-1, ...terms) - premium)).toBeLessThan(1e-7);
  });

  const oracle = fileURLToPath(new URL("../../../../shared/oracles/american.csv", import.meta.url));
  it.skipIf(!existsSync(oracle))(
    "agree with oracles/american.csv to 1e-7 (full) and 1e-5 (fast) of K (skipped without it)",
    () => {
      const lines = readFileSync(oracle, "utf8").trim().split(/\r?\n/).slice(1);
      const rows = lines.map((line) => line.split(",")).filter((row) => row[9] === "");
      expect(rows.length).toBeGreaterThan(150);
      for (const cells of rows) {
        const sign: Sign = cells[2] === "call" ? 1 : -1;
        const terms = cells.slice(3, 9).map(Number) as unknown as Terms;
        const [price, delta, , err] = cells.slice(10, 14).map(Number);
        const full = greeksOf(sign, terms);
        const strike = terms[1];
        const label = `row ${cells[0]}`;
        const tolerance = Math.max(3 * err!, 1e-7 * strike);
        expect(Math.abs(full.price - price!), label).toBeLessThan(tolerance);
        const fast = greeksOf(sign, terms, "fast");
        expect(Math.abs(fast.price - price!), label).toBeLessThan(1e-5 * strike);
        // The reference deltas are differences, good to 3e-6 where expiry is a day away.
        expect(Math.abs(full.delta - delta!), label).toBeLessThan(terms[2] < 0.1 ? 5e-6 : 5e-7);
        expect(Math.abs(fast.delta - delta!), label).toBeLessThan(2e-5);
      }
    },
  );
});

const SIGN = fc.constantFrom<Sign[]>(1, -1);
const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });
const TERMS: fc.Arbitrary<Terms> = fc.tuple(
  real(60, 150),
  real(80, 120),
  real(0.02, 3),
  real(0, 0.1),
  real(0, 0.1),
  real(0.08, 0.7),
);
const ACCURACY = fc.constantFrom<Accuracy[]>("full", "fast");

describe("an American option", () => {
  it("is worth its European twin and immediate exercise at least", () => {
    fc.assert(
      fc.property(SIGN, TERMS, ACCURACY, (sign, terms, accuracy) => {
        const price = priceOf(sign, terms, accuracy);
        expect(price).toBeGreaterThanOrEqual(europeanPrice(sign, ...terms) - 1e-12);
        expect(price).toBeGreaterThanOrEqual(sign * (terms[0] - terms[1]));
        expect(price).toBeLessThanOrEqual(sign === 1 ? terms[0] : terms[1]);
      }),
    );
  });

  it("gains with volatility and with time", () => {
    fc.assert(
      fc.property(SIGN, TERMS, real(0.001, 0.3), (sign, terms, more) => {
        const [spot, strike, years, rate, dividendYield, sigma] = terms;
        const price = priceOf(sign, terms);
        const wilder = priceOf(sign, [spot, strike, years, rate, dividendYield, sigma + more]);
        const longer = priceOf(sign, [spot, strike, years + more, rate, dividendYield, sigma]);
        expect(wilder).toBeGreaterThan(price - 1e-5);
        expect(longer).toBeGreaterThan(price - 1e-5);
      }),
    );
  });

  it("call is the put with spot and strike, rate and yield exchanged", () => {
    fc.assert(
      fc.property(TERMS, ACCURACY, (terms, accuracy) => {
        const [spot, strike, years, rate, dividendYield, sigma] = terms;
        const mirrored: Terms = [strike, spot, years, dividendYield, rate, sigma];
        const call = priceOf(1, terms, accuracy);
        expect(Math.abs(call - priceOf(-1, mirrored, accuracy))).toBeLessThan(1e-12);
      }),
    );
  });

  it("call on a share without dividends is European", () => {
    const terms: Terms = [100, 90, 1, 0.05, 0, 0.25];
    expect(priceOf(1, terms)).toBe(europeanPrice(1, ...terms));
    const noInterest: Terms = [100, 110, 1, 0, 0.03, 0.25];
    expect(priceOf(-1, noInterest)).toBe(europeanPrice(-1, ...noInterest));
  });

  it("is worth its payoff at expiry, and tends to it", () => {
    for (const [sign, spot] of [
      [-1, 90],
      [-1, 110],
      [1, 90],
      [1, 110],
    ] as const) {
      const payoff = Math.max(0, sign * (spot - 100));
      expect(priceOf(sign, [spot, 100, 0, 0.05, 0.03, 0.3])).toBe(payoff);
      expect(priceOf(sign, [spot, 100, 1e-6, 0.05, 0.03, 0.3])).toBeCloseTo(payoff, 5);
    }
    expect(priceOf(-1, [100, 100, 1e-8, 0.05, 0, 0.2])).toBeCloseTo(0.0008, 5);
  });

  it("tends to exercise without chance as volatility vanishes", () => {
    for (const terms of [
      [100, 101, 1, 0.05, 0.02],
      [100, 99, 1, 0.05, 0.02],
      [100, 100, 10, 0.02, 0.05],
    ] as const) {
      for (const sign of [1, -1] as const) {
        const limit = priceOf(sign, [...terms, 0]);
        expect(Math.abs(priceOf(sign, [...terms, 1e-4]) - limit)).toBeLessThan(5e-3);
        expect(Math.abs(priceOf(sign, [...terms, 1e-6]) - limit)).toBeLessThan(5e-5);
      }
    }
  });

  it("deep in the money is exactly its exercise value", () => {
    const exercised = { delta: -1, gamma: 0, vega: 0, theta: 0, rho: 0 };
    expect(greeksOf(-1, [50, 100.1, 1, 0.05, 0, 0.2])).toEqual({
      price: 100.1 - 50,
      ...exercised,
    });
    const call = greeksOf(1, [250, 100.1, 1, 0.02, 0.06, 0.2]);
    expect(call).toMatchObject({ price: 250 - 100.1, delta: 1, gamma: 0, vega: 0, theta: 0 });
  });

  it("has numbers as Greeks wherever it is asked", () => {
    const wild = fc.tuple(
      real(-9, 9).map((x) => 100 * Math.exp(x)),
      fc.constant(100),
      real(-4, 3.4).map(Math.exp),
      fc.oneof(fc.constant(0), real(-9, -1.2).map(Math.exp)),
      fc.oneof(fc.constant(0), real(-9, -1.2).map(Math.exp)),
      real(-8, 1).map(Math.exp),
    );
    fc.assert(
      fc.property(SIGN, wild, ACCURACY, (sign, terms, accuracy) => {
        for (const value of Object.values(greeksOf(sign, terms, accuracy))) {
          expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("passes on what is not a number", () => {
    expect(priceOf(-1, [100, 100, 1, 0.05, 0, Number.NaN])).toBeNaN();
    expect(priceOf(1, [100, 100, 1, Number.NaN, 0, 0.2])).toBeNaN();
    expect(priceOf(-1, [100, 100, -1, 0.05, 0, 0.2])).toBeNaN();
  });
});

/** A plain binomial tree (Cox, Ross, Rubinstein 1979), averaged over two numbers of steps. */
function treePrice(sign: Sign, terms: Terms): number {
  const tree = (steps: number): number => {
    const [spot, strike, years, rate, dividendYield, sigma] = terms;
    const dt = years / steps;
    const up = Math.exp(sigma * Math.sqrt(dt));
    const p = (Math.exp((rate - dividendYield) * dt) - 1 / up) / (up - 1 / up);
    const payoff = (n: number, i: number): number => sign * (spot * up ** (2 * i - n) - strike);
    const values = Array.from({ length: steps + 1 }, (_, i) => Math.max(0, payoff(steps, i)));
    for (let n = steps - 1; n >= 0; n--) {
      for (let i = 0; i <= n; i++) {
        const held = Math.exp(-rate * dt) * (p * values[i + 1]! + (1 - p) * values[i]!);
        values[i] = Math.max(held, payoff(n, i));
      }
    }
    return values[0]!;
  };
  return (tree(600) + tree(601)) / 2;
}

describe("American rates below zero", () => {
  it.each([
    [-1, 100, 100, 1, 0.03, -0.02, 0.3],
    [-1, 90, 100, 2, 0, -0.04, 0.25],
    [1, 110, 100, 1, -0.03, 0.02, 0.3],
    [-1, 100, 100, 1, -0.02, -0.06, 0.2],
    [-1, 80, 100, 1, -0.02, -0.06, 0.2],
    [-1, 25, 100, 1, -0.02, -0.06, 0.2],
    [1, 120, 100, 1, -0.06, -0.02, 0.2],
    [-1, 100, 100, 1, -0.02, 0.03, 0.2],
  ] as const)("sign %d, S %d, K %d, T %d, r %d, q %d, sigma %d agree with a tree", (...row) => {
    const [sign, ...terms] = row;
    expect(Math.abs(priceOf(sign, terms) - treePrice(sign, terms))).toBeLessThan(5e-3);
  });

  it("both negative, yield below: exercised between two boundaries only", () => {
    const at = (spot: number): number => priceOf(-1, [spot, 100, 1, -0.02, -0.06, 0.2]);
    expect(at(60)).toBe(40);
    expect(at(20)).toBeGreaterThan(80.5);
    expect(at(95)).toBeGreaterThan(5.5);
    // The grid takes no volatility below 0.01 but none.
    expect(priceOf(-1, [90, 100, 1, -0.02, -0.06, 0.005])).toBeNaN();
    expect(priceOf(-1, [60, 100, 1, -0.02, -0.06, 0])).toBe(40);
  });
});
