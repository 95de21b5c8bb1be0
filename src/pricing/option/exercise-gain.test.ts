import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { europeanPrice } from "../black-scholes.ts";
import { evaluateOption } from "./evaluate-option.ts";
import { exerciseGain, isWorthExercising, mostOfRightUntilNext } from "./exercise-gain.ts";
import { addDividend, createOptionTerms, type OptionTerms } from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";

const TICK = 0.01;

function termsOf(change: Partial<OptionTerms>, dividends: [number, number][] = []): OptionTerms {
  const terms = createOptionTerms();
  const usual = { american: true, strike: 100, rate: 0.03, dividendYield: 0, shareRatio: 1 };
  Object.assign(terms, { ...usual, years: 20 / 365, life: 31 / 365, ...change });
  for (const [days, amount] of dividends) addDividend(terms, days, amount);
  return terms;
}

describe("early exercise", () => {
  it("a call the day before its ex-date: D - K (1 - e^(-r t)) - put(K), economics 1.8", () => {
    for (const [spot, amount] of [
      [112, 0.9],
      [108, 0.2],
    ] as const) {
      const terms = termsOf({ right: 1, spot }, [[19, amount]]);
      const gain = exerciseGain(terms, 0.2, 1);
      // The dividend is paid tomorrow; the call that is held lives on as a European one.
      const held = europeanPrice(1, spot - amount, 100, 20 / 365, 0.03, 0, 0.2);
      expect(gain).toBeCloseTo(spot - 100 - held, 3);
      const put = europeanPrice(-1, spot - amount, 100, 20 / 365, 0.03, 0, 0.2);
      const interest = 100 * (1 - Math.exp((-0.03 * 20) / 365));
      expect(gain).toBeCloseTo(amount - interest - put, 3);
    }
  });

  it("on no other day, and never without a dividend", () => {
    const exercised = [];
    for (let days = 31; days > 1; days--) {
      const left: [number, number][] = days > 15 ? [[15, 0.9]] : [];
      const terms = termsOf({ right: 1, spot: days > 15 ? 120 : 119.1, years: days / 365 }, left);
      const gain = exerciseGain(terms, 0.2, 1);
      if (isWorthExercising(terms, gain, TICK, 0)) exercised.push(days);
      expect(
        exerciseGain(termsOf({ right: 1, spot: 120, years: days / 365 }), 0.2, 1),
      ).toBeLessThan(0);
    }
    expect(exercised).toEqual([16]);
  });

  it("over a weekend the ex-date is the next close's, three days on", () => {
    const terms = termsOf({ right: 1, spot: 120 }, [[17, 0.9]]);
    expect(exerciseGain(terms, 0.2, 3)).toBeGreaterThan(TICK);
    expect(exerciseGain(terms, 0.2, 2)).toBeLessThan(0);
  });

  it("a deep put is exercised for a day's interest, never at a rate of 0", () => {
    const deep = { right: -1, spot: 60 } as const;
    const day = exerciseGain(termsOf(deep), 0.2, 1);
    expect(day).toBeCloseTo(100 * (1 - Math.exp(-0.03 / 365)), 6);
    expect(exerciseGain(termsOf({ ...deep, rate: 0 }), 0.2, 1)).toBeLessThanOrEqual(1e-12);
    expect(exerciseGain(termsOf({ right: -1, spot: 98 }), 0.2, 1)).toBeLessThan(0);
    expect(exerciseGain(termsOf({ right: -1, spot: 105 }), 0.2, 1)).toBeLessThan(0);
    // A dividend tomorrow is worth waiting for.
    expect(exerciseGain(termsOf(deep, [[19, 0.5]]), 0.2, 1)).toBeLessThan(-0.4);
  });

  it("a call on a share with a high yield is exercised deep in the money", () => {
    const terms = termsOf({ right: 1, spot: 160, rate: 0.01, dividendYield: 0.06 });
    const interest = 160 * (1 - Math.exp(-0.06 / 365)) - 100 * (1 - Math.exp(-0.01 / 365));
    expect(exerciseGain(terms, 0.2, 1)).toBeCloseTo(interest, 6);
  });

  it("has to bring a tick, and more than the bid", () => {
    const terms = termsOf({ right: -1, spot: 60 });
    const gain = exerciseGain(terms, 0.2, 1);
    // $0.008 a day on a strike of $100 is no tick; three days' interest is.
    expect(isWorthExercising(terms, gain, TICK, 39.9)).toBe(false);
    const weekend = exerciseGain(terms, 0.2, 3);
    expect(isWorthExercising(terms, weekend, TICK, 39.9)).toBe(true);
    expect(isWorthExercising(terms, weekend, TICK, 40)).toBe(false);
  });

  it("on the day before the expiry holding is the payoff of tomorrow", () => {
    const terms = termsOf({ right: -1, spot: 90, years: 1 / 365 });
    const held = europeanPrice(-1, 90, 100, 1 / 365, 0.03, 0, 0.2);
    expect(exerciseGain(terms, 0.2, 1)).toBeCloseTo(10 - held, 6);
  });

  it("never pays where the option without the right until the next close is worth more", () => {
    const value = createOptionValue();
    let paid = 0;
    let ruledOut = 0;
    fc.assert(
      fc.property(
        fc.constantFrom<1 | -1>(1, -1),
        fc.integer({ min: 60, max: 160 }),
        fc.constantFrom(-0.01, 0, 0.03, 0.1),
        fc.constantFrom(0, 0, 0.04),
        fc.constantFrom(0.08, 0.25, 0.6),
        fc.constantFrom(1, 3),
        fc.option(fc.tuple(fc.integer({ min: 10, max: 29 }), fc.integer({ min: 5, max: 300 }))),
        (right, spot, rate, dividendYield, sigma, days, dividend) => {
          const life = 30 / 365;
          const announced: [number, number][] = dividend ? [[dividend[0], dividend[1] / 100]] : [];
          const terms = termsOf({ right, spot, rate, dividendYield, years: life, life }, announced);
          const gain = exerciseGain(terms, sigma, days);
          evaluateOption(value, terms, sigma);
          const least = value.price - mostOfRightUntilNext(terms, days);
          if (gain > 1e-4) paid++;
          if (least < right * (spot - 100)) return;
          ruledOut++;
          expect(gain).toBeLessThan(1e-4);
        },
      ),
      { seed: 1, numRuns: 400 },
    );
    expect(paid).toBeGreaterThan(30);
    expect(ruledOut).toBeGreaterThan(200);
  });
});
