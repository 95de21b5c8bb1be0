import { evaluateAmerican, horizon } from "../american/american.ts";
import { isNeverEarly } from "../american/is-never-early.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../black-scholes.ts";
import { evaluateLifePut } from "./life-put.ts";
import { copyOptionValue, createOptionValue, type OptionValue } from "./option-value.ts";

const GREEKS = createEuropeanGreeks();
const UNIT_PUT = createOptionValue();
const TERMS = { years: 0.5, rate: 0.5, dividendYield: 0.5, sigma: 0.5 };
/** Interest on the strike over the life that nobody exercises for. */
const LEAST_INTEREST = 1e-12;

/**
 * Value of an American option without cash dividends to come, from the exercise boundary of its
 * whole life (`lifeBoundary`); a call is the put with spot and strike, rate and yield exchanged.
 * Arguments as of `evaluateAmerican`, which answers without chance and beyond `life`, the longest
 * `years` that is expected. Not for options that {@link hasTwoBoundaries}.
 */
export function evaluateWithoutDividends(
  out: OptionValue,
  right: 1 | -1,
  spot: number,
  strike: number,
  years: number,
  life: number,
  rate: number,
  dividendYield: number,
  sigma: number,
): void {
  const putRate = right === -1 ? rate : dividendYield;
  const putYield = right === -1 ? dividendYield : rate;
  const gainsNothing = putYield >= 0 && putRate * life < LEAST_INTEREST;
  const isEuropean = years <= 0 || gainsNothing || isNeverEarly(right, rate, dividendYield);
  if (sigma > 0 && isEuropean) {
    evaluateEuropean(GREEKS, right, spot, strike, years, rate, dividendYield, sigma);
    copyOptionValue(out, GREEKS);
    out.price = Math.max(out.price, right * (spot - strike));
    return;
  }
  if (!(sigma > 0 && life >= years)) {
    evaluateAmerican(GREEKS, right, spot, strike, years, rate, dividendYield, sigma, "fast");
    copyOptionValue(out, GREEKS);
    return;
  }
  const most = horizon(putRate, putYield, sigma);
  TERMS.years = Math.min(life, most);
  TERMS.rate = putRate;
  TERMS.dividendYield = putYield;
  TERMS.sigma = sigma;
  const left = Math.min(years, most);
  if (right === -1) {
    evaluateLifePut(UNIT_PUT, spot / strike, left, TERMS);
    const isExercised = UNIT_PUT.delta === -1;
    out.price = isExercised ? strike - spot : strike * UNIT_PUT.price;
    out.delta = UNIT_PUT.delta;
    out.gamma = UNIT_PUT.gamma / strike;
    out.theta = strike * UNIT_PUT.theta;
  } else {
    const ratio = strike / spot;
    evaluateLifePut(UNIT_PUT, ratio, left, TERMS);
    const isExercised = UNIT_PUT.delta === -1;
    out.price = isExercised ? spot - strike : spot * UNIT_PUT.price;
    out.delta = isExercised ? 1 : UNIT_PUT.price - ratio * UNIT_PUT.delta;
    out.gamma = (ratio * ratio * UNIT_PUT.gamma) / spot;
    out.theta = spot * UNIT_PUT.theta;
  }
}

/** Whether exercise pays between two boundaries only: put rates with yield < rate < 0, mirrored. */
export function hasTwoBoundaries(right: 1 | -1, rate: number, dividendYield: number): boolean {
  const putRate = right === -1 ? rate : dividendYield;
  return putRate < 0 && !isNeverEarly(right, rate, dividendYield);
}
