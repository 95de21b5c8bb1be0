import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../calendar/civil-date.ts";
import { calendarScale, varianceYears } from "../../calendar/clocks.ts";
import { evaluateAmerican } from "../american/american.ts";
import { createEuropeanGreeks, europeanPrice } from "../black-scholes.ts";
import { createImpliedVolatility } from "../implied-volatility.ts";
import { evaluateOption } from "./evaluate-option.ts";
import { exerciseGain } from "./exercise-gain.ts";
import { optionImpliedVolatility } from "./option-implied-volatility.ts";
import { addDividend, createOptionTerms, type OptionTerms, setDaysLeft } from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";

const EXPIRY = dayFromIso("2018-03-16")!;
const LIFE = 28;
/** Friday, a week before the expiry. */
const FRIDAY = 7;
const SIGMA = 0.25;
const VALUE = createOptionValue();

function termsOf(
  daysLeft: number,
  change: Partial<OptionTerms>,
  dividends: [daysLeft: number, amount: number][] = [],
): OptionTerms {
  const terms = createOptionTerms();
  const usual = { american: true, right: -1, strike: 100, spot: 100, rate: 0.03 } as const;
  const clock = { clock: "trading", expiryDay: EXPIRY } as const;
  const rest = { dividendYield: 0, life: LIFE / 365, shareRatio: 1, ...clock };
  Object.assign(terms, { ...usual, ...rest, ...change });
  setDaysLeft(terms, daysLeft);
  for (const [days, amount] of dividends) addDividend(terms, days, amount);
  return terms;
}

function priceOf(terms: OptionTerms): number {
  evaluateOption(VALUE, terms, SIGMA);
  return VALUE.price;
}

/** Per calendar year, over the days left. */
const meanOf = (daysLeft: number): number =>
  SIGMA * Math.sqrt((varianceYears(EXPIRY - daysLeft, EXPIRY) * 365) / daysLeft);

describe("option values on the clock of trading sessions", () => {
  it("European: Black-Scholes with the variance of the sessions left", () => {
    for (const daysLeft of [28, 11, FRIDAY, 4, 1]) {
      const terms = termsOf(daysLeft, { american: false, spot: 98 });
      const expected = europeanPrice(-1, 98, 100, daysLeft / 365, 0.03, 0, meanOf(daysLeft));
      expect(priceOf(terms)).toBeCloseTo(expected, 12);
    }
  });

  it("American without a dividend: at the mean volatility of what is left", () => {
    const greeks = createEuropeanGreeks();
    for (const daysLeft of [28, FRIDAY, 4]) {
      evaluateAmerican(greeks, -1, 98, 100, daysLeft / 365, 0.03, 0, meanOf(daysLeft), "full");
      expect(priceOf(termsOf(daysLeft, { spot: 98 }))).toBeCloseTo(greeks.price, 4);
    }
  });

  it("with a dividend: each day has the variance of its own sessions", () => {
    // A dividend of next to nothing: never exercised, so that the European formula holds.
    for (const daysLeft of [28, 25, 11, 10, FRIDAY, 6, 5, 4]) {
      for (const spot of [95, 100, 106]) {
        const terms = termsOf(daysLeft, { right: 1, spot }, [[3, 1e-9]]);
        const expected = europeanPrice(1, spot, 100, daysLeft / 365, 0.03, 0, meanOf(daysLeft));
        expect(Math.abs(priceOf(terms) - expected), `${daysLeft} ${spot}`).toBeLessThan(3e-4);
      }
    }
  });

  it("are found again by their implied volatility, per year of the clock", () => {
    const implied = createImpliedVolatility();
    const cases: OptionTerms[] = [
      termsOf(FRIDAY, { american: false }),
      termsOf(FRIDAY, { spot: 99 }),
      termsOf(FRIDAY, { right: 1 }, [[3, 1]]),
      termsOf(FRIDAY, {}, [[3, 1]]),
    ];
    for (const terms of cases) {
      optionImpliedVolatility(implied, terms, priceOf(terms));
      expect(implied.status).toBe("ok");
      expect(implied.sigma).toBeCloseTo(SIGMA, 6);
    }
  });

  it("exercise before an ex-date after the weekend: the weekend's own variance", () => {
    // Held, the call loses the dividend and lives on as a European one of the whole week.
    const terms = termsOf(FRIDAY, { right: 1, spot: 108 }, [[4, 0.9]]);
    const gain = exerciseGain(terms, SIGMA, 3);
    const held = europeanPrice(1, 107.1, 100, FRIDAY / 365, 0.03, 0, meanOf(FRIDAY));
    // By the variance of three calendar days it would be 0.016 less.
    expect(Math.abs(gain - (8 - held))).toBeLessThan(1e-3);
  });

  it("the calendar's clock scales nothing", () => {
    expect(calendarScale("calendar", EXPIRY - 7, EXPIRY)).toBe(1);
    expect(calendarScale("trading", EXPIRY, EXPIRY)).toBe(1);
    expect(calendarScale("trading", EXPIRY - 7, EXPIRY)).toBeCloseTo(25.42 / 25, 3);
  });
});
