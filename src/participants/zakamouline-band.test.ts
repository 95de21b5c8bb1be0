import { describe, expect, it } from "vitest";
import { createStream } from "../math/random-stream.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../pricing/black-scholes.ts";
import { zakamoulineBand } from "./zakamouline-band.ts";

/** H0 and H1 apart: H0 alone is left where there is no gamma. */
function partsOf(cost: number, spot: number, gamma: number) {
  const band = zakamoulineBand(cost, spot, gamma, 0.2, 0.25, 1, 1);
  const still = zakamoulineBand(cost, spot, 0, 0.2, 0.25, 1, 1).halfWidth;
  return { still, moving: band.halfWidth - still, shift: (band.volatility / 0.2) ** 2 - 1 };
}

describe("Zakamouline's band", () => {
  it("has the published half-widths", () => {
    const { still, moving } = partsOf(0.0005, 5_000, 0.02);
    expect(still).toBeCloseTo(1e-5, 12);
    expect(Math.abs(moving - 0.020944)).toBeLessThan(5e-7);
  });

  it("has the half-widths and volatilities of a quarter-year option at the money", () => {
    const gamma = 0.039844;
    const rows = [0.0005, 0.001, 0.002].map((cost) => partsOf(cost, 100, gamma));
    const expected = [
      [0.0005, 0.02956, -0.0478],
      [0.001, 0.03665, -0.0821],
      [0.002, 0.04543, -0.141],
    ] as const;
    rows.forEach(({ still, moving, shift }, i) => {
      expect(still).toBeCloseTo(expected[i]![0], 12);
      expect(Math.abs(moving - expected[i]![1])).toBeLessThan(5e-6);
      expect(Math.abs(shift - expected[i]![2])).toBeLessThan(5e-5);
    });
  });

  it("is as wide round options sold, at a volatility as far above as below", () => {
    const [bought, sold] = [0.039844, -0.039844].map((gamma) => partsOf(0.001, 100, gamma));
    expect(sold!.moving).toBe(bought!.moving);
    expect(sold!.shift).toBeCloseTo(-bought!.shift, 12);
  });

  it("of n options is that of one at n times the risk aversion, n times as wide", () => {
    const one = zakamoulineBand(0.001, 100, 0.04, 0.25, 0.1, 0.99, 300e-5);
    const book = zakamoulineBand(0.001, 100, 12, 0.25, 0.1, 0.99, 1e-5);
    expect(book.halfWidth).toBeCloseTo(300 * one.halfWidth, 9);
    expect(book.volatility).toBeCloseTo(one.volatility, 12);
  });

  it("never takes more than three quarters of the variance away", () => {
    expect(zakamoulineBand(0.05, 100, 10, 0.2, 0.25, 1, 1).volatility).toBeCloseTo(0.1, 12);
  });
});

const [YEARS, SIGMA, COST, STEPS, PATHS] = [0.25, 0.2, 0.0005, 250, 600];
const GREEKS = createEuropeanGreeks();

/** Shares after a step, from the price, the step, the years left and the shares before. */
type Policy = (spot: number, step: number, left: number, held: number) => number;

/** One option at the money, bought (1) or sold (-1), hedged along the same paths by each policy. */
function hedged(policy: Policy, side: 1 | -1, cost: number, riskAversion: number) {
  const stream = createStream(9, "zakamouline");
  const dt = YEARS / STEPS;
  evaluateEuropean(GREEKS, 1, 100, 100, YEARS, 0, 0, SIGMA);
  const paid = GREEKS.price;
  let [costs, sum, squares, utility] = [0, 0, 0, 0];
  for (let path = 0; path < PATHS; path++) {
    let [spot, held, cash, spent] = [100, 0, 0, 0];
    const trade = (shares: number): void => {
      spent += Math.abs(shares - held) * spot * cost;
      cash -= (shares - held) * spot;
      held = shares;
    };
    for (let step = 0; step < STEPS; step++) {
      trade(policy(spot, step, YEARS - step * dt, held));
      const noise = SIGMA * Math.sqrt(dt) * stream.nextNormal();
      spot *= Math.exp(noise - 0.5 * SIGMA * SIGMA * dt);
    }
    trade(0);
    const result = side * (Math.max(spot - 100, 0) - paid) + cash - spent;
    costs += spent;
    sum += result;
    squares += result * result;
    utility += Math.exp(-riskAversion * result);
  }
  const mean = sum / PATHS;
  return {
    cost: costs / PATHS,
    deviation: Math.sqrt(squares / PATHS - mean * mean),
    /** What the risk is worth to an investor of exponential utility. */
    worth: -Math.log(utility / PATHS) / riskAversion,
  };
}

function deltaAt(spot: number, left: number, sigma: number): number {
  evaluateEuropean(GREEKS, 1, spot, 100, left, 0, 0, sigma);
  return GREEKS.delta;
}

/** At every so many steps to the exact delta. */
const byClock =
  (every: number): Policy =>
  (spot, step, left, held) =>
    step % every === 0 ? -deltaAt(spot, left, SIGMA) : held;

/** @param sign of the gamma that the band is told: the middle's volatility depends on it. */
const byBand =
  (side: 1 | -1, cost: number, riskAversion: number, sign: 1 | -1): Policy =>
  (spot, _, left, held) => {
    evaluateEuropean(GREEKS, 1, spot, 100, left, 0, 0, SIGMA);
    const gamma = sign * GREEKS.gamma;
    const band = zakamoulineBand(cost, spot, gamma, SIGMA, left, 1, riskAversion);
    const middle = -side * deltaAt(spot, left, band.volatility);
    return Math.min(Math.max(held, middle - band.halfWidth), middle + band.halfWidth);
  };

describe("hedging inside Zakamouline's band", () => {
  it("costs less and leaves less risk than hedging by the clock", () => {
    for (const [riskAversion, every] of [
      [1, 5],
      [0.1, 25],
    ] as const) {
      const band = hedged(byBand(1, COST, riskAversion, 1), 1, COST, riskAversion);
      const clock = hedged(byClock(every), 1, COST, riskAversion);
      expect(band.cost).toBeLessThan(clock.cost);
      expect(band.deviation).toBeLessThan(0.8 * clock.deviation);
      expect(band.worth).toBeGreaterThan(clock.worth);
    }
  });

  it("is worth more with the middle below the volatility when bought, above when sold", () => {
    for (const side of [1, -1] as const) {
      const right = hedged(byBand(side, 0.002, 1, side), side, 0.002, 1);
      const wrong = hedged(byBand(side, 0.002, 1, side === 1 ? -1 : 1), side, 0.002, 1);
      expect(right.worth).toBeGreaterThan(wrong.worth + 0.005);
    }
  });
});
