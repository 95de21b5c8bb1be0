import { describe, expect, it } from "vitest";
import { createImpliedVolatility, impliedVolatility } from "../implied-volatility.ts";
import { evaluateOption } from "./evaluate-option.ts";
import { optionImpliedVolatility } from "./option-implied-volatility.ts";
import { addDividend, createOptionTerms, type OptionTerms } from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";

const VALUE = createOptionValue();
const IMPLIED = createImpliedVolatility();

function termsOf(change: Partial<OptionTerms>): OptionTerms {
  const usual = { american: true, strike: 100, spot: 100, rate: 0.03, dividendYield: 0.01 };
  const life = { years: 25 / 365, life: 31 / 365, shareRatio: 1 };
  return Object.assign(createOptionTerms(), { ...usual, ...life, ...change });
}

function impliedOf(terms: OptionTerms, price: number) {
  optionImpliedVolatility(IMPLIED, terms, price);
  return { ...IMPLIED };
}

describe("implied volatility in the market", () => {
  it("American: gives the price back, with and without dividends", () => {
    for (const right of [1, -1] as const) {
      for (const dividends of [0, 0.6]) {
        for (const [spot, sigma] of [
          [100, 0.2],
          [94, 0.35],
          [104, 0.12],
        ] as const) {
          const terms = termsOf({ right, spot });
          if (dividends > 0) addDividend(terms, 12, dividends);
          evaluateOption(VALUE, terms, sigma);
          const found = impliedOf(terms, VALUE.price);
          expect(found.status).toBe("ok");
          expect(found.sigma / sigma).toBeCloseTo(1, 5);
        }
      }
    }
  });

  it("European: the same bits as ever", () => {
    const terms = termsOf({ american: false, right: 1, spot: 101 });
    const expected = createImpliedVolatility();
    impliedVolatility(expected, 1, 101, 100, 25 / 365, 0.03, 0.01, 3.1);
    expect(impliedOf(terms, 3.1)).toEqual(expected);
  });

  it("at what exercise brings there is none, below it neither", () => {
    const put = termsOf({ right: -1, spot: 80, dividendYield: 0 });
    expect(impliedOf(put, 20)).toEqual({ sigma: Number.NaN, status: "at-intrinsic" });
    expect(impliedOf(put, 19.9).status).toBe("below-intrinsic");
    expect(impliedOf(put, 100).status).toBe("above-maximum");
    // A European price below immediate exercise has a volatility; an American one has not.
    expect(impliedOf({ ...put, american: false }, 19.9).status).toBe("ok");
    expect(impliedOf(put, Number.NaN).status).toBe("invalid");
    const call = termsOf({ right: 1, spot: 120, years: 13 / 365 });
    addDividend(call, 12, 2);
    expect(impliedOf(call, 19.9).status).toBe("below-intrinsic");
  });
});
