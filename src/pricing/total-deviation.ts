import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";
import { millsRatio } from "../math/normal.ts";

const SQRT_TWO_PI = 2.5066282746310002;
/** Mills ratio at 0, sqrt(pi / 2). */
const MILLS_AT_ZERO = 1.2533141373155001;
/** The difference of two Mills ratios cancels where both limits hold: then its series is used. */
const SERIES_HALF_DEVIATION = 0.2;
const SERIES_LOG_MONEYNESS = 2;
/** Two steps of order 4 reach rounding error from the guesses below (largest error 12 %). */
const STEPS = 2;
/** Further out of the money the normal model is no guide. */
const NORMAL_GUESS_LOG_MONEYNESS = 4;

/**
 * M(h - t) - M(h + t) = 2 (t I1 + t^3 I3 / 3! + ...), I_n = integral of u^n e^(-hu - u^2/2) over
 * u > 0: all terms positive. I_(n+1) = n I_(n-1) - h I_n, I_0 = M(h). Seven terms: the eighth is
 * below 1e-16 of the sum for t <= 0.2.
 */
function widthSeries(h: number, t: number): number {
  let previous = millsRatio(h);
  let current = 1 - h * previous;
  let power = t;
  let sum = power * current;
  for (let n = 1; n < 13; n += 2) {
    previous = n * previous - h * current;
    current = (n + 1) * current - h * previous;
    power *= (t * t) / ((n + 1) * (n + 2));
    sum += power * current;
  }
  return 2 * sum;
}

/** M(h - t) - M(h + t) with M(-x) = sqrt(2 pi) e^(x^2/2) - M(x): the share over phi(d1). */
function width(k: number, h: number, t: number): number {
  if (t < SERIES_HALF_DEVIATION && k < SERIES_LOG_MONEYNESS) return widthSeries(h, t);
  const d1 = t - h;
  if (d1 <= 0) return millsRatio(-d1) - millsRatio(h + t);
  return SQRT_TWO_PI * exp(0.5 * d1 * d1) - millsRatio(d1) - millsRatio(h + t);
}

/**
 * Guess in the normal (Bachelier) model, in which share / (e^k - 1) = phi(h) / h - Phi(-h)
 * determines h = k / s, with the next term of the lognormal model. Rationals fitted here by least
 * squares to 0.5 %.
 *
 * @param excess (e^k - 1) / k, 1 at k = 0
 */
function guessNormal(k: number, share: number, excess: number): number {
  const scaled = share / excess;
  let s: number;
  if (scaled >= 0.2 * k) {
    s = SQRT_TWO_PI * (scaled + 0.5 * k);
    const h = k / s;
    s /= 1 + h * (0.02613379 + h * (0.19970614 + h * 0.82884699));
  } else {
    const z = Math.sqrt(-2 * log(scaled / k));
    const p = 0.21345246 + z * (0.30188763 + z * (-0.29573008 + z * 0.17707062));
    s = (k * (1 + z * (-0.22221374 + z * 0.17591473))) / p;
  }
  return s * (1 + (s * s) / 24);
}

/** x >= 0 with Phi(-x) = p <= 1/2 to 4.5e-4, Abramowitz and Stegun 26.2.23: for guesses only. */
function roughQuantile(p: number): number {
  const z = Math.sqrt(-2 * log(p));
  const numerator = 2.515517 + z * (0.802853 + z * 0.010328);
  return z - numerator / (1 + z * (1.432788 + z * (0.189269 + z * 0.001308)));
}

/**
 * Guess from d1 alone: share = Phi(d1) (1 - R), complement = Phi(-d1) (1 + R') with ratios of two
 * Mills ratios, taken here where d1 = 0; then s = d1 + sqrt(d1^2 + 2k) exactly (for d1 < 0
 * in the form that does not cancel).
 */
function guessTail(k: number, low: boolean, share: number, complement: number): number {
  const ratio = millsRatio(Math.sqrt(2 * k)) / MILLS_AT_ZERO;
  const tail = low ? Math.min(0.5, share / (1 - ratio)) : complement / (1 + ratio);
  const a1 = roughQuantile(tail);
  const sum = a1 + Math.sqrt(a1 * a1 + 2 * k);
  return low ? (2 * k) / sum : sum;
}

/**
 * Total deviation s = sigma sqrt(T) of an out-of-the-money European option.
 *
 * Solves ln share (up to 1/2, else ln complement) by Householder steps of order 4, after
 * P. Jaeckel, "Let's Be Rational", Wilmott 75 (2015); share = phi(d1) (M(-d1) - M(-d2)) and
 * complement = phi(d1) (M(d1) + M(-d2)) in Mills ratios M, so that neither tail underflows. The
 * residual f has f' = -+1/w, f''/f' = (h^2 - t^2)/t/2 + f', in h = k/s and t = s/2; steps, and the
 * products of a step with these ratios, are relative to s.
 *
 * @param k |ln(forward / strike)|, >= 0
 * @param share price over the least upper bound min(S e^(-qT), K e^(-rT)), in (0, 1)
 * @param complement 1 - share, handed in because it may be known more exactly
 * @param excess (e^k - 1) / k, 1 at k = 0: used for the first guess only
 */
export function totalDeviation(
  k: number,
  share: number,
  complement: number,
  excess: number,
): number {
  const low = share <= 0.5;
  const target = SQRT_TWO_PI * (low ? share : complement);
  let s =
    low && k < NORMAL_GUESS_LOG_MONEYNESS
      ? guessNormal(k, share, excess)
      : guessTail(k, low, share, complement);
  for (let step = 0; step < STEPS; step++) {
    const h = k / s;
    const t = 0.5 * s;
    const d1 = t - h;
    const w = low ? width(k, h, t) : millsRatio(Math.abs(d1)) + millsRatio(h + t);
    const residual = log(w / target) - 0.5 * d1 * d1;
    const newton = (low ? -residual : residual) * (w / s);
    const bend = newton * (h * h - t * t);
    const second = residual + bend;
    const third =
      bend * bend - newton * newton * (3 * h * h + t * t) + residual * (2 * residual + 3 * bend);
    s *= 1 + (newton * (1 + 0.5 * second)) / (1 + second + third / 6);
  }
  return s;
}
