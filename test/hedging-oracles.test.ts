import { describe, expect, it } from "vitest";
import { createStream } from "../src/math/random-stream.ts";
import {
  createEuropeanGreeks,
  type EuropeanGreeks,
  europeanPrice,
  evaluateEuropean,
} from "../src/pricing/black-scholes.ts";
import { meanAndDeviation, midpoints, normal2 } from "./support/quadrature.ts";

/** A call bought at one volatility on a stock that moves by another, per year. */
interface Setting {
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly drift: number;
  readonly actual: number;
  readonly implied: number;
}

const GREEKS = createEuropeanGreeks();

function callDelta(setting: Setting, spot: number, yearsLeft: number, sigma: number): number {
  evaluateEuropean(GREEKS, 1, spot, setting.strike, yearsLeft, setting.rate, 0, sigma);
  return GREEKS.delta;
}

/**
 * Present values of bought and hedged calls on random paths, hedged at even intervals at each of
 * the volatilities; `cost` is paid per dollar of stock traded, first and last trade included.
 */
function hedgedCalls(
  setting: Setting,
  paths: number,
  steps: number,
  hedges: readonly number[],
  cost = 0,
): Float64Array[] {
  const { spot, strike, years, rate, drift, actual, implied } = setting;
  const premium = europeanPrice(1, spot, strike, years, rate, 0, implied);
  const stream = createStream(1, `hedged ${steps} ${strike} ${actual}`);
  const dt = years / steps;
  const growth = (drift - 0.5 * actual * actual) * dt;
  const swing = actual * Math.sqrt(dt);
  const discount = Math.exp(-rate * dt);
  const outcomes = hedges.map(() => new Float64Array(paths));
  const delta = new Float64Array(hedges.length);
  for (let path = 0; path < paths; path++) {
    stream.at(path, 0);
    let price = spot;
    let present = 1;
    delta.fill(0);
    const gain = new Float64Array(hedges.length).fill(-premium);
    for (let step = 0; step < steps; step++) {
      const next = price * Math.exp(growth + swing * stream.nextNormal());
      const move = next * discount - price;
      for (let i = 0; i < hedges.length; i++) {
        const wanted = callDelta(setting, price, years - step * dt, hedges[i]!);
        gain[i]! -= wanted * present * move;
        gain[i]! -= cost * present * price * Math.abs(wanted - delta[i]!);
        delta[i] = wanted;
      }
      price = next;
      present *= discount;
    }
    for (let i = 0; i < hedges.length; i++) {
      const closing = cost * price * Math.abs(delta[i]!);
      outcomes[i]![path] = gain[i]! + present * (Math.max(price - strike, 0) - closing);
    }
  }
  return outcomes;
}

/** Results of a covered call's seller and of the buyer who hedges, on the same random paths. */
function bothSides(
  setting: Setting,
  paths: number,
  steps: number,
): { sold: Float64Array; bought: Float64Array } {
  const { spot, strike, years, rate, actual, implied } = setting;
  const premium = europeanPrice(1, spot, strike, years, rate, 0, implied);
  const stream = createStream(2, "both sides");
  const dt = years / steps;
  const [sold, bought] = [new Float64Array(paths), new Float64Array(paths)];
  for (let path = 0; path < paths; path++) {
    stream.at(path, 0);
    let [price, hedge] = [spot, 0];
    for (let step = 0; step < steps; step++) {
      const swing = actual * Math.sqrt(dt) * stream.nextNormal();
      const next = price * Math.exp(swing - 0.5 * actual * actual * dt);
      hedge -= callDelta(setting, price, years - step * dt, implied) * (next - price);
      price = next;
    }
    const option = Math.max(price - strike, 0) - premium;
    bought[path] = option + hedge;
    sold[path] = price - spot - option;
  }
  return { sold, bought };
}

/** Expected PV of hedging at implied volatility, and its deviation: O1, closed form. */
function impliedHedge(setting: Setting): { mean: number; deviation: number } {
  const { spot, strike, years, rate, drift, actual, implied } = setting;
  const [va, vi] = [actual * actual, implied * implied];
  const log = Math.log(spot / strike);
  const a = (s: number) => log + (drift - va / 2) * s + (rate - vi / 2) * (years - s);
  const b = (s: number) => va * s + vi * (years - s);
  const c = (strike * Math.exp(-rate * years) * (va - vi)) / 2;
  const mean = midpoints(0, years, 2000, (s) => normalOf(a(s), b(s)));
  // u = T (1 - x^2) keeps the integrand smooth where both times reach the expiry.
  const square = midpoints(0, 1, 240, (x) => {
    const u = years * (1 - x * x);
    const inner = midpoints(0, 1, 240, (y) => {
      const s = u * (1 - y * y);
      return 2 * u * y * normal2(a(s), a(u), b(s), b(u), va * s);
    });
    return 2 * years * x * inner;
  });
  return { mean: c * mean, deviation: Math.sqrt(2 * c * c * square - (c * mean) ** 2) };
}

function normalOf(mean: number, variance: number): number {
  return Math.exp((-mean * mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

const FIRST: Setting = {
  spot: 100,
  strike: 100,
  years: 1,
  rate: 0.05,
  drift: 0.1,
  actual: 0.3,
  implied: 0.2,
};
const SECOND: Setting = { ...FIRST, strike: 110, actual: 0.4 };

/** V at the actual volatility less V at the implied. */
function certainGain({ spot, strike, years, rate, actual, implied }: Setting): number {
  const value = (sigma: number) => europeanPrice(1, spot, strike, years, rate, 0, sigma);
  return value(actual) - value(implied);
}

describe("O1 hedging with implied or actual volatility (Ahmad and Wilmott 2005)", () => {
  it.each([
    [FIRST, 3.7807, 3.743, 1.7381],
    [SECOND, 7.9642, 8.1064, 4.2817],
  ])("closed forms %#: certain gain, mean and deviation", (setting, certain, mean, deviation) => {
    expect(Math.abs(certainGain(setting) - certain)).toBeLessThan(1e-4);
    const closed = impliedHedge(setting);
    expect(Math.abs(closed.mean - mean)).toBeLessThan(1e-4);
    expect(Math.abs(closed.deviation - deviation)).toBeLessThan(1e-4);
  });

  it("the expected gain at implied against the drift", () => {
    const published = [6.727, 7.306, 7.78, 7.964, 8.106, 8.254, 8.211];
    [-0.2, -0.1, 0, 0.05, 0.1, 0.2, 0.3].forEach((drift, i) => {
      const { mean } = impliedHedge({ ...SECOND, drift });
      expect(Math.abs(mean - published[i]!)).toBeLessThan(6e-4);
    });
    // With the drift at the interest rate it is the certain gain.
    const riskNeutral = impliedHedge({ ...SECOND, drift: SECOND.rate }).mean;
    expect(riskNeutral).toBeCloseTo(certainGain(SECOND), 5);
  });

  it.each([FIRST, SECOND])(
    "2,000 paths of 250 hedges %#: both means, every path gains",
    (setting) => {
      const paths = 2000;
      const outcomes = hedgedCalls(setting, paths, 250, [setting.implied, setting.actual]);
      const atImplied = meanAndDeviation(outcomes[0]!);
      const atActual = meanAndDeviation(outcomes[1]!);
      const closed = impliedHedge(setting);
      const bound = 3 / Math.sqrt(paths);
      expect(Math.abs(atImplied.mean - closed.mean)).toBeLessThan(bound * atImplied.deviation);
      expect(Math.abs(atActual.mean - certainGain(setting))).toBeLessThan(
        bound * atActual.deviation,
      );
      // The variances add up: path dependence and the noise of hedging at intervals.
      const noise = atActual.deviation;
      expect(atImplied.deviation / Math.hypot(closed.deviation, noise)).toBeGreaterThan(0.95);
      expect(atImplied.deviation / Math.hypot(closed.deviation, noise)).toBeLessThan(1.05);
      // Every path gains at implied, but for that noise; without it the least gain is above 0.
      expect(Math.min(...outcomes[0]!)).toBeGreaterThan(-noise);
    },
  );
});

describe("O2 what one step earns (Carr and Madan 1998)", () => {
  const straddle = (spot: number, years: number): EuropeanGreeks => {
    const [call, put] = [createEuropeanGreeks(), createEuropeanGreeks()];
    evaluateEuropean(call, 1, spot, 100, years, 0, 0, 0.2);
    evaluateEuropean(put, -1, spot, 100, years, 0, 0, 0.2);
    const names = ["price", "delta", "gamma", "vega", "theta", "rho"] as const;
    for (const name of names) call[name] += put[name];
    return call;
  };

  it("one-month straddle: price 4.61, gamma .1382, theta -.0757 a day, break-even 1.05", () => {
    const { price, gamma, theta } = straddle(100, 1 / 12);
    expect(price).toBeCloseTo(4.61, 2);
    expect(Math.abs(gamma - 0.1382)).toBeLessThan(1e-4);
    expect(theta / 365).toBeCloseTo(-0.0757, 4);
    expect(Math.sqrt((-2 * theta) / 365 / gamma)).toBeCloseTo(1.05, 2);
  });

  it("100 to 102 and back with a hedge at both ends: gamma x 2^2 = 0.55, less two days .15", () => {
    const years = 1 / 12;
    const { gamma, theta, delta } = straddle(100, years);
    const scalp = (move: number) => (straddle(100 + move, years).delta - delta) * move;
    expect(gamma * 4).toBeCloseTo(0.55, 2);
    // A round trip of 2 is wide enough for gamma to fall by 3 % on the way; a small one is exact.
    expect(Math.abs(scalp(2) / (gamma * 4) - 1)).toBeLessThan(0.04);
    expect(Math.abs(scalp(0.02) / (gamma * 0.0004) - 1)).toBeLessThan(2e-4);
    // With the clock running: value of two hedged days.
    const [first, second] = [straddle(100, years), straddle(102, years - 1 / 365)];
    const end = straddle(100, years - 2 / 365);
    const net = end.price - first.price - first.delta * 2 + second.delta * 2;
    expect(net).toBeCloseTo(scalp(2) + (2 * theta) / 365, 1);
    expect(net).toBeCloseTo(0.4, 1);
  });

  it("a hedged step is 1/2 gamma S^2 ((dS/S)^2 - sigma^2 dt), off by the square root of dt", () => {
    const years = 1 / 12;
    const { price, delta, gamma } = straddle(100, years);
    let before = Number.POSITIVE_INFINITY;
    for (const dt of [1 / 3650, 1 / 36_500, 1 / 365_000]) {
      const move = 100 * 0.35 * Math.sqrt(dt);
      const step = straddle(100 + move, years - dt).price - price - delta * move;
      const identity = 0.5 * gamma * (move * move - 10_000 * 0.04 * dt);
      const off = Math.abs(step / identity - 1);
      expect(off).toBeLessThan(0.36 * before);
      before = off;
    }
    expect(before).toBeLessThan(0.001);
  });

  it("at the money vega = S sqrt(T) n(d1) and gamma = vega / (S^2 sigma T)", () => {
    for (const [spot, years, sigma] of [
      [100, 1 / 12, 0.2],
      [37, 2, 0.6],
    ] as const) {
      evaluateEuropean(GREEKS, 1, spot, spot, years, 0, 0, sigma);
      const density = normalOf(0.5 * sigma * Math.sqrt(years), 1);
      expect(Math.abs(GREEKS.vega / (spot * Math.sqrt(years) * density) - 1)).toBeLessThan(1e-12);
      const fromVega = GREEKS.vega / (spot * spot * sigma * years);
      expect(Math.abs(GREEKS.gamma / fromVega - 1)).toBeLessThan(1e-12);
    }
  });
});

describe("O3 hedging at intervals (Derman and Kamal 1999)", () => {
  it("21 and 84 hedges: no bias, deviation .427 and .217, the square root of 4 apart", () => {
    const setting = { ...FIRST, years: 1 / 12, drift: 0.05, actual: 0.2, implied: 0.2 };
    const { spot, strike, years, rate } = setting;
    expect(europeanPrice(1, spot, strike, years, rate, 0, 0.2)).toBeCloseTo(2.512, 3);
    // 20,000 paths: a deviation is known to about 1 %, so the published 4 % need no widening.
    const [rare, often] = [21, 84].map((steps) =>
      meanAndDeviation(hedgedCalls(setting, 20_000, steps, [0.2])[0]!),
    );
    expect(Math.abs(rare!.mean)).toBeLessThan(0.01);
    expect(Math.abs(often!.mean)).toBeLessThan(0.01);
    expect(Math.abs(rare!.deviation / 0.427 - 1)).toBeLessThan(0.04);
    expect(Math.abs(often!.deviation / 0.217 - 1)).toBeLessThan(0.04);
    expect(rare!.deviation / often!.deviation).toBeGreaterThan(1.9);
    expect(rare!.deviation / often!.deviation).toBeLessThan(2.05);
    // The paper's rule, sqrt(pi/4) vega sigma / sqrt(N): 0.443 for 21.
    evaluateEuropean(GREEKS, 1, spot, strike, years, rate, 0, 0.2);
    const rule = Math.sqrt(Math.PI / 4) * GREEKS.vega * 0.2;
    expect(rule / Math.sqrt(21)).toBeCloseTo(0.443, 2);
    expect(Math.abs(rare!.deviation / (rule / Math.sqrt(21)) - 1)).toBeLessThan(0.06);
  });
});

describe("a fair month (economics: the fraction in which both gained is no evidence)", () => {
  it("sigma 25 %, 21 hedges, no drift: both gain in 29 % of months, and the sum is zero", () => {
    const setting = { ...FIRST, years: 1 / 12, rate: 0, drift: 0, actual: 0.25, implied: 0.25 };
    const { sold, bought } = bothSides(setting, 20_000, 21);
    const share = (seller: boolean, buyer: boolean) =>
      bought.filter((gain, path) => gain > 0 === buyer && sold[path]! > 0 === seller).length / 200;
    // 20,000 paths know a share to 0.34 points; published in whole points.
    expect(Math.abs(share(true, true) - 29)).toBeLessThan(1.5);
    expect(Math.abs(share(true, false) - 35)).toBeLessThan(1.5);
    expect(Math.abs(share(false, true) - 20)).toBeLessThan(1.5);
    expect(Math.abs(share(false, false) - 16)).toBeLessThan(1.5);
    const [buyer, seller] = [meanAndDeviation(bought), meanAndDeviation(sold)];
    const joint = meanAndDeviation(bought.map((gain, path) => gain + sold[path]!));
    expect(buyer.deviation).toBeCloseTo(0.54, 1);
    expect(seller.deviation).toBeCloseTo(4, 0);
    expect(Math.abs(joint.mean)).toBeLessThan((3 * joint.deviation) / Math.sqrt(20_000));
  });
});

describe("O4 hedging that costs (Leland 1985)", () => {
  const setting: Setting = {
    spot: 100,
    strike: 100,
    years: 1,
    rate: 0,
    drift: 0,
    actual: 0.2,
    implied: 0.2,
  };
  /** Leland's number for a round-trip cost k and so many hedges a year. */
  const lelandOf = (k: number, hedges: number): number =>
    (Math.sqrt(2 / Math.PI) * k) / (0.2 / Math.sqrt(hedges));

  it.each([
    [0.01, 52, 0.2877, 0.22695, 0.1688],
    [0.0025, 252, 0.1583, 0.21525, 0.18349],
    [0.005, 52, 0.1438, 0.2139, 0.18506],
  ])("k %d, %d hedges a year: Leland's number and both volatilities", (k, hedges, le, up, down) => {
    expect(lelandOf(k, hedges)).toBeCloseTo(le, 4);
    expect(0.2 * Math.sqrt(1 + lelandOf(k, hedges))).toBeCloseTo(up, 4);
    expect(0.2 * Math.sqrt(1 - lelandOf(k, hedges))).toBeCloseTo(down, 4);
  });

  it.each([
    [0.01, 52, -1.681, 1.142],
    [0.0025, 252, -0.765, 0.628],
  ])("k %d, %d hedges: the long hedger who pays k/2 loses %d", (k, hedges, mean, rebalancing) => {
    const free = hedgedCalls(setting, 4000, hedges, [0.2])[0]!;
    const paying = hedgedCalls(setting, 4000, hedges, [0.2], k / 2)[0]!;
    // The same paths without costs: the difference is the cost alone, free of the hedge's noise.
    const cost = meanAndDeviation(free.map((gain, path) => gain - paying[path]!));
    expect(Math.abs(cost.mean / -mean - 1)).toBeLessThan(0.03);
    // Leland's rebalancing, an entry of k/2 x delta, an exit of k/2 in the money.
    evaluateEuropean(GREEKS, 1, 100, 100, 1, 0, 0, 0.2);
    const formula = (k / 2) * Math.sqrt(2 / Math.PI) * GREEKS.vega * Math.sqrt(hedges);
    expect(formula).toBeCloseTo(rebalancing, 2);
    const ends = (k / 2) * 100 * (GREEKS.delta + GREEKS.delta);
    expect(Math.abs(cost.mean / (formula + ends) - 1)).toBeLessThan(0.05);
  });
});
