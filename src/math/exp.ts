/** ln 2 in two parts; the first has 32 trailing zero bits, so that k * LN2_HIGH is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const PER_LN2 = 1 / (LN2_HIGH + LN2_LOW);
/** 1.5 * 2^52: adding it rounds a number below 2^51 to an integer, ties to even. */
const ROUNDING_MAGIC = 6755399441055744;
/** Inside this range 2^k is a normal number, so one exponent addition scales the result. */
const NORMAL_LOW = -708;
const NORMAL_HIGH = 709;
/** Above it the result exceeds the largest double; below the other it rounds to zero. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;
const TWO_POWER_54 = 18014398509481984;

const SCALE = new Float64Array(1);
const SCALE_WORDS = new Int32Array(SCALE.buffer);

/** 2^k for -1022 <= k <= 1023, built in the exponent field (little-endian as every JS engine). */
function powerOfTwo(k: number): number {
  SCALE_WORDS[1] = (k + 1023) << 20;
  return SCALE[0]!;
}

/** Within it e^x - 1 needs no reduction. */
const REDUCED_LIMIT = 0.34;

/** (e^r - 1 - r) / r^2 for |r| <= 0.35: degree 9, its own error 1.3e-17 of e^r, Estrin form. */
function expTail(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const p01 = 0.5000000000000001 + r * 0.16666666666666669;
  const p23 = 0.04166666666662413 + r * 0.008333333333330062;
  const p45 = 0.0013888888917213717 + r * 0.00019841269863053618;
  const p67 = 2.4801521295954376e-5 + r * 2.7557268459997064e-6;
  const p89 = 2.7620088445409746e-7 + r * 2.510038549551032e-8;
  return p01 + r2 * p23 + r4 * (p45 + r2 * p67) + r4 * r4 * p89;
}

/**
 * e^r for r = high - low, |r| <= 0.35. `high` is exact and is added last but one, so that one
 * rounding of size 1 and one of size r remain.
 */
function expReduced(high: number, low: number): number {
  const r = high - low;
  return 1 + (high + (r * r * expTail(r) - low));
}

/** The rim: scaled in two steps where the result is subnormal or 2^k itself would overflow. */
function expEdge(x: number): number {
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < UNDERFLOW) return 0;
  if (Number.isNaN(x)) return x;
  const k = x * PER_LN2 + ROUNDING_MAGIC - ROUNDING_MAGIC;
  const y = expReduced(x - k * LN2_HIGH, k * LN2_LOW);
  return x > 0 ? y * 2 * powerOfTwo(k - 1) : (y * powerOfTwo(k + 54)) / TWO_POWER_54;
}

/**
 * e^x within 1 ulp on the whole double range, the same bits on every machine.
 *
 * Reduction by the nearest multiple of ln 2 in two parts (Cody and Waite 1980), the correction
 * kept apart as in fdlibm's e_exp.c. The main range has neither table nor branch, so a SIMD kernel
 * can follow it bit for bit; arguments outside [-708, 709] go to a slower path with gradual
 * underflow, Infinity above 709.78, 0 below -745.13 and NaN for NaN.
 */
export function exp(x: number): number {
  if (!(x >= NORMAL_LOW && x <= NORMAL_HIGH)) return expEdge(x);
  const k = x * PER_LN2 + ROUNDING_MAGIC - ROUNDING_MAGIC;
  return expReduced(x - k * LN2_HIGH, k * LN2_LOW) * powerOfTwo(k);
}

/** e^x - 1, relative error below 4e-16 also where x is small. */
export function expMinusOne(x: number): number {
  if (Math.abs(x) > REDUCED_LIMIT) return exp(x) - 1;
  return x + x * x * expTail(x);
}
