/** Angles that are taken off first: atan(1/2), atan(1), atan(3/2), pi / 2, with their last bits. */
const HIGH = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, 1.5707963267948966];
const LOW = [
  2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, 6.123233995736766e-17,
];

/** (x - atan x) / x for |x| <= 7/16, by fdlibm's s_atan.c. */
function tail(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    0.3333333333333293 +
    w *
      (0.14285714272503466 +
        w *
          (0.09090887133436507 +
            w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782))));
  const even =
    -0.19999999999876483 +
    w *
      (-0.11111110405462356 +
        w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916)));
  return z * odd + w * even;
}

/** atan x for x >= 0. */
function positiveArcTangent(x: number): number {
  if (x < 0.4375) return x - x * tail(x);
  if (x < 0.6875) return shifted(0, (2 * x - 1) / (2 + x));
  if (x < 1.1875) return shifted(1, (x - 1) / (x + 1));
  if (x < 2.4375) return shifted(2, (x - 1.5) / (1 + 1.5 * x));
  return shifted(3, -1 / x);
}

function shifted(place: number, rest: number): number {
  return HIGH[place]! - (rest * tail(rest) - LOW[place]! - rest);
}

/**
 * The angle of the point (x, y) in radians, from -pi to pi, within a few ulp, the same bits on
 * every machine; 0 for (0, 0), infinite coordinates not allowed.
 */
export function arcTangent(y: number, x: number): number {
  const [rise, run] = [Math.abs(y), Math.abs(x)];
  const steep = run === 0 ? (rise === 0 ? 0 : HIGH[3]!) : positiveArcTangent(rise / run);
  const angle = x < 0 ? Math.PI - (steep - 2 * LOW[3]!) : steep;
  return y < 0 ? -angle : angle;
}
