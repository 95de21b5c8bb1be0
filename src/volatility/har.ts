import { EWMA_RETURNS_NEEDED } from "./ewma.ts";
import { TRADING_DAYS_PER_YEAR } from "./realized.ts";
import { FORECAST_DAYS, squaredReturns } from "./squared-returns.ts";

const WEEK = 5;
const MONTH = 22;

/** A constant and the averages of a day, a week and a month. */
const TERMS = 4;

/** A pivot below this part of its diagonal is rounding: the averages do not tell the rows apart. */
const LEAST_PIVOT = 1e-10;

/** Percent squared: the sums of the equations are then of similar size. */
const PERCENT_SQUARED = 10_000;

/**
 * Forecast of volatility per year after each close, from closes up to and including it (HAR, Corsi,
 * Journal of Financial Econometrics 7, 2009, 174-196, on daily squares): the mean squared return of
 * the next 21 days as a constant and three slopes on the last square, the mean of 5 and of 22.
 * Least squares over all 21-day periods that are over, anew at each close. A forecast never leaves
 * the range that these periods had: above it is the largest, below it the mean so far, because
 * only a line that slopes down can lead there (after the filters of Swanson and White 1997 and
 * Bollerslev, Patton and Quaedvlieg 2016). Where the equations have no single answer it is that
 * mean. One entry per close, NaN before index 252.
 */
export function harVolatility(closes: ArrayLike<number>): Float64Array {
  const squares = squaredReturns(closes).map((square) => square * PERCENT_SQUARED);
  const volatilities = new Float64Array(closes.length).fill(Number.NaN);
  const equations = new Float64Array(TERMS * (TERMS + 1));
  const scratch = new Float64Array(equations.length);
  const terms = new Float64Array(TERMS);
  const slopes = new Float64Array(TERMS);
  let [sum, least, most] = [0, Number.POSITIVE_INFINITY, 0];
  for (let index = 1; index < closes.length; index++) {
    sum += squares[index]!;
    const past = index - FORECAST_DAYS;
    if (past >= MONTH) {
      writeTerms(terms, squares, past);
      const target = meanUpTo(squares, index, FORECAST_DAYS);
      addObservation(equations, terms, target);
      least = Math.min(least, target);
      most = Math.max(most, target);
    }
    if (index < EWMA_RETURNS_NEEDED) continue;
    const mean = sum / index;
    let variance = mean;
    if (solve(equations, scratch, slopes)) {
      writeTerms(terms, squares, index);
      variance = 0;
      for (let term = 0; term < TERMS; term++) variance += slopes[term]! * terms[term]!;
    }
    variance = variance < least ? mean : Math.min(variance, most);
    volatilities[index] = Math.sqrt((TRADING_DAYS_PER_YEAR * variance) / PERCENT_SQUARED);
  }
  return volatilities;
}

function meanUpTo(squares: Float64Array, last: number, count: number): number {
  let sum = 0;
  for (let index = last - count + 1; index <= last; index++) sum += squares[index]!;
  return sum / count;
}

function writeTerms(terms: Float64Array, squares: Float64Array, index: number): void {
  terms[0] = 1;
  terms[1] = squares[index]!;
  terms[2] = meanUpTo(squares, index, WEEK);
  terms[3] = meanUpTo(squares, index, MONTH);
}

/** Adds x x' and, in the last column, x y to the normal equations. */
function addObservation(equations: Float64Array, terms: Float64Array, target: number): void {
  const width = TERMS + 1;
  for (let row = 0; row < TERMS; row++) {
    const x = terms[row]!;
    for (let column = 0; column < TERMS; column++) {
      equations[row * width + column]! += x * terms[column]!;
    }
    equations[row * width + TERMS]! += x * target;
  }
}

/** Gauss elimination without exchanges: the matrix is symmetric and positive. False if singular. */
function solve(equations: Float64Array, scratch: Float64Array, slopes: Float64Array): boolean {
  const width = TERMS + 1;
  scratch.set(equations);
  for (let pivot = 0; pivot < TERMS; pivot++) {
    const diagonal = scratch[pivot * width + pivot]!;
    if (!(diagonal > LEAST_PIVOT * equations[pivot * width + pivot]!)) return false;
    for (let row = pivot + 1; row < TERMS; row++) {
      const factor = scratch[row * width + pivot]! / diagonal;
      for (let column = pivot; column < width; column++) {
        scratch[row * width + column]! -= factor * scratch[pivot * width + column]!;
      }
    }
  }
  for (let row = TERMS - 1; row >= 0; row--) {
    let rest = scratch[row * width + TERMS]!;
    for (let column = row + 1; column < TERMS; column++) {
      rest -= scratch[row * width + column]! * slopes[column]!;
    }
    slopes[row] = rest / scratch[row * width + row]!;
  }
  return true;
}
