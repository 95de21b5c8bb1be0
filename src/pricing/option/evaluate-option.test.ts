import { describe, expect, it } from "vitest";
import { createStream } from "../../math/random-stream.ts";
import { evaluateAmerican } from "../american/american.ts";
import { evaluateWithDividends } from "../american/dividends/with-dividends.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { evaluateOption } from "./evaluate-option.ts";
import { addDividend, createOptionTerms, type OptionTerms } from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";

const VALUE = createOptionValue();
const GREEKS = createEuropeanGreeks();

function termsOf(change: Partial<OptionTerms>, dividends: [number, number][] = []): OptionTerms {
  const terms = createOptionTerms();
  const usual = { american: true, strike: 100, spot: 100, rate: 0.03, dividendYield: 0 };
  Object.assign(terms, { ...usual, years: 31 / 365, life: 31 / 365, shareRatio: 1, ...change });
  for (const [days, amount] of dividends) addDividend(terms, days, amount);
  return terms;
}

function valueAt(terms: OptionTerms, sigma: number) {
  evaluateOption(VALUE, terms, sigma);
  return { ...VALUE };
}

/** The slow value: by quadrature where it never pays to exercise between dates, else on a grid. */
function fullValue(terms: OptionTerms, sigma: number) {
  const { right, strike, spot, years, rate, dividendYield, dividends } = terms;
  const times = Array.from(terms.exDaysLeft.slice(0, dividends), (days) => years - days / 365);
  const option = { sign: right, strike, years, rate, dividendYield, sigma, american: true };
  const paid = { times: Float64Array.from(times), amounts: terms.amounts.slice(0, dividends) };
  evaluateWithDividends(GREEKS, spot, { ...option, dividends: paid }, "full");
  return { ...GREEKS };
}

describe("the value of an option in the market", () => {
  it("European: the Black-Scholes-Merton value to the bit", () => {
    for (const right of [1, -1] as const) {
      const terms = termsOf({ american: false, right, spot: 97, dividendYield: 0.01 });
      evaluateEuropean(GREEKS, right, 97, 100, 31 / 365, 0.03, 0.01, 0.2);
      expect(GREEKS).toMatchObject(valueAt(terms, 0.2));
    }
  });

  it("American on any day of a life up to a year: within 1e-5 strikes of the full method", () => {
    const random = createStream(7, "options");
    let worst = 0;
    for (let n = 0; n < 60; n++) {
      const right = n % 2 === 0 ? 1 : -1;
      const [rate, sigma] = [0.08 * random.nextUniform(), 0.08 + 0.6 * random.nextUniform()];
      const dividendYield = n % 3 === 0 ? 0 : 0.08 * random.nextUniform();
      const life = n % 4 === 0 ? 1 : 35 / 365;
      for (let m = 0; m < 5; m++) {
        const years = m === 0 ? life : life * random.nextUniform();
        const spot = 100 * (1 + 2 * (random.nextUniform() - 0.5) * sigma * Math.sqrt(years));
        const terms = termsOf({ right, spot, years, life, rate, dividendYield });
        const { price, delta, gamma, theta } = valueAt(terms, sigma);
        evaluateAmerican(GREEKS, right, spot, 100, years, rate, dividendYield, sigma, "full");
        worst = Math.max(worst, Math.abs(price - GREEKS.price) / 100);
        expect(Math.abs(delta - GREEKS.delta)).toBeLessThan(1e-4);
        const scale = sigma * Math.sqrt(years) * spot;
        expect(Math.abs(gamma - GREEKS.gamma) * scale).toBeLessThan(5e-3);
        expect((Math.abs(theta - GREEKS.theta) * years) / 100).toBeLessThan(5e-4);
        expect(price).toBeGreaterThanOrEqual(right * (spot - 100));
      }
    }
    expect(worst).toBeLessThan(5e-6);
    expect(worst).toBeGreaterThan(0);
  });

  it.each<[string, 1 | -1, number, [number, number][]]>([
    ["call, one dividend", 1, 31, [[16, 0.8]]],
    ["call, the day before the expiry", 1, 31, [[1, 0.8]]],
    ["call, on the expiry day itself", 1, 31, [[0, 0.8]]],
    [
      "call, two dividends",
      1,
      92,
      [
        [70, 0.6],
        [5, 0.6],
      ],
    ],
    ["put, one dividend", -1, 31, [[16, 0.4]]],
    ["put, on the expiry day itself", -1, 31, [[0, 0.4]]],
  ])("%s: within 1e-5 strikes of the full method", (_, right, lifeDays, dividends) => {
    for (const sigma of right === 1 ? [0.12, 0.25, 0.45] : [0.25]) {
      for (const days of [lifeDays, Math.max(1 + dividends.at(-1)![0], 3)]) {
        const left = dividends.filter(([exDays]) => exDays < days);
        for (const spot of [97, 101.3]) {
          const change = { right, spot, years: days / 365, life: lifeDays / 365 };
          const terms = termsOf(change, left);
          const [value, full] = [valueAt(terms, sigma), fullValue(terms, sigma)];
          expect(Math.abs(value.price - full.price) / 100).toBeLessThan(1e-5);
          expect(Math.abs(value.delta - full.delta)).toBeLessThan(5e-4);
        }
      }
    }
  });

  it("two boundaries, at rates below zero: within 1e-5 strikes of the grid", () => {
    for (const years of [1, 0.4]) {
      for (const spot of [70, 100]) {
        const rates = { rate: -0.02, dividendYield: -0.04 };
        const terms = termsOf({ right: -1, spot, years: Math.round(365 * years) / 365, life: 1 });
        const value = valueAt(Object.assign(terms, rates), 0.2);
        evaluateAmerican(GREEKS, -1, spot, 100, terms.years, -0.02, -0.04, 0.2, "full");
        expect(Math.abs(value.price - GREEKS.price) / 100).toBeLessThan(1e-5);
      }
    }
  });

  it("does not depend on what was asked before", () => {
    const terms = termsOf({ right: -1, spot: 95 }, [[16, 0.4]]);
    const plain = termsOf({ right: -1, spot: 95 });
    const first = [valueAt(terms, 0.2), valueAt(plain, 0.2)];
    // More solutions than are kept.
    for (let i = 1; i <= 40; i++) valueAt(termsOf({ right: -1 }, [[16, 0.4]]), 0.2 + 0.001 * i);
    for (let i = 1; i <= 3000; i++) valueAt(plain, 0.2 + 1e-5 * i);
    expect([valueAt(terms, 0.2), valueAt(plain, 0.2)]).toEqual(first);
  });

  it("a call just before a large dividend is worth exercise, after it less", () => {
    const before = termsOf({ right: 1, spot: 120, years: 11 / 365 }, [[10, 3]]);
    const after = termsOf({ right: 1, spot: 117, years: 10 / 365 });
    // The share may still rise until tomorrow, and interest runs a day.
    expect(valueAt(before, 0.2).price).toBeCloseTo(20 + 100 * (0.03 / 365), 3);
    expect(valueAt(after, 0.2).price).toBeLessThan(17.2);
  });

  it("without chance, and far outside the grid: the best exercise", () => {
    const call = termsOf({ right: 1, spot: 110 }, [[16, 5]]);
    const best = 110 - 100 * Math.exp((-0.03 * 15) / 365);
    expect(valueAt(call, 0)).toMatchObject({ price: expect.closeTo(best, 12), gamma: 0 });
    expect(valueAt(call, 0).delta).toBeCloseTo(1, 9);
    const far = termsOf({ right: -1, spot: 10 }, [[16, 0.01]]);
    expect(valueAt(far, 0.1)).toEqual({ price: 90, delta: -1, gamma: 0, theta: 0 });
    expect(valueAt(termsOf({ right: -1, spot: 110 }), 0).price).toBe(0);
    expect(valueAt(termsOf({ right: -1, spot: 90, years: 0 }, []), 0.2).price).toBe(10);
  });

  it("theta is 0 where it is exercised, on a day and between two", () => {
    for (const years of [20 / 365, 20.4 / 365]) {
      const put = termsOf({ right: -1, spot: 60, years, rate: 0.08 }, [[16, 0.01]]);
      expect(valueAt(put, 0.15)).toEqual({ price: 40, delta: -1, gamma: 0, theta: 0 });
    }
  });
});
