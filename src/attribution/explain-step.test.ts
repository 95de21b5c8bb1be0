import { describe, expect, it } from "vitest";
import {
  createEuropeanGreeks,
  decayRate,
  europeanPrice,
  evaluateEuropean,
} from "../pricing/black-scholes.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import { addDividend } from "../pricing/option/option-terms.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";
import {
  createPricingPoint,
  explainStep,
  type PricingPoint,
  type StepExplanation,
} from "./explain-step.ts";

const STRIKE = 100;

/** What moves, of a European option. */
interface Point {
  spot: number;
  years: number;
  sigma: number;
  rate: number;
  dividendYield: number;
}

function explained(sign: 1 | -1, from: Point, to: Point): StepExplanation {
  const out = {} as StepExplanation;
  const common = { ...createPricingPoint(), right: sign, strike: STRIKE };
  explainStep(out, { ...common, ...from }, { ...common, ...to });
  return out;
}

function priceAt(sign: 1 | -1, point: Point): number {
  const { spot, years, rate, dividendYield, sigma } = point;
  return europeanPrice(sign, spot, STRIKE, years, rate, dividendYield, sigma);
}

/** Change of the price that no row explains. */
function residual(sign: 1 | -1, from: Point, to: Point): number {
  const { delta, gamma, decay, financing, vega, carry } = explained(sign, from, to);
  const rows = delta + gamma + decay + financing + vega + carry;
  return priceAt(sign, to) - priceAt(sign, from) - rows;
}

const at = (spot: number, days: number): Point => ({
  spot,
  years: days / 365,
  sigma: 0.2,
  rate: 0.03,
  dividendYield: 0.01,
});

const SIDES = [1, -1] as const;

describe("explanation of a step", () => {
  it("everything moves at once: the rows leave less than 0.2 % of the change", () => {
    for (const sign of SIDES) {
      const from = at(100, 30);
      const to = { spot: 102.5, years: 29 / 365, sigma: 0.22, rate: 0.035, dividendYield: 0.012 };
      const change = priceAt(sign, to) - priceAt(sign, from);
      expect(Math.abs(residual(sign, from, to))).toBeLessThan(0.002 * Math.abs(change));
      const { exDividend, ...rows } = explained(sign, from, to);
      expect(Object.values(rows).every((row) => row !== 0)).toBe(true);
      expect(exDividend).toBe(0);
    }
  });

  it("nothing moves: every row is zero", () => {
    const rows = explained(1, at(100, 30), at(100, 30));
    const { startDelta, ...others } = rows;
    expect(startDelta).toBeGreaterThan(0.5);
    expect(Object.values(others).map((row) => row + 0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("delta row: the delta at the start, which the hedge held, times the move", () => {
    const greeks = createEuropeanGreeks();
    for (const sign of SIDES) {
      const from = at(97, 12);
      evaluateEuropean(greeks, sign, 97, STRIKE, from.years, 0.03, 0.01, 0.2);
      const to = { ...from, spot: 101, years: 9 / 365, sigma: 0.3, rate: 0 };
      const { delta, startDelta, gamma } = explained(sign, from, to);
      expect(startDelta).toBe(greeks.delta);
      expect(delta).toBe(greeks.delta * 4);
      // The gamma row of a bought option gains on every move, up or down, call or put.
      expect(gamma).toBeGreaterThan(0);
      expect(explained(sign, from, { ...to, spot: 93 }).gamma).toBeGreaterThan(0);
    }
  });

  it("decay and financing are the two parts of theta", () => {
    const greeks = createEuropeanGreeks();
    for (const sign of SIDES) {
      const [from, hour] = [at(104, 30), 1 / 8760];
      evaluateEuropean(greeks, sign, 104, STRIKE, from.years, 0.03, 0.01, 0.2);
      const { decay, financing } = explained(sign, from, { ...from, years: from.years - hour });
      const decayTheta = decayRate(greeks, 104, 0.2);
      expect(decay / hour / decayTheta).toBeCloseTo(1, 3);
      // The Black-Scholes equation: r V - (r - q) S delta.
      const held = 0.03 * greeks.price - 0.02 * 104 * greeks.delta;
      expect(financing / hour / held).toBeCloseTo(1, 2);
    }
  });
});

/**
 * At the money the change of gamma with the spot is nearly zero, and with it the term of third
 * order: there the residual of the spot leg falls faster than eightfold. Hence these places.
 */
const PLACES = [
  [104, 30],
  [110, 180],
] as const;

describe("halving a step divides what one leg leaves by eight", () => {
  const ratioOf = (leave: (step: number) => number, step: number): number =>
    leave(step) / leave(step / 2);

  it.each(PLACES)("spot %d, %d days: spot, time, volatility, rate and yield", (spot, days) => {
    for (const sign of SIDES) {
      const from = at(spot, days);
      const legs: [string, number, (step: number) => Point][] = [
        ["spot", 2, (step) => ({ ...from, spot: spot + step })],
        ["spot", 1, (step) => ({ ...from, spot: spot - step })],
        ["time", 1, (step) => ({ ...from, years: from.years - step / 365 })],
        ["time", 0.5, (step) => ({ ...from, years: from.years - step / 365 })],
        ["volatility", 0.01, (step) => ({ ...from, sigma: from.sigma + step })],
        ["volatility", 0.01, (step) => ({ ...from, sigma: from.sigma - step })],
        ["rate", 0.02, (step) => ({ ...from, rate: from.rate + step })],
        ["yield", 0.02, (step) => ({ ...from, dividendYield: from.dividendYield + step })],
      ];
      for (const [leg, step, to] of legs) {
        const ratio = ratioOf((size) => residual(sign, from, to(size)), step);
        expect(ratio, `${leg} ${step} ${sign}`).toBeGreaterThan(7.5);
        expect(ratio, `${leg} ${step} ${sign}`).toBeLessThan(8.5);
      }
    }
  });

  it("spot 100, at the money: more than eight", () => {
    const from = at(100, 30);
    const leave = (step: number) => residual(1, from, { ...from, spot: 100 + step });
    expect(ratioOf(leave, 2)).toBeGreaterThan(9);
    expect(Math.abs(leave(2))).toBeLessThan(Math.abs(residual(1, at(104, 30), at(106, 30))));
  });
});

describe("the last step, to the expiry", () => {
  /** Decay by the midpoint rule in time itself, with as many sub-steps. */
  function decayInTime(sign: 1 | -1, from: Point, spot: number): number {
    const greeks = createEuropeanGreeks();
    let decay = 0;
    for (let i = 0; i < 4; i++) {
      const years = from.years * (1 - (i + 0.5) / 4);
      evaluateEuropean(greeks, sign, spot, STRIKE, years, 0.03, 0.01, 0.2);
      decay += (decayRate(greeks, spot, 0.2) * from.years) / 4;
    }
    return decay;
  }

  it.each([1, 3])(
    "%d days, ending at the strike: explained to 0.001 % by the root of time",
    (days) => {
      for (const sign of SIDES) {
        const from = at(100.2, days);
        const to = { ...from, spot: STRIKE, years: 0 };
        const premium = priceAt(sign, from);
        expect(Math.abs(residual(sign, from, to))).toBeLessThan(1e-5 * premium);
        // In time itself the rate of decay grows without end and a seventh of it would be missed.
        const { decay } = explained(sign, from, to);
        expect(decayInTime(sign, from, STRIKE) / decay).toBeLessThan(0.9);
      }
    },
  );

  it.each([
    [100, 100.7],
    [100, 99.2],
  ])("a day from %d to %d: explained to 0.2 % of the premium", (start, end) => {
    for (const sign of SIDES) {
      const from = at(start, 1);
      const left = residual(sign, from, { ...from, spot: end, years: 0 });
      expect(Math.abs(left)).toBeLessThan(0.002 * priceAt(sign, from));
    }
  });
});

describe("the step of an American option", () => {
  const LIFE = 31;
  const value = createOptionValue();

  function point(change: Partial<PricingPoint>, days: number, exDaysLeft?: number): PricingPoint {
    const usual = { american: true, strike: STRIKE, spot: 100, rate: 0.05, dividendYield: 0 };
    const terms = {
      ...createPricingPoint(),
      ...usual,
      sigma: 0.2,
      life: LIFE / 365,
      shareRatio: 1,
    };
    const made = { ...terms, years: days / 365, ...change };
    if (exDaysLeft !== undefined) addDividend(made, exDaysLeft, 0.8);
    return made;
  }

  function walk(from: PricingPoint, to: PricingPoint) {
    const out = {} as StepExplanation;
    explainStep(out, from, to);
    const { startDelta, ...rows } = out;
    const sum = Object.values(rows).reduce((total, row) => total + row, 0);
    evaluateOption(value, from, from.sigma);
    const before = value.price;
    evaluateOption(value, to, to.sigma);
    return { ...out, left: value.price - before - sum };
  }

  it("everything moves at once: the rows leave less than 0.3 % of the change", () => {
    for (const right of SIDES) {
      for (const exDaysLeft of [undefined, 10, 19, 22]) {
        const from = point({ right }, 20, exDaysLeft);
        const kept = exDaysLeft !== undefined && exDaysLeft < 19 ? exDaysLeft : undefined;
        const moved = { right, spot: 100 + 2.5 * right, sigma: 0.22, rate: 0.055 };
        const { left, delta } = walk(from, point(moved, 19, kept));
        expect(Math.abs(left), `${right} ${exDaysLeft}`).toBeLessThan(0.003 * delta);
      }
    }
  });

  it("ex-date: the value at S - D less that at S is its own row, and no delta", () => {
    for (const right of SIDES) {
      const from = point({ right }, 20, 19);
      const to = point({ right, spot: 99.2 }, 19);
      const { exDividend, delta, gamma, left } = walk(from, to);
      evaluateOption(value, from, 0.2);
      const before = value.price;
      evaluateOption(value, point({ right, spot: 99.2 }, 20), 0.2);
      expect(exDividend).toBeCloseTo(value.price - before, 12);
      expect([delta + 0, gamma + 0]).toEqual([0, 0]);
      expect(Math.abs(left)).toBeLessThan(1e-4);
      // A call at the money loses little: the dividend was known and in its price before.
      expect(Math.abs(exDividend)).toBeLessThan(0.1);
    }
    const deep = walk(point({ right: 1, spot: 125 }, 20, 19), point({ right: 1, spot: 124.2 }, 19));
    // Not exercised in time: the dividend less the interest that waiting saves is lost.
    expect(deep.exDividend).toBeCloseTo(-0.8 + 100 * (1 - Math.exp((-0.05 * 19) / 365)), 2);
    expect(walk(point({ right: 1 }, 20, 10), point({ right: 1 }, 19, 10)).exDividend).toBe(0);
  });

  it("inside the exercise region nothing but delta moves it", () => {
    const { left, ...rows } = walk(
      point({ right: -1, spot: 70 }, 20),
      point({ right: -1, spot: 72 }, 19),
    );
    expect(rows).toMatchObject({ delta: -2, gamma: 0, decay: 0, financing: 0, vega: 0 });
    expect(Math.abs(left)).toBeLessThan(1e-12);
  });

  it("an announcement is in the row of rates", () => {
    const { carry, left, vega } = walk(point({ right: -1 }, 20), point({ right: -1 }, 20, 10));
    expect(carry).toBeGreaterThan(0.3);
    expect([vega, Math.abs(left) < 1e-12]).toEqual([0, true]);
  });
});
