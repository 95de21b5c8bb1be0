const STEPS = 5;

/**
 * Cube root within 2 ulp, the same bits on every machine: the number is brought into [1, 8) by
 * exact factors of 8, where Newton's y - (y^3 - x) / (3 y^2) from a straight line converges in five
 * steps.
 * Cube roots of negative numbers are negative; zeros, infinities and NaN are their own.
 */
export function cubeRoot(x: number): number {
  if (x === 0 || !(Math.abs(x) < Number.POSITIVE_INFINITY)) return x;
  let mantissa = Math.abs(x);
  let scale = 1;
  while (mantissa >= 8) {
    mantissa /= 8;
    scale *= 2;
  }
  while (mantissa < 1) {
    mantissa *= 8;
    scale /= 2;
  }
  let root = (6 + mantissa) / 7;
  for (let step = 0; step < STEPS; step++) {
    root -= (root - mantissa / (root * root)) / 3;
  }
  return x < 0 ? -root * scale : root * scale;
}
