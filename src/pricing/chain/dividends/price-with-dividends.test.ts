import { describe, expect, it } from "vitest";
import { Columns } from "../../../base/columns.ts";
import { createStream, type RandomStream } from "../../../math/random-stream.ts";
import { announceDividend, type Carry, createCarry, escrowedSpot } from "../../carry.ts";
import { evaluateOption } from "../../option/evaluate-option.ts";
import { addDividend, createOptionTerms } from "../../option/option-terms.ts";
import { createOptionValue } from "../../option/option-value.ts";
import { createEarlyExerciseGrid } from "../early-exercise-grid.ts";
import { fillEarlyExercise } from "../fill-early-exercise.ts";
import { createChainValue, priceInChain } from "../price-in-chain.ts";
import { createExpiryDividends, fillExpiryDividends } from "./expiry-dividends.ts";
import { priceWithDividends } from "./price-with-dividends.ts";

/** Of each kind. */
const OPTIONS = 60;
const DOLLAR = 10_000;
const SPOT = 100 * DOLLAR;
const GRID = createEarlyExerciseGrid(1);
const DIVIDENDS = createExpiryDividends(1);
const VALUE = createChainValue();

/** An expiry so many days away, and ex-dates on the way. */
interface Expiry {
  readonly days: number;
  readonly rate: number;
  readonly exDays: readonly number[];
  readonly dollars: number;
}

interface Series {
  readonly right: 1 | -1;
  readonly strike: number;
  readonly sigma: number;
}

function carryOf({ rate, exDays, dollars }: Expiry): Carry {
  const carry = createCarry(new Columns());
  carry.rates[0] = rate;
  for (const exDay of exDays) announceDividend(carry, exDay, dollars * DOLLAR, SPOT);
  return carry;
}

function fill(expiry: Expiry, after = 0): void {
  const life = { today: 0, expiryDay: expiry.days, clock: "calendar" } as const;
  fillExpiryDividends(DIVIDENDS, 0, carryOf(expiry), life, after);
  fillEarlyExercise(GRID, 0, expiry.days / 365, expiry.rate, DIVIDENDS.yieldRate[0]!);
}

function valueAt({ right, strike, sigma }: Series, spot = SPOT): typeof VALUE {
  priceWithDividends(VALUE, GRID, DIVIDENDS, 0, right, spot, strike, sigma, 1);
  return { ...VALUE };
}

/** By the grid that is solved once for the option's whole life. */
function wholeLife({ days, rate, exDays, dollars }: Expiry, series: Series, spot = SPOT) {
  const { right, strike, sigma } = series;
  const terms = createOptionTerms();
  Object.assign(terms, { american: true, right, strike, spot, rate, dividendYield: 0 });
  Object.assign(terms, { years: days / 365, life: days / 365, expiryDay: days, shareRatio: 1 });
  for (const exDay of exDays.filter((day) => day <= days)) {
    addDividend(terms, days - exDay, dollars * DOLLAR);
  }
  const value = createOptionValue();
  evaluateOption(value, terms, sigma);
  return value;
}

/** Strikes to three deviations. */
function strikeNear(random: RandomStream, sigma: number, days: number): number {
  const reach = Math.min(3 * sigma * Math.sqrt(days / 365), 0.5);
  return Math.round(100 * Math.exp((2 * random.nextUniform() - 1) * reach)) * DOLLAR;
}

/** Errors of a right's prices in dollars, and the worst of its delta, over options at random. */
function worstOf(right: 1 | -1, count: number, draw: (random: RandomStream) => Expiry) {
  const random = createStream(right + 2, "dividends");
  let [price, squares, delta] = [0, 0, 0];
  for (let n = 0; n < count; n++) {
    const expiry = draw(random);
    const sigma = 0.15 + 0.35 * random.nextUniform();
    const series = { right, sigma, strike: strikeNear(random, sigma, expiry.days) };
    const full = wholeLife(expiry, series);
    fill(expiry);
    const own = valueAt(series);
    const error = Math.abs(own.price - full.price) / DOLLAR;
    squares += error * error;
    price = Math.max(price, error);
    delta = Math.max(delta, Math.abs(own.delta - full.delta));
  }
  return { price, mean: Math.sqrt(squares / count), delta };
}

/** A quarter's dividend within the life of an option of up to three months. */
const oneDividend = (random: RandomStream): Expiry => {
  const days = 5 + random.nextInteger(86);
  const exDays = [1 + random.nextInteger(days)];
  return { days, exDays, rate: 0.02 + 0.04 * random.nextUniform(), dollars: 0.4 };
};

/** Two to four of them in the life of one of half a year to a year. */
const someDividends = (random: RandomStream): Expiry => {
  const first = 1 + random.nextInteger(90);
  const exDays = [0, 91, 182, 273].map((days) => first + days);
  return { days: 185 + random.nextInteger(180), exDays, rate: 0.04, dollars: 0.4 };
};

describe("a chain's prices with cash dividends, against one solution for the whole life", () => {
  it.each([
    ["calls, one dividend", 1, oneDividend, [0.016, 0.004, 0.006]],
    ["calls, two to four", 1, someDividends, [0.025, 0.008, 0.002]],
    ["puts, one dividend", -1, oneDividend, [0.13, 0.03, 0.03]],
    ["puts, two to four", -1, someDividends, [0.25, 0.06, 0.04]],
  ] as const)("%s", (name, right, draw, [most, mostMean, mostDelta]) => {
    const { price, mean, delta } = worstOf(right, OPTIONS, draw);
    const told = [price, mean, delta].map((one) => one.toFixed(4));
    console.info(`${name}: price at worst ${told[0]}, rms ${told[1]}, delta ${told[2]}`);
    expect(price).toBeLessThan(most);
    expect(mean).toBeLessThan(mostMean);
    expect(delta).toBeLessThan(mostDelta);
  });
});

describe("a price with cash dividends", () => {
  const expiry = { days: 40, rate: 0.04, exDays: [25], dollars: 0.4 };

  it("has its own derivatives, calls before an ex-date as well", () => {
    fill(expiry);
    for (let strike = 85; strike <= 115; strike += 2) {
      for (const right of [1, -1] as const) {
        const series = { right, strike: strike * DOLLAR, sigma: 0.25 };
        const { delta, vega } = valueAt(series);
        if (vega < 1) continue;
        const slope = (valueAt(series, SPOT + 50).price - valueAt(series, SPOT - 50).price) / 100;
        expect(Math.abs(slope - delta)).toBeLessThan(1e-5);
        const [up, down] = [0.2501, 0.2499].map((sigma) => valueAt({ ...series, sigma }).price);
        // In $ per point.
        expect(Math.abs((up! - down!) / 2e-4 - vega) / DOLLAR / 100).toBeLessThan(0.002);
      }
    }
  });

  it("has one forward: call less put between the bounds of American options", () => {
    fill(expiry);
    const discounted = (strike: number): number => strike * Math.exp((-0.04 * 40) / 365);
    const left = escrowedSpot(carryOf(expiry), SPOT, 0, 40);
    for (let strike = 80 * DOLLAR; strike <= 120 * DOLLAR; strike += DOLLAR) {
      const [call, put] = ([1, -1] as const).map((right) => valueAt({ right, strike, sigma: 0.3 }));
      const difference = call!.price - put!.price;
      expect(difference).toBeGreaterThanOrEqual(left - strike - 1e-6);
      expect(difference).toBeLessThanOrEqual(SPOT - discounted(strike) + 1e-6);
      // Where nobody exercises early it is the forward's.
      const d = (strike / SPOT - 1) / 0.1;
      const early = Math.abs(difference - (left - discounted(strike))) / DOLLAR;
      if (Math.abs(d) < 0.3) expect(early).toBeLessThan(0.06);
    }
  });

  it("is that of no dividends once they are past", () => {
    fill(expiry, 25);
    for (const right of [1, -1] as const) {
      const series = { right, strike: 103 * DOLLAR, sigma: 0.25 };
      const { price, delta, vega } = valueAt(series);
      const plain = createChainValue();
      const forward = SPOT / GRID.spotPerForward[0]!;
      priceInChain(plain, GRID, 0, right, forward, series.strike, series.sigma);
      expect(price).toBeCloseTo(plain.price, 6);
      expect(delta).toBeCloseTo(plain.delta, 10);
      expect(vega).toBeCloseTo(plain.vega, 4);
    }
  });

  it("takes an ex-date on the last day, one of tomorrow, and none at all for a deep call", () => {
    for (const exDays of [[40], [1]]) {
      fill({ ...expiry, exDays });
      const deep = { right: 1, strike: 70 * DOLLAR, sigma: 0.25 } as const;
      const full = wholeLife({ ...expiry, exDays }, deep);
      expect(Math.abs(valueAt(deep).price - full.price) / DOLLAR).toBeLessThan(0.01);
    }
  });
});
