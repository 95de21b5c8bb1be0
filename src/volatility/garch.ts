import { log } from "../math/log.ts";
import { EWMA_RETURNS_NEEDED } from "./ewma.ts";
import { TRADING_DAYS_PER_YEAR } from "./realized.ts";
import { FORECAST_DAYS, squaredReturns } from "./squared-returns.ts";

/** h(t+1) = variance (1 - alpha - beta) + alpha r(t)^2 + beta h(t), per day. */
export interface Garch {
  readonly alpha: number;
  readonly beta: number;
  /** Long-run variance per day: the mean of the squared returns. */
  readonly variance: number;
}

/** Rows after which the parameters are estimated anew. */
const ROWS_BETWEEN_FITS = 21;

/**
 * Forecast of volatility per year after each close, from closes up to and including it:
 * GARCH(1,1) (Bollerslev, Journal of Econometrics 31, 1986, 307-327) of all returns so far without
 * a mean, estimated at index 252 and every 21 rows from there; the forecast is the mean of the
 * expected variances of the next 21 days. One entry per close, NaN before index 252.
 */
export function garchVolatility(closes: ArrayLike<number>): Float64Array {
  const squares = squaredReturns(closes);
  const volatilities = new Float64Array(closes.length).fill(Number.NaN);
  let fit: Garch = { alpha: 0, beta: 0, variance: 0 };
  let next = 0;
  for (let index = EWMA_RETURNS_NEEDED; index < closes.length; index++) {
    if ((index - EWMA_RETURNS_NEEDED) % ROWS_BETWEEN_FITS === 0) {
      fit = fitGarch(squares.subarray(1, index + 1));
      next = fit.variance;
      for (let past = 1; past < index; past++) next = nextVariance(fit, next, squares[past]!);
    }
    next = nextVariance(fit, next, squares[index]!);
    volatilities[index] = Math.sqrt(TRADING_DAYS_PER_YEAR * meanVariance(fit, next));
  }
  return volatilities;
}

function nextVariance(fit: Garch, variance: number, square: number): number {
  const { alpha, beta } = fit;
  return (1 - alpha - beta) * fit.variance + alpha * square + beta * variance;
}

/** Mean of the expected variances of the next 21 days, the first of which is known. */
export function meanVariance(fit: Garch, first: number): number {
  const persistence = fit.alpha + fit.beta;
  let power = 1;
  for (let day = 0; day < FORECAST_DAYS; day++) power *= persistence;
  const weight = (1 - power) / (FORECAST_DAYS * (1 - persistence));
  return fit.variance + weight * (first - fit.variance);
}

/** Of the first grid: alpha from 0.01, 1 - alpha - beta from 0.001, in factors of 3. */
const FIRST_ALPHA = 0.01;
const FIRST_DECAY = 0.001;
const FIRST_STEP = 3;
const ALPHAS = 4;
const DECAYS = 6;

/** Twice the grid is refined, two steps to either side: 3^(1/3), then 3^(1/9). */
const REFINED_STEPS = [1.4422495703074083, 1.129830963909753];
const STEPS_ASIDE = 2;

/**
 * Alpha and beta of greatest likelihood on a grid of their logarithms that is refined twice, to
 * within 6 %; the long-run variance is the mean square (variance targeting). No chance, no start.
 *
 * @param squares squared returns, oldest first.
 */
export function fitGarch(squares: Float64Array): Garch {
  const variance = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  if (variance === 0) return { alpha: 0, beta: 0, variance };
  const scaled = squares.map((square) => square / variance);
  let [alpha, decay, least] = [0, 1, Number.POSITIVE_INFINITY];
  const compare = (otherAlpha: number, otherDecay: number): void => {
    const beta = 1 - otherDecay - otherAlpha;
    if (beta < 0) return;
    const loss = garchLoss(scaled, otherAlpha, beta);
    if (loss < least) [alpha, decay, least] = [otherAlpha, otherDecay, loss];
  };
  for (let i = 0, a = FIRST_ALPHA; i < ALPHAS; i++, a *= FIRST_STEP) {
    for (let j = 0, d = FIRST_DECAY; j < DECAYS; j++, d *= FIRST_STEP) compare(a, d);
  }
  for (const step of REFINED_STEPS) {
    const [low, side] = [1 / (step * step), 2 * STEPS_ASIDE + 1];
    const [fromAlpha, fromDecay] = [alpha * low, decay * low];
    for (let i = 0, a = fromAlpha; i < side; i++, a *= step) {
      for (let j = 0, d = fromDecay; j < side; j++, d *= step) compare(a, d);
    }
  }
  return { alpha, beta: 1 - decay - alpha, variance };
}

/** Days whose terms are one fraction and one logarithm: each h is between 1e-4 and 1e6. */
const BLOCK = 16;

/**
 * Minus twice the logarithm of the likelihood of normal returns, but for a constant: the sum of
 * log h + square / h. The squares have mean 1, which is the long-run variance and the first h.
 */
export function garchLoss(squares: Float64Array, alpha: number, beta: number): number {
  const base = 1 - alpha - beta;
  let [h, loss] = [1, 0];
  for (let start = 0; start < squares.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, squares.length);
    let [fractions, product] = [0, 1];
    for (let index = start; index < end; index++) {
      const square = squares[index]!;
      fractions = fractions * h + square * product;
      product *= h;
      h = base + alpha * square + beta * h;
    }
    loss += fractions / product + log(product);
  }
  return loss;
}
