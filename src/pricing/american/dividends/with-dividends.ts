import { exp } from "../../../math/exp.ts";
import { type EuropeanGreeks, evaluateEuropean } from "../../black-scholes.ts";
import { evaluateAmerican } from "../american.ts";
import type { Accuracy } from "../boundary-rule.ts";
import { isNeverEarly } from "../is-never-early.ts";
import type { DividendOption } from "./cash-dividends.ts";
import { valueAtDividends } from "./dividend-quadrature.ts";
import { evaluateOnGrid, priceOnGrid } from "./grid-greeks.ts";
import { createSpotValue } from "./spot-value.ts";

/** No volatility is priced as this one. */
const LEAST_SIGMA = 1e-8;
/** Shares of sigma and of 1 that keep rounding (1e-15 over the step) and curvature below 1e-8. */
const SIGMA_STEP = 2e-4;
const RATE_STEP = 1e-5;

const VALUE = createSpotValue();

/**
 * Value and Greeks of a European or American option on a share that pays cash dividends, written
 * into `out`; units as of {@link EuropeanGreeks}. Where exercise can pay just before a dividend at
 * most, by quadrature ({@link valueAtDividends}), else on a grid ({@link evaluateOnGrid}), which
 * gives not-a-number for volatilities below 0.01. Theta is what the Black-Scholes equation leaves.
 */
export function evaluateWithDividends(
  out: EuropeanGreeks,
  spot: number,
  option: DividendOption,
  accuracy: Accuracy,
): void {
  const { sign, strike, years, rate, dividendYield, sigma } = option;
  if (option.dividends.times.length === 0) {
    if (option.american) {
      evaluateAmerican(out, sign, spot, strike, years, rate, dividendYield, sigma, accuracy);
    } else evaluateEuropean(out, sign, spot, strike, years, rate, dividendYield, sigma);
    return;
  }
  if (!isAtDatesOnly(option)) {
    evaluateOnGrid(out, spot, option, accuracy);
    return;
  }
  const volatility = Math.max(sigma, LEAST_SIGMA);
  const priceWith = (change: Partial<DividendOption>): number => {
    valueAtDividends(VALUE, spot, { ...option, sigma: volatility, ...change });
    return VALUE.price;
  };
  const move = SIGMA_STEP * volatility;
  out.vega =
    (priceWith({ sigma: volatility + move }) - priceWith({ sigma: volatility - move })) /
    (2 * move);
  out.rho =
    (priceWith({ rate: rate + RATE_STEP }) - priceWith({ rate: rate - RATE_STEP })) /
    (2 * RATE_STEP);
  out.price = priceWith({});
  out.delta = VALUE.delta;
  out.gamma = VALUE.gamma;
  const drift = (rate - dividendYield) * spot;
  const variance = volatility * volatility * spot * spot;
  out.theta = rate * out.price - drift * out.delta - 0.5 * variance * out.gamma;
}

/** The price alone, of an option with at least one dividend. */
export function priceWithDividends(
  spot: number,
  option: DividendOption,
  accuracy: Accuracy,
): number {
  if (!isAtDatesOnly(option)) return priceOnGrid(spot, option, accuracy);
  valueAtDividends(VALUE, spot, option);
  return VALUE.price;
}

function isAtDatesOnly({ american, sign, rate, dividendYield }: DividendOption): boolean {
  return !american || isNeverEarly(sign, rate, dividendYield);
}

/**
 * What the option is worth where the share moves without chance: exercised now, just before one of
 * the dividends, or at expiry; a European one at expiry. It is the least its price can be.
 */
export function certainValue(spot: number, option: DividendOption): number {
  const { sign, strike, years, rate, dividendYield, american } = option;
  const { times, amounts } = option.dividends;
  let best = american ? Math.max(0, sign * (spot - strike)) : 0;
  let price = spot;
  let time = 0;
  for (let i = 0; i <= times.length; i++) {
    const next = times[i] ?? years;
    price *= exp((rate - dividendYield) * (next - time));
    if (american && i < times.length) {
      best = Math.max(best, exp(-rate * next) * sign * (price - strike));
    }
    price = Math.max(0, price - (amounts[i] ?? 0));
    time = next;
  }
  const payoff = Math.max(0, sign * (price - strike));
  return Math.max(best, exp(-rate * years) * payoff);
}
