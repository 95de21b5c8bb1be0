import { exp } from "../../../math/exp.ts";
import { log } from "../../../math/log.ts";
import { INVERSE_SQRT_TWO_PI } from "../../../math/normal.ts";
import { europeanPrice } from "../../black-scholes.ts";
import { gaussLegendre } from "../quadrature.ts";
import type { DividendOption } from "./cash-dividends.ts";
import { createSpotValue, type SpotValue } from "./spot-value.ts";

/** The value just before one dividend, at points of ln(price), times their weights. */
interface DateValues {
  readonly logPrices: Float64Array;
  readonly weighted: Float64Array;
}

/** Standard deviations beyond which a lognormal price is not looked for: 1e-17 of probability. */
const REACH = 8.5;
/** Prices below this share of the spot are taken as reached with no probability. */
const LOWEST_SHARE = 1e-4;
const PANEL = gaussLegendre(10);
const MOST_PANELS = 4_000;

/**
 * Value of an option on a share that pays cash dividends, exercised just before a dividend where
 * that is worth more: the European formula after the last dividend, then, date by date backwards,
 * the discounted integral over the lognormal price at the next dividend, by Gauss-Legendre panels
 * that break where exercise begins. Exact for European options, and for American ones that
 * it never pays to exercise between dividends. `option` has at least one dividend.
 */
export function valueAtDividends(out: SpotValue, spot: number, option: DividendOption): void {
  const { times } = option.dividends;
  let next: DateValues | undefined;
  for (let i = times.length - 1; i >= 0; i--) next = valuesBefore(i, spot, option, next);
  integrate(out, next!, log(spot), 0, times[0]!, option);
  // From derivatives by ln(spot) to those by spot.
  out.gamma = (out.gamma - out.delta) / (spot * spot);
  out.delta /= spot;
}

function valuesBefore(
  i: number,
  spot: number,
  option: DividendOption,
  next: DateValues | undefined,
): DateValues {
  const { sign, strike, years, sigma, dividends } = option;
  const { times } = dividends;
  const time = times[i]!;
  const amount = dividends.amounts[i]!;
  const ending = times[i + 1] ?? years;
  const after = (price: number): number => valueAfter(i, price - amount, option, next);
  const exercised = (price: number): number => sign * (price - strike);
  const value = (price: number): number =>
    option.american ? Math.max(exercised(price), after(price)) : after(price);

  const [low, high] = priceRange(i, spot, option);
  const breaks = [log(amount), log(strike + amount)];
  if (option.american) {
    const gain = (y: number): number => exercised(exp(y)) - after(exp(y));
    breaks.push(crossing(gain, low, high));
  }
  const spread = sigma * Math.sqrt(time - (times[i - 1] ?? 0));
  const spreadAfter = sigma * Math.sqrt(ending - time);
  const width = spreadAfter > 0 ? Math.min(spread, spreadAfter) : spread;
  const points = panelPoints(low, high, breaks, width);
  points.weighted.forEach((weight, k) => {
    points.weighted[k] = weight * value(exp(points.logPrices[k]!));
  });
  return points;
}

/** Value just after dividend i at a price, which may be 0. */
function valueAfter(
  i: number,
  price: number,
  option: DividendOption,
  next: DateValues | undefined,
): number {
  const { sign, strike, years, rate, dividendYield, sigma, dividends } = option;
  const left = years - dividends.times[i]!;
  const atZero = sign === 1 ? 0 : strike * exp(-rate * left);
  if (price < Number.MIN_VALUE / Number.EPSILON) return atZero;
  if (next === undefined) {
    return europeanPrice(sign, price, strike, left, rate, dividendYield, sigma);
  }
  const from = dividends.times[i]!;
  const until = dividends.times[i + 1]!;
  const logPrice = log(price);
  if (logPrice + REACH * sigma * Math.sqrt(until - from) < next.logPrices[0]!) return atZero;
  integrate(SCRATCH, next, logPrice, from, until, option);
  return SCRATCH.price;
}

const SCRATCH = createSpotValue();

/** Price at `from` of the values at `until`, and derivatives by the logarithm of the price. */
function integrate(
  out: SpotValue,
  values: DateValues,
  logPrice: number,
  from: number,
  until: number,
  { rate, dividendYield, sigma }: DividendOption,
): void {
  const years = until - from;
  const spread = sigma * Math.sqrt(years);
  const center = logPrice + (rate - dividendYield - 0.5 * sigma * sigma) * years;
  const scale = (exp(-rate * years) * INVERSE_SQRT_TWO_PI) / spread;
  const { logPrices, weighted } = values;
  let price = 0;
  let slope = 0;
  let bend = 0;
  for (let k = firstAbove(logPrices, center - REACH * spread); k < logPrices.length; k++) {
    const z = (logPrices[k]! - center) / spread;
    if (z > REACH) break;
    const part = weighted[k]! * exp(-0.5 * z * z);
    price += part;
    slope += part * z;
    bend += part * (z * z - 1);
  }
  out.price = price * scale;
  out.delta = (slope * scale) / spread;
  out.gamma = (bend * scale) / (spread * spread);
}

function firstAbove(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Logarithms of the lowest and highest price that can be met just before dividend i. */
function priceRange(i: number, spot: number, option: DividendOption): [number, number] {
  const { rate, dividendYield, sigma, dividends } = option;
  const time = dividends.times[i]!;
  const drift = (rate - dividendYield - 0.5 * sigma * sigma) * time;
  // Prices matter to the value of a share as well as to its probability: one deviation more.
  const reach = REACH * sigma * Math.sqrt(time) + sigma * sigma * time;
  let paid = 0;
  for (let k = 0; k < i; k++) paid += dividends.amounts[k]!;
  const lowest = spot * exp(drift - reach) - paid * exp(Math.max(drift, 0));
  return [log(Math.max(lowest, spot * LOWEST_SHARE)), log(spot) + drift + reach];
}

/** The root of a function that changes sign once between the two, or `high` where it does not. */
function crossing(gain: (y: number) => number, low: number, high: number): number {
  const startsAbove = gain(low) > 0;
  if (startsAbove === gain(high) > 0) return high;
  let from = low;
  let until = high;
  for (let step = 0; step < 60; step++) {
    const middle = 0.5 * (from + until);
    if (gain(middle) > 0 === startsAbove) from = middle;
    else until = middle;
  }
  return 0.5 * (from + until);
}

/** Gauss-Legendre points and weights on panels no wider than `width` that end at each break. */
function panelPoints(
  low: number,
  high: number,
  breaks: readonly number[],
  width: number,
): DateValues {
  const inside = breaks.filter((y) => y > low && y < high).sort((a, b) => a - b);
  const edges = [low, ...inside, high];
  const widest = Math.max(width, (high - low) / MOST_PANELS);
  const logPrices: number[] = [];
  const weighted: number[] = [];
  for (let e = 1; e < edges.length; e++) {
    const from = edges[e - 1]!;
    const panels = Math.max(1, Math.ceil((edges[e]! - from) / widest));
    const size = (edges[e]! - from) / panels;
    for (let panel = 0; panel < panels; panel++) {
      for (let k = PANEL.nodes.length - 1; k >= 0; k--) {
        logPrices.push(from + (panel + PANEL.nodes[k]!) * size);
        weighted.push(PANEL.weights[k]! * size);
      }
    }
  }
  return { logPrices: Float64Array.from(logPrices), weighted: Float64Array.from(weighted) };
}
