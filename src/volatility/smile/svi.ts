/**
 * One expiry's smile (Gatheral's raw SVI): total variance sigma^2 T at the log-moneyness
 * k = ln(K / F) is w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)).
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

/** Total variance at k and its first two derivatives by k. */
export interface SmilePoint {
  w: number;
  slope: number;
  curvature: number;
}

/** An empty result to hand to {@link evaluateSvi} again and again. */
export function createSmilePoint(): SmilePoint {
  const unset = Number.NaN;
  return { w: unset, slope: unset, curvature: unset };
}

/** Total variance of a smile at the log-moneyness k = ln(K / F), with derivatives, into `out`. */
export function evaluateSvi(out: SmilePoint, svi: Svi, k: number): void {
  const x = k - svi.m;
  const root = Math.sqrt(x * x + svi.sigma * svi.sigma);
  out.w = svi.a + svi.b * (svi.rho * x + root);
  out.slope = svi.b * (svi.rho + x / root);
  out.curvature = (svi.b * svi.sigma * svi.sigma) / (root * root * root);
}

const SCRATCH = createSmilePoint();

/** Total variance sigma^2 T of a smile at the log-moneyness k = ln(K / F). */
export function sviVariance(svi: Svi, k: number): number {
  evaluateSvi(SCRATCH, svi, k);
  return SCRATCH.w;
}
