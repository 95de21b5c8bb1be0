import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { evaluateOnLevels } from "./levels-value.ts";
import type { OptionTerms } from "./option-terms.ts";
import { copyOptionValue, type OptionValue } from "./option-value.ts";
import { evaluateWithoutDividends, hasTwoBoundaries } from "./without-dividends.ts";

const GREEKS = createEuropeanGreeks();

/**
 * The one value that marks, makers and explanations use, for either style, written into `out`.
 * European: {@link evaluateEuropean}. American: {@link evaluateWithoutDividends}, or with cash
 * dividends to come, or with two boundaries, {@link evaluateOnLevels}; never less than exercise
 * brings. What is solved once per option and volatility is kept.
 * Accuracy and speed: docs/pricing/in-the-market.md. Theta is per calendar year, at the mean
 * volatility to the expiry.
 *
 * @param sigma volatility per year of the terms' clock, >= 0.
 */
export function evaluateOption(out: OptionValue, terms: OptionTerms, sigma: number): void {
  const { right, spot, strike, years, rate, dividendYield } = terms;
  // Over what is left, per calendar year.
  const mean = sigma * terms.sigmaScale;
  if (!terms.american) {
    evaluateEuropean(GREEKS, right, spot, strike, years, rate, dividendYield, mean);
    copyOptionValue(out, GREEKS);
  } else if (terms.dividends > 0 || (years > 0 && hasTwoBoundaries(right, rate, dividendYield))) {
    evaluateOnLevels(out, terms, sigma);
  } else {
    const { life } = terms;
    evaluateWithoutDividends(out, right, spot, strike, years, life, rate, dividendYield, mean);
  }
}
