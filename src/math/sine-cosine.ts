const PER_HALF_PI = 0.6366197723675814;
/** pi / 2 in four parts; the first three have 33 bits each, so that k times each is exact. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_4 = 8.4784276603689e-32;

/** x - k pi / 2 as a sum of two doubles, and k modulo 4: written by {@link reduce}. */
const REDUCED = { high: 0, low: 0, quarter: 0 };

/** Cody and Waite's reduction, the lost bits carried along as in fdlibm's e_rem_pio2.c. */
function reduce(x: number): void {
  const k = Math.floor(x * PER_HALF_PI + 0.5);
  const first = x - k * HALF_PI_1;
  const second = first - k * HALF_PI_2;
  const lostSecond = first - second - k * HALF_PI_2;
  const third = second - k * HALF_PI_3;
  const lostThird = second - third - k * HALF_PI_3;
  const rest = k * HALF_PI_4 - lostSecond - lostThird;
  REDUCED.high = third - rest;
  REDUCED.low = third - REDUCED.high - rest;
  REDUCED.quarter = k - 4 * Math.floor(k / 4);
}

/** sin(high + low) for |high| <= pi / 4: fdlibm's k_sin.c. */
function sineReduced(high: number, low: number): number {
  const z = high * high;
  const tail =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  const cube = z * high;
  return high - (z * (0.5 * low - cube * tail) - low - cube * -0.16666666666666632);
}

/** cos(high + low) for |high| <= pi / 4: FreeBSD's k_cos.c. */
function cosineReduced(high: number, low: number): number {
  const z = high * high;
  const tail =
    0.0416666666666666 +
    z *
      (-0.001388888888887411 +
        z *
          (2.480158728947673e-5 +
            z *
              (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))));
  const half = 0.5 * z;
  const main = 1 - half;
  return main + (1 - main - half + (z * z * tail - high * low));
}

/** Sine and cosine of one angle. */
export interface SineCosine {
  sine: number;
  cosine: number;
}

/** An empty result to hand to {@link writeSineCosine} again and again. */
export function createSineCosine(): SineCosine {
  return { sine: Number.NaN, cosine: Number.NaN };
}

/**
 * sin x and cos x of an angle in radians, |x| <= 1e5, within 1 ulp, the same bits on every machine,
 * into `out`: reduction by the nearest multiple of pi / 2, then a polynomial for each.
 */
export function writeSineCosine(out: SineCosine, x: number): void {
  reduce(x);
  const { high, low, quarter } = REDUCED;
  const sine = sineReduced(high, low);
  const cosine = cosineReduced(high, low);
  const isTurned = quarter % 2 === 1;
  out.sine = isTurned ? cosine : sine;
  out.cosine = isTurned ? -sine : cosine;
  if (quarter >= 2) {
    out.sine = -out.sine;
    out.cosine = -out.cosine;
  }
}
