/**
 * Gatheral's raw SVI: total variance sigma^2 T at the log-moneyness k = ln(K / F) is
 * w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)).
 */
export interface Svi {
  readonly a: number;
  /** >= 0. */
  readonly b: number;
  /** -1 to 1. */
  readonly rho: number;
  readonly m: number;
  /** > 0. */
  readonly sigma: number;
}

/** One expiry's smile: one SVI, or the sum of two where one does not bend enough. */
export type Smile = readonly Svi[];

/** Total variance at k and its first two derivatives by k. */
export interface SmilePoint {
  w: number;
  slope: number;
  curvature: number;
}

/** An empty result to hand to {@link evaluateSmile} again and again. */
export function createSmilePoint(): SmilePoint {
  const unset = Number.NaN;
  return { w: unset, slope: unset, curvature: unset };
}

/** Total variance of a smile at the log-moneyness k = ln(K / F), with derivatives, into `out`. */
export function evaluateSmile(out: SmilePoint, smile: Smile, k: number): void {
  out.w = 0;
  out.slope = 0;
  out.curvature = 0;
  for (const { a, b, rho, m, sigma } of smile) {
    const x = k - m;
    const root = Math.sqrt(x * x + sigma * sigma);
    out.w += a + b * (rho * x + root);
    out.slope += b * (rho + x / root);
    out.curvature += (b * sigma * sigma) / (root * root * root);
  }
}

const SCRATCH = createSmilePoint();

/** Total variance sigma^2 T of a smile at the log-moneyness k = ln(K / F). */
export function totalVariance(smile: Smile, k: number): number {
  evaluateSmile(SCRATCH, smile, k);
  return SCRATCH.w;
}

/** Volatility per year of one SVI at the log-moneyness k. @param years to its expiry. */
export function smileVolatility({ a, b, rho, m, sigma }: Svi, years: number, k: number): number {
  const x = k - m;
  const variance = a + b * (rho * x + Math.sqrt(x * x + sigma * sigma));
  return Math.sqrt(variance / years);
}

/** The slope of total variance far out: to the right for side 1 (>= 0), to the left for -1. */
export function wingSlope(smile: Smile, side: 1 | -1): number {
  let slope = 0;
  for (const { b, rho } of smile) slope += b * (1 + side * rho);
  return slope;
}
