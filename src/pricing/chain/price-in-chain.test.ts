import { beforeAll, describe, expect, it } from "vitest";
import { createStream, type RandomStream } from "../../math/random-stream.ts";
import { evaluateAmerican } from "../american/american.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { createEarlyExerciseGrid } from "./early-exercise-grid.ts";
import { fillEarlyExercise } from "./fill-early-exercise.ts";
import { createChainValue, priceInChain } from "./price-in-chain.ts";

const GRID = createEarlyExerciseGrid(1);
const VALUE = createChainValue();
const GREEKS = createEuropeanGreeks();
const SPOT = 100;
const EXPIRIES = 800;
const SERIES = 26;

interface Expiry {
  readonly years: number;
  readonly rate: number;
  readonly yieldRate: number;
}

interface Series {
  readonly right: 1 | -1;
  readonly strike: number;
  readonly sigma: number;
}

function between(random: RandomStream, low: number, high: number): number {
  return low + (high - low) * random.nextUniform();
}

/** From a day to three years, rates from -2 % to 10 %, yields to 8 %; some of them 0. */
function randomExpiry(random: RandomStream): Expiry {
  const years = Math.exp(between(random, Math.log(1 / 365), Math.log(3)));
  const rate = random.nextInteger(10) === 0 ? 0 : between(random, -0.02, 0.1);
  return { years, rate, yieldRate: random.nextInteger(5) === 0 ? 0 : between(random, 0, 0.08) };
}

/** Strikes to four deviations or, every second one, spread over more than any market lists. */
function randomSeries(random: RandomStream, years: number): Series {
  const right = random.nextInteger(2) === 0 ? 1 : -1;
  const sigma = Math.exp(between(random, Math.log(0.05), Math.log(1.5)));
  const deviation = sigma * Math.sqrt(years);
  const near = Math.max(-2, Math.min(2, between(random, -4, 4) * deviation));
  const wide = between(random, -1.25, 1.25) * Math.min(1, 3 * deviation);
  return { right, sigma, strike: SPOT * Math.exp(random.nextInteger(2) === 0 ? near : wide) };
}

function fill({ years, rate, yieldRate }: Expiry): void {
  fillEarlyExercise(GRID, 0, years, rate, yieldRate);
}

function valueAt(spot: number, { right, strike, sigma }: Series) {
  priceInChain(VALUE, GRID, 0, right, spot / GRID.spotPerForward[0]!, strike, sigma);
  return { ...VALUE };
}

function fullValue({ years, rate, yieldRate }: Expiry, { right, strike, sigma }: Series) {
  evaluateAmerican(GREEKS, right, SPOT, strike, years, rate, yieldRate, sigma, "full");
  return { ...GREEKS };
}

/** A tenth of the tick of a listed option, in $. */
function tenthOfTick(price: number): number {
  return price < 3 ? 0.001 : 0.005;
}

class Errors {
  worst = 0;
  #squares = 0;
  #count = 0;
  add(error: number): void {
    this.worst = Math.max(this.worst, Math.abs(error));
    this.#squares += error * error;
    this.#count++;
  }
  toString(): string {
    const rootMeanSquare = Math.sqrt(this.#squares / this.#count);
    return `worst ${this.worst.toExponential(1)}, RMSE ${rootMeanSquare.toExponential(1)}`;
  }
}

describe("the prices of a chain against the full method, 20,800 series", () => {
  const names = ["under $3", "above $3", "strikes 50 to 200", "delta", "vega", "ticks"] as const;
  const errors = new Map(names.map((name) => [name, new Errors()]));
  const worst = (name: (typeof names)[number]): number => errors.get(name)!.worst;
  let belowIntrinsic = 0;

  beforeAll(() => {
    const random = createStream(1, "chain");
    for (let n = 0; n < EXPIRIES; n++) {
      const expiry = randomExpiry(random);
      fill(expiry);
      for (let m = 0; m < SERIES; m++) {
        const series = randomSeries(random, expiry.years);
        const { right, strike } = series;
        const { price, delta, vega } = valueAt(SPOT, series);
        const full = fullValue(expiry, series);
        const error = price - full.price;
        errors.get(full.price < 3 ? "under $3" : "above $3")!.add(error);
        if (strike > 50 && strike < 200) errors.get("strikes 50 to 200")!.add(error);
        errors.get("ticks")!.add(error / tenthOfTick(full.price) / 10);
        errors.get("delta")!.add(delta - full.delta);
        errors.get("vega")!.add(vega - full.vega);
        if (price < right * (SPOT - strike) - 1e-12 * SPOT) belowIntrinsic++;
      }
    }
    console.info([...errors].map(([name, one]) => `${name.padEnd(18)} ${one}`).join("\n"));
  }, 120_000);

  it("the error is under a tenth of a tick everywhere", () => {
    expect(worst("ticks")).toBeLessThan(0.04);
    expect(worst("under $3")).toBeLessThan(4e-4);
    expect(worst("above $3")).toBeLessThan(2e-3);
    expect(worst("strikes 50 to 200")).toBeLessThan(5e-4);
  });

  it("no price is below intrinsic", () => {
    expect(belowIntrinsic).toBe(0);
  });

  it("delta is within 2e-4, vega within a tenth of a cent per point of volatility", () => {
    expect(worst("delta")).toBeLessThan(2e-4);
    expect(worst("vega")).toBeLessThan(0.1);
  });
});

describe("one price of a chain", () => {
  it("delta and vega are the derivatives of the price", () => {
    const random = createStream(2, "chain");
    for (let n = 0; n < 60; n++) {
      const expiry = randomExpiry(random);
      fill(expiry);
      for (let m = 0; m < 20; m++) {
        const series = randomSeries(random, expiry.years);
        const { right, sigma, strike } = series;
        const { price, delta, vega } = valueAt(SPOT, series);
        // Next to the boundary one of two prices may be what exercise brings.
        if (price - right * (SPOT - strike) < 1e-3) continue;
        const step = 1e-4 * SPOT * Math.min(1, sigma * Math.sqrt(expiry.years));
        const bumped = valueAt(SPOT + step, series).price - valueAt(SPOT - step, series).price;
        expect(Math.abs(bumped / (2 * step) - delta)).toBeLessThan(2e-6);
        const up = valueAt(SPOT, { ...series, sigma: sigma * 1.0001 }).price;
        const down = valueAt(SPOT, { ...series, sigma: sigma * 0.9999 }).price;
        expect(Math.abs((up - down) / (2e-4 * sigma) - vega)).toBeLessThan(2e-4);
      }
    }
  });

  it("price and delta go on smoothly, over the exercise boundary and all nodes", () => {
    const random = createStream(3, "chain");
    const steps = 4000;
    let [jump, kink] = [0, 0];
    for (let n = 0; n < 40; n++) {
      const expiry = { ...randomExpiry(random), rate: 0.05, yieldRate: 0.03 };
      fill(expiry);
      const { right, sigma } = randomSeries(random, expiry.years);
      const deviation = sigma * Math.sqrt(expiry.years);
      let before = { price: Number.NaN, delta: Number.NaN };
      const width = (8 * deviation) / steps;
      for (let i = 0; i < steps; i++) {
        const spot = SPOT * Math.exp(width * (i - steps / 2));
        const { price, delta } = valueAt(spot, { right, strike: SPOT, sigma });
        const change = spot * (1 - Math.exp(-width)) * (0.5 * (delta + before.delta));
        const error = Math.abs(price - before.price - change) / Math.max(spot, SPOT);
        if (i > 0) jump = Math.max(jump, error);
        if (i > 0) kink = Math.max(kink, Math.abs(delta - before.delta));
        before = { price, delta };
      }
    }
    console.info(`jumps: price ${jump.toExponential(1)}, delta ${kink.toExponential(1)}`);
    expect(jump).toBeLessThan(5e-6);
    // Gamma alone moves delta by 0.4 x width at the money, and by more next to the boundary.
    expect(kink).toBeLessThan(4e-3);
  });

  it("never exercised early: the European value", () => {
    for (const [right, rate, yieldRate] of [
      [1, 0.05, 0],
      [-1, 0, 0.03],
      [-1, -0.01, 0.02],
    ] as const) {
      fill({ years: 0.7, rate, yieldRate });
      for (const strike of [60, 95, 100, 140]) {
        const { price, delta, vega } = valueAt(SPOT, { right, strike, sigma: 0.3 });
        evaluateEuropean(GREEKS, right, SPOT, strike, 0.7, rate, yieldRate, 0.3);
        expect(Math.abs(price - GREEKS.price)).toBeLessThan(1e-12 * SPOT);
        expect(Math.abs(delta - GREEKS.delta)).toBeLessThan(1e-13);
        expect(Math.abs(vega - GREEKS.vega)).toBeLessThan(1e-11);
      }
    }
  });

  it("beyond the boundary it is what exercise brings", () => {
    fill({ years: 0.5, rate: 0.05, yieldRate: 0.02 });
    expect(valueAt(50, { right: -1, strike: 100, sigma: 0.2 })).toMatchObject({
      delta: -1,
      vega: 0,
    });
    expect(valueAt(50, { right: -1, strike: 100, sigma: 0.2 }).price).toBeCloseTo(50, 12);
    expect(valueAt(500, { right: 1, strike: 100, sigma: 0.2 })).toMatchObject({
      delta: 1,
      vega: 0,
    });
  });

  it("a volatility outside of the grid: the method of one option", () => {
    const expiry = { years: 0.5, rate: 0.05, yieldRate: 0.02 };
    fill(expiry);
    for (const sigma of [0, 0.01, 0.039, 1.91, 4]) {
      for (const right of [1, -1] as const) {
        const series = { right, strike: 103, sigma };
        const error = valueAt(SPOT, series).price - fullValue(expiry, series).price;
        expect(Math.abs(error)).toBeLessThan(1e-3);
      }
    }
  });

  it("the same bits again, whatever was in the slot before", () => {
    const pass = (): number[] => {
      const random = createStream(4, "chain");
      return Array.from({ length: 20 }, () => {
        const expiry = randomExpiry(random);
        fill(expiry);
        const { price, delta, vega } = valueAt(SPOT, randomSeries(random, expiry.years));
        return [price, delta, vega];
      }).flat();
    };
    expect(pass()).toEqual(pass());
  });
});
