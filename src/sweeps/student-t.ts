import { arcTangent } from "../math/arc-tangent.ts";

/**
 * The quantile of Student's t that an interval needs: |T| stays within it with probability `share`.
 * It is found by halving a bracket of the distribution's finite sums.
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 *
 * @param share above 0 and below 1: 0.95 for a 95 % interval. @param freedom degrees, 1 or more.
 */
export function studentT(share: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (shareWithin(high, freedom) < share) [low, high] = [high, 2 * high];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (shareWithin(middle, freedom) < share) low = middle;
    else high = middle;
  }
}

/**
 * P(|T| <= t): with tan(angle) = t / sqrt(freedom), sums of powers of the angle's cosine.
 *
 * @param t 0 or more, finite. @param freedom degrees, 1 or more.
 */
export function shareWithin(t: number, freedom: number): number {
  const size = Math.sqrt(freedom + t * t);
  const [sine, squaredCosine] = [t / size, freedom / (size * size)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.sqrt(squaredCosine) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= (squaredCosine * (power - 1)) / power;
    sum += term;
  }
  if (!isOdd) return sine * sum;
  return (2 / Math.PI) * (arcTangent(t, Math.sqrt(freedom)) + sine * sum);
}
