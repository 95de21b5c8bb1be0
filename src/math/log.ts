const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_POWER_54 = 18014398509481984;
/** High word of sqrt(1/2) rounded down: mantissas are taken from [sqrt(1/2), sqrt(2)). */
const SQRT_HALF_WORD = 0x3fe6a09e;
const EXPONENT_MASK = 0xfff00000;
const HALF_EXPONENT = 0x00080000;

const BITS = new Float64Array(1);
const WORDS = new Int32Array(BITS.buffer);

/**
 * (2 atanh(s) - 2s) / s as a polynomial in u = s^2, for |s| <= 0.2 (mantissas within a factor of
 * 1.5), own error below 1e-17 of the logarithm, Estrin form.
 */
function atanhTail(u: number): number {
  const u2 = u * u;
  const p01 = 0.6666666666666666 + u * 0.4000000000000814;
  const p23 = 0.28571428567185764 + u * 0.22222223063337937;
  const p45 = 0.1818173645241553 + u * 0.15388914608015938;
  const p67 = 0.1320878951933112 + u * 0.13616072442479324;
  return u * (p01 + u2 * p23 + u2 * u2 * (p45 + u2 * p67));
}

/** log of a positive normal number times 2^shift. */
function logNormal(x: number, shift: number): number {
  BITS[0] = x;
  const exponentBits = (WORDS[1]! - SQRT_HALF_WORD) & EXPONENT_MASK;
  WORDS[1] = WORDS[1]! - exponentBits;
  const k = (exponentBits >> 20) + shift;
  const f = BITS[0]! - 1;
  const s = f / (2 + f);
  const halfSquare = 0.5 * f * f;
  const correction = s * (halfSquare + atanhTail(s * s)) + k * LN2_LOW;
  return k * LN2_HIGH - (halfSquare - correction - f);
}

/**
 * Natural logarithm within 1 ulp on the whole double range, the same bits on every machine.
 *
 * x = 2^k (1 + f), log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)) with s = f / (2 + f): the form of
 * fdlibm's e_log.c, in which the rounded quotient enters only the small terms. log(0) is
 * -Infinity, the logarithm of a negative number or NaN is NaN.
 */
export function log(x: number): number {
  if (x >= SMALLEST_NORMAL && x < Number.POSITIVE_INFINITY) return logNormal(x, 0);
  if (x > 0) return x < 1 ? logNormal(x * TWO_POWER_54, -54) : x;
  return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
}

/**
 * ln(a / b) for a and b from 1e-300 to 1e300, without forming the quotient: relative error below
 * 4e-16 however close a is to b, because a - b' is exact there (Sterbenz).
 *
 * b is scaled by a power of two to within a factor of 1.5 of a by arithmetic on the exponent
 * fields alone; then 2 atanh((a - b') / (a + b')).
 */
export function logRatio(a: number, b: number): number {
  BITS[0] = a;
  const highWord = WORDS[1]!;
  BITS[0] = b;
  const exponentBits = (highWord - WORDS[1]! + HALF_EXPONENT) & EXPONENT_MASK;
  WORDS[1] = WORDS[1]! + exponentBits;
  const k = exponentBits >> 20;
  const scaled = BITS[0]!;
  const s = (a - scaled) / (a + scaled);
  return k * LN2_HIGH + (s + s + (s * atanhTail(s * s) + k * LN2_LOW));
}
