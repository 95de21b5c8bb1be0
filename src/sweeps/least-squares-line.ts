import { meanOf } from "../math/mean.ts";
import type { SeedValues } from "./seed-estimates.ts";

/** A straight line through points, and how much of y's variance it explains. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** R^2, 0 to 1; NaN where y does not vary. */
  readonly explained: number;
}

/** The line of ordinary least squares through (x, y). NaN unless x varies. */
export function leastSquaresLine(x: readonly number[], y: readonly number[]): Line {
  const [mx, my] = [meanOf(x), meanOf(y)];
  let [sxx, sxy, syy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - mx, y[i]! - my];
    sxx += dx * dx;
    sxy += dx * dy;
    syy += dy * dy;
  }
  const slope = sxy / sxx;
  return { slope, intercept: my - slope * mx, explained: (sxy * sxy) / (sxx * syy) };
}

/** By seed, the line through what the arms came to at their x. @param arms all with a number. */
export function linesBySeed(x: readonly number[], arms: readonly SeedValues[]): Line[] {
  return arms[0]!.map((_, seed) => {
    const y = arms.map((values) => values[seed]!);
    return leastSquaresLine(x, y);
  });
}
