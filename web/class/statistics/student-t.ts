/**
 * P(T <= t) of Student's t with whole degrees of freedom: the finite sums of M. Abramowitz and
 * I. A. Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
 *
 * @param freedom degrees of freedom, 1 or more.
 */
export function studentProbability(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const isOdd = freedom % 2 === 1;
  // 1 + 1/2 cos^2 + (1 3)/(2 4) cos^4 + ... for even, cos + 2/3 cos^3 + ... for odd degrees.
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    sum += term;
  }
  const half = isOdd ? (angle + Math.sin(angle) * sum) / Math.PI : (Math.sin(angle) * sum) / 2;
  return 0.5 + half;
}

/** The t below which Student's t lies with a probability from 0.5 up to 0.9999, by bisection. */
export function studentQuantile(probability: number, freedom: number): number {
  let [low, high] = [0, 1];
  while (studentProbability(high, freedom) < probability) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentProbability(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
