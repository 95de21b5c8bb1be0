/** What a smile is fitted to, one entry per quoted strike. Total variances are sigma^2 T. */
export interface SmileTarget {
  /** Log-moneyness ln(K / F), ascending. */
  readonly k: Float64Array;
  /** Total variance of the middle price. */
  readonly w: Float64Array;
  /** Total variance of the bid, and of the ask: below and above `w`. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Standard deviation of ln(price) at expiry: root of the total variance nearest the forward. */
export function smileDeviation({ k, w }: SmileTarget): number {
  let nearest = 0;
  for (let i = 1; i < k.length; i++) {
    if (Math.abs(k[i]!) < Math.abs(k[nearest]!)) nearest = i;
  }
  return Math.sqrt(w[nearest]!);
}

/** A quote without a spread is no more exact than this part of its variance. */
const LEAST_SPREAD = 1e-6;

/** Half the spread of a strike in total variance: the unit of a miss. */
export function halfSpread({ w, low, high }: SmileTarget, i: number): number {
  return Math.max((high[i]! - low[i]!) / 2, LEAST_SPREAD * w[i]!);
}

/** Whether a total variance lies between bid and ask at a strike. */
export function isInside({ w, low, high }: SmileTarget, i: number, variance: number): boolean {
  const slack = LEAST_SPREAD * w[i]!;
  return variance >= low[i]! - slack && variance <= high[i]! + slack;
}
