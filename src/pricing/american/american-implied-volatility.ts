import { createEuropeanGreeks } from "../black-scholes.ts";
import {
  createImpliedVolatility,
  type ImpliedVolatility,
  impliedVolatility,
} from "../implied-volatility.ts";
import { evaluateAmerican } from "./american.ts";
import type { Accuracy } from "./boundary-rule.ts";
import type { DividendOption } from "./dividends/cash-dividends.ts";
import { certainValue, priceWithDividends } from "./dividends/with-dividends.ts";
import { isNeverEarly } from "./is-never-early.ts";
import { searchVolatility } from "./search-volatility.ts";

/** Four units in the last place of 1. */
const FOUR_ULP = 8.881784197001252e-16;
/** What a price of the grid or of the quadrature may be off, in strikes. */
const DIVIDEND_SLACK = 1e-8;
/** Where a European volatility gives no start, in deviations at expiry. */
const START_DEVIATION = 0.3;
/** Years and prices outside have no sensible logarithm. */
const SMALLEST = 1e-300;
const LARGEST = 1e300;

const GREEKS = createEuropeanGreeks();
const EUROPEAN = createImpliedVolatility();

/**
 * Volatility at which {@link evaluateAmerican} gives `price`, written into `out`. The statuses are
 * those of {@link impliedVolatility}, with immediate exercise as intrinsic value: at exactly
 * sign (S - K) the option is to be exercised now, every volatility up to some limit gives that
 * price, and the status is `at-intrinsic`. The search starts at the European implied volatility,
 * which is never lower. Arguments as there.
 */
export function americanImpliedVolatility(
  out: ImpliedVolatility,
  sign: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  price: number,
  accuracy: Accuracy,
): void {
  impliedVolatility(EUROPEAN, sign, spot, strike, years, rate, dividendYield, price);
  if (EUROPEAN.status === "invalid" || isNeverEarly(sign, rate, dividendYield)) {
    out.sigma = EUROPEAN.sigma;
    out.status = EUROPEAN.status;
    return;
  }
  const priceAt = (sigma: number): number => {
    evaluateAmerican(GREEKS, sign, spot, strike, years, rate, dividendYield, sigma, accuracy);
    return GREEKS.price;
  };
  const start = EUROPEAN.status === "ok" ? EUROPEAN.sigma : START_DEVIATION / Math.sqrt(years);
  const floor = priceAt(0);
  const slack = floor > 0 ? FOUR_ULP * Math.max(spot, strike) : 0;
  searchVolatility(out, price, { priceAt, floor, slack, start, years });
}

/** The same for `evaluateWithDividends`; the sigma of `option` is not read. */
export function impliedVolatilityWithDividends(
  out: ImpliedVolatility,
  spot: number,
  option: DividendOption,
  price: number,
  accuracy: Accuracy,
): void {
  const { strike, years } = option;
  const isOption = Math.min(spot, strike, years) >= SMALLEST && Math.max(spot, strike) <= LARGEST;
  if (!isOption || !Number.isFinite(price + years + option.rate + option.dividendYield)) {
    out.sigma = Number.NaN;
    out.status = "invalid";
    return;
  }
  const floor = certainValue(spot, option);
  searchVolatility(out, price, {
    priceAt: (sigma) => priceWithDividends(spot, { ...option, sigma }, accuracy),
    floor,
    slack: floor > 0 ? DIVIDEND_SLACK * strike : 0,
    start: START_DEVIATION / Math.sqrt(years),
    years,
  });
}
