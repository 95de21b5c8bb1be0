import { exp } from "../../math/exp.ts";
import { searchVolatility } from "../american/search-volatility.ts";
import {
  createImpliedVolatility,
  type ImpliedVolatility,
  impliedVolatility,
} from "../implied-volatility.ts";
import { evaluateOption } from "./evaluate-option.ts";
import type { OptionTerms } from "./option-terms.ts";
import { createOptionValue } from "./option-value.ts";

/** A price so near to its least one, in strikes, has no volatility within the error of a model. */
const SLACK = 2e-7;
/** Relative: what is looked up again and again need not be found to the last bit. */
const ENOUGH = 1e-7;
/** Where a European volatility gives no start, in deviations at expiry. */
const START_DEVIATION = 0.3;
const DAYS_PER_YEAR = 365;

const VALUE = createOptionValue();
const EUROPEAN = createImpliedVolatility();

/**
 * Volatility per year of the terms' clock at which {@link evaluateOption} gives `price`, written
 * into `out`; statuses as of `impliedVolatility`. The intrinsic value of an American option is the
 * best that exercise, now or later, brings without chance; at it every volatility up to some limit
 * fits: `at-intrinsic`.
 *
 * @param price per share, in the unit of the terms.
 */
export function optionImpliedVolatility(
  out: ImpliedVolatility,
  terms: OptionTerms,
  price: number,
): void {
  const { right, strike, years, sigmaScale, rate, dividendYield } = terms;
  const spot = escrowed(terms);
  impliedVolatility(EUROPEAN, right, spot, strike, years, rate, dividendYield, price);
  if (!terms.american || EUROPEAN.status === "invalid") {
    out.sigma = EUROPEAN.sigma / sigmaScale;
    out.status = EUROPEAN.status;
    return;
  }
  const priceAt = (sigma: number): number => {
    evaluateOption(VALUE, terms, sigma);
    return VALUE.price;
  };
  const ofCalendar = EUROPEAN.status === "ok" ? EUROPEAN.sigma : START_DEVIATION / Math.sqrt(years);
  const start = ofCalendar / sigmaScale;
  const varianceYears = years * sigmaScale * sigmaScale;
  searchVolatility(out, price, {
    priceAt,
    floor: priceAt(0),
    slack: SLACK * strike,
    start,
    years: varianceYears,
    enough: ENOUGH,
  });
}

/** Of an American option the spot less the dividends to come: only a start needs it. */
function escrowed({ spot, years, rate, dividends, exDaysLeft, amounts }: OptionTerms): number {
  let left = spot;
  for (let i = 0; i < dividends; i++) {
    left -= amounts[i]! * exp(-rate * (years - exDaysLeft[i]! / DAYS_PER_YEAR));
  }
  return Math.max(left, spot * Number.EPSILON);
}
